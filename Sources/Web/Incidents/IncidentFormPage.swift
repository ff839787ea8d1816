import HTTP
import HTTPTypes
import Reporting
import Storage

/// Báo cáo đột xuất: the school's form.
struct IncidentFormPage {
    let frame: Frame
    let title: String
    let schoolName: String
    /// To whom it goes.
    let officeName: String
    let address: String
    let backAddress: String
    let occasion: String
    let isCorrection: Bool
    private let sections: [(title: String, notes: [String], fields: [FormField])]
    /// What can't be sent so, each at its field.
    private let wrong: [(code: String, sentence: String)]
    /// It was sent, and was not taken.
    var isRefused = false
    /// Why, beside what is wrong in the fields.
    var complaint: String?

    init(_ asked: AskedIncident, _ visit: Visit, entries: Entries) throws {
        let content = FormContent(check: asked.check, period: nil, entries: entries)
        let isChecked = !visit.request.method.isSafe
        let findings = Findings(content, confirmations: [], isChecked: isChecked)
        let maker = FormFieldMaker(
            content: content, findings: findings, reasons: TypedReasons(stored: []),
            openCells: nil)
        isCorrection = asked.incident != nil
        frame = try Frame(
            visit, title: isCorrection ? "Đính chính" : asked.occasion.name, current: "/")
        title = asked.occasion.name
        schoolName = visit.asker.unit.name
        officeName = try visit.database.units.find(asked.occasion.owner)?.name ?? ""
        address = asked.address
        backAddress = asked.incident.map { "/incidents/\($0.id.rawValue)" } ?? "/incidents"
        occasion = asked.occasion.idText
        let level = asked.level
        let missing = isChecked ? Set(findings.missing) : []
        sections = asked.form.sections.compactMap { section in
            let fields = section.indicators.filter { $0.applies(to: level) }.map {
                maker.field(ofIncident: $0, isMissing: missing.contains($0.code))
            }
            guard !fields.isEmpty else { return nil }
            let notes = asked.check.notes(of: section, in: entries).map {
                $0.label.text(for: level)
            }
            return (title: section.title.text(for: level), notes: notes, fields: fields)
        }
        wrong = sections.flatMap(\.fields).flatMap { field in
            field.messages.filter { $0.kind == "err" }.map {
                (
                    code: field.code,
                    sentence: "\(field.number). \(field.label): \($0.sentence)"
                )
            }
        }
    }
}

extension FormFieldMaker {
    /// The field of a message that waits for no explanation and is of no round.
    fileprivate func field(ofIncident indicator: Indicator, isMissing: Bool) -> FormField {
        var field = field(indicator)
        (field.whys, field.whysElsewhere) = ([], [])
        if case .date = indicator.kind { field.rule = nil }
        if isMissing {
            field.messages.append(
                FormField.Message(
                    kind: "err", icon: "err", title: "Lỗi", sentence: "Cần trả lời câu này."))
            (field.isInvalid, field.tone) = (true, " err")
        }
        return field
    }
}

extension IncidentFormPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="\(backAddress)">\(isCorrection ? "Vụ việc" : "Báo cáo đột xuất")</a></p><h1>\(isCorrection ? "Đính chính" : title)</h1><p class="lede">\(schoolName) gửi \(officeName)</p></div></div>
              <div class="stack">
                \(if: !isCorrection, EmergencyCall.notice)
                \(complaint.map(Outcome.refused))
                \(if: isRefused && complaint == nil, refusal)
                \(if: isCorrection, Outcome.said("Sửa rồi gửi lại toàn bộ. Nội dung đã gửi trước đó vẫn được giữ, cơ quan quản lý thấy chỗ đã đổi."))
                <form class="stack" method="post" action="\(address)" novalidate data-guard>\(frame.keys)\(EnterKey.presses("send", send))\(if: !isCorrection, #"<input type="hidden" name="_occasion" value="\#(occasion)">"#)
                  \(sections.map(part))
                  <p class="hint">Không ghi họ tên học sinh, người bị nạn. Ảnh gửi được ngay sau khi gửi tin.</p>
                  <p class="acts"><button class="btn primary big" name="_do" value="send">\(Icon.of("sent"))\(send)</button></p></form>
              </div>
            </div>
            """, scripts: hasTables ? [.tables] : [])
    }

    private var send: String { isCorrection ? "Gửi đính chính" : "Gửi ngay" }

    private var hasTables: Bool { sections.contains { $0.fields.contains { $0.kind == .table } } }

    private var refusal: HTML {
        let places: [HTML] = wrong.map {
            ##"<li><a href="#\##($0.code)">\##($0.sentence)</a></li>"##
        }
        return
            #"<div class="notice err set" role="alert"><p><b>Chưa gửi, còn \#(wrong.count) chỗ phải sửa.</b></p><ul>\#(places)</ul></div>"#
    }

    private func part(
        _ section: (title: String, notes: [String], fields: [FormField])
    ) -> HTML {
        """
        <section class="sec">\(if: sections.count > 1, "<h2 class=\"q\">\(section.title)</h2>")
        \(section.notes.map { "<p class=\"q note\">\($0)</p>" })
        \(section.fields.map(\.html))</section>
        """
    }
}

/// Who is called first, and not by this page (Vietnam's numbers for emergencies).
enum EmergencyCall {
    static let notice: HTML =
        """
        <div class="notice err set no-print"><p><b>Khẩn cấp thì gọi trước.</b> Trang này báo cho cơ quan quản lý, không thay cho việc gọi cứu.</p><p class="acts"><a class="btn" href="tel:114">114 cứu hỏa, cứu nạn</a> <a class="btn" href="tel:115">115 cấp cứu</a> <a class="btn" href="tel:113">113 công an</a></p></div>
        """
}
