/// The lines of one commune's schools in an annex of texts. Where the form says that schools of a
/// commune may name one and the same paper (`list_distinct_commune`), those that wrote the same stand
/// in one line.
struct SameTexts {
    private struct Line {
        var schools: [String]
        let cells: [DocumentTable.Cell]
    }

    private let merges: Bool
    private var lines: [Line] = []
    private var places: [[String]: Int] = [:]

    /// So many schools of a line are named.
    private static let mostNamed = 3

    init(of indicators: [Indicator], inCommune: Bool) {
        merges = inCommune && indicators.contains { $0.aggregate == .listDistinctCommune }
    }

    /// The first school's spelling stays.
    mutating func add(_ school: Annexes.School, _ cells: [DocumentTable.Cell]) {
        let said = cells.map { SameTexts.plain($0.text) }
        if merges, let place = places[said] {
            lines[place].schools.append(school.unit.name)
        } else {
            places[said] = lines.count
            lines.append(Line(schools: [school.unit.name], cells: cells))
        }
    }

    /// Numbered from 1.
    var rows: [DocumentTable.Row] {
        lines.enumerated().map { index, line in
            .cells(
                [.init(count: Int64(index + 1)), .init(SameTexts.name(line.schools))] + line.cells)
        }
    }

    /// `3 trường: Mầm non Sao Mai, Tiểu học Cao Thắng, THCS Trần Phú`
    private static func name(_ schools: [String]) -> String {
        guard schools.count > 1 else { return schools.joined() }
        let others = schools.count - mostNamed
        return "\(VietnameseNumber.count(Int64(schools.count))) trường: "
            + schools.prefix(mostNamed).joined(separator: ", ")
            + (others > 0 ? " và \(VietnameseNumber.count(Int64(others))) trường khác" : "")
    }

    /// However its spaces and capitals were typed.
    private static func plain(_ text: String) -> String {
        text.nfc.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
