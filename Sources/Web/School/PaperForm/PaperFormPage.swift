import Reporting
import Storage

/// Biểu thu thập số liệu: what a school is asked, to be written on paper.
struct PaperFormPage {
    let frame: Frame
    let heading: ReportHeading
    let unitName: String
    let unitCode: String
    let round: String
    let level: String
    let table: PaperTable
    /// All of the form, and each section.
    let choices: [Tab]

    init(
        frame: Frame, heading: ReportHeading, _ report: SchoolReport, sections: [Form.Section],
        wanted: String?, levels: [LevelName]
    ) {
        self.frame = frame
        self.heading = heading
        unitName = report.file.unit.unit.name.uppercased()
        unitCode = report.file.unit.unit.code.rawValue
        round = report.round.code.rawValue
        let names = Dictionary(
            levels.map { ($0.level, $0.name) }, uniquingKeysWith: { first, _ in first })
        level = names[report.level] ?? report.level.rawValue
        let shown = sections.filter { wanted == nil || $0.code == wanted }
        let (address, level) = (report.file.address.own + "/paper", report.level)
        func name(_ section: Form.Section) -> String {
            "\(section.code). \(section.title.text(for: level))"
        }
        choices =
            [Tab(words: "Cả biểu", address: address, isChosen: wanted == nil)]
            + sections.map {
                Tab(
                    words: name($0), address: "\(address)?section=\($0.code)",
                    isChosen: $0.code == wanted)
            }
        table = PaperTable(
            report.form, level: report.level, previous: report.previous, shown: shown,
            isWhole: wanted == nil, levels: levels)
    }
}
