import Reporting
import Storage

/// What can be chosen on the page of totals: groups, states, section.
struct TotalsChoices {

    let groupings: [Choice]
    let states: [Choice]
    let sectionChoices: [Choice]
    /// Many columns are shown one section at a time.
    let allSections: Bool

    init(_ view: TotalsView, communes: String) {
        let coverage = view.totals.total.coverage
        groupings = TotalsView.Grouping.allCases.map {
            Choice(
                value: $0.rawValue, words: $0.words(communes: communes),
                isChosen: $0 == view.grouping)
        }
        states = [
            Choice(
                value: "submitted,approved",
                words: "Đã nộp và đã duyệt (\(coverage.submitted))",
                isChosen: view.states.contains(.submitted)),
            Choice(
                value: "approved", words: "Chỉ đã duyệt (\(coverage[.approved]))",
                isChosen: !view.states.contains(.submitted)),
        ]
        sectionChoices = view.totals.layout.form.sections.map {
            Choice(
                value: $0.code, words: "\($0.code). \($0.title.vietnamese)",
                isChosen: $0.code == view.section?.code)
        }
        allSections = view.grouping == .level
    }
}
