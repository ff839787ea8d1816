import Reporting
import Storage

/// What the office itself is asked by a form that is being made: questions and rules, one of them
/// opened to be changed.
struct OwnDraftPage {
    let frame: Frame
    let title: String
    let draftAddress: String
    let complaint: Complaint?
    /// Those of this part.
    let faults: [DraftFaults.Line]
    let sections: DraftSections
    let rules: DraftRuleList

    init(_ visit: Visit, _ view: DraftView) throws {
        let kept = try visit.addressedDraft()
        let (whole, own, reading) = (kept.draft, kept.draft.own, kept.draft.reading)
        frame = try Frame(visit, title: "Phần của cơ quan: " + whole.title, current: "/forms")
        title = whole.title
        draftAddress = DraftPart.schools.address(of: kept.id)
        complaint = view.complaint
        let ways = DraftFaults(
            whole.faults(reading), of: whole, showing: .office, address: draftAddress)
        faults = ways.lines.filter(\.isOwn)
        let address = DraftPart.office.address(of: kept.id)
        // Nothing of it can be read where there is no such part.
        let form = reading.form.own ?? reading.form
        sections = DraftSections(
            own, form, view, ways, levels: [], library: nil, address: address, keys: frame.keys)
        rules = DraftRuleList(own, form, view, ways, address: address, keys: frame.keys)
    }
}

extension OwnDraftPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="\(draftAddress)">\(title)</a></p><h1>Phần của cơ quan</h1><p class="lede">Những câu cơ quan mở đợt tự trả lời: số liệu của mình, việc đã làm. Câu trả lời in trong báo cáo tổng hợp, không cộng với số liệu của trường.</p></div></div>
              <div class="stack">
                \(complaint.map(Outcome.refused))
                \(if: !faults.isEmpty, wrong)
                \(sections.html)
                \(if: !sections.sections.isEmpty, rules.html)
              </div>
            </div>
            """, scripts: [.drafts])
    }

    private var wrong: HTML {
        """
        <div class="notice err set" role="status"><p><b>Còn \(faults.count) chỗ phải sửa ở phần này.</b></p><ul>\(faults.map { #"<li><a href="\#($0.address)">\#($0.place)</a>: \#($0.sentence)</li>"# })</ul></div>
        """
    }
}
