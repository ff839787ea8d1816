import Demonstration
import Formats
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What leaves an office is the same everywhere: the page of totals, its JSON, the document's annex and
/// the workbook say what the approved reports come to when they are added up one by one.
@Suite("Document, workbook, JSON and page say the same figures")
struct SameFiguresTests {
    struct Situation: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var levels: Set<Level> = ["MN", "TH", "THCS"]
        /// Of how many communes the schools are.
        var communes = 2
        /// How many reports are approved, and how many more are submitted alone; nil for all.
        var approved: Int?
        var submitted = 0
        let answers: SchoolAnswers
    }

    static let situations = [
        Situation(testDescription: "no report", approved: 0, answers: .blank),
        Situation(
            testDescription: "submitted alone", approved: 0, submitted: 4, answers: .random(1)),
        Situation(testDescription: "one", approved: 1, answers: .random(2)),
        Situation(
            testDescription: "some approved, some wait", approved: 3, submitted: 2,
            answers: .random(3)),
        Situation(testDescription: "all of a district", communes: 17, answers: .random(4)),
        Situation(testDescription: "zero everywhere", answers: .nothing),
        Situation(testDescription: "everything present", answers: .everything),
        Situation(testDescription: "one commune", communes: 1, answers: .random(5)),
        Situation(testDescription: "one level", levels: ["MN"], communes: 5, answers: .random(6)),
        Situation(testDescription: "nobody answered", answers: .blank),
    ]

    /// A line of the totals: a question's, or an option's.
    private struct Line: Hashable {
        let number: Int
        var option: String?
    }

    /// A figure for each level, and for all; nil where none is known.
    private typealias Figures = [Line: [Int64?]]

    private let site: APISite
    private let form: Form
    private let round = "so-lieu"

    init() throws {
        site = try APISite()
        form = try Form(document: try JSON(parsing: FireSafetyForm.document))
    }

    @Test("in whatever situation", arguments: situations)
    func figures(situation: Situation) throws {
        let reports = try report(situation)
        let expected = sums(of: reports, by: situation.levels)
        let officer = try site.browser("chuyenvien")
        func file(_ name: String) throws -> [UInt8] {
            let answer = try officer.get("/rounds/\(round)/\(name)")
            #expect(answer.status == .ok, "\(name)")
            return answer.body
        }
        let totals = try JSON(parsing: file("totals.json?states=approved"))
        expect(json(totals), expected, "JSON")
        let page = String(decoding: try file("totals?states=approved"), as: UTF8.self)
        expect(rows(PageText(page)), expected, "page")
        let document = try #require(OfficePackage.parts(of: file("consolidated.docx")))
        expect(rows(ofDocument: document["word/document.xml"] ?? []), expected, "document")
        let workbook = try #require(OfficePackage.parts(of: file("consolidated.xlsx")))
        expect(rows(ofSheet: workbook["xl/worksheets/sheet2.xml"] ?? []), expected, "workbook")
    }

    /// No line is missing that has a figure, and none says another one.
    private func expect(_ said: Figures, _ expected: Figures, _ place: String) {
        let known = expected.values.count { $0.contains { $0 != nil } }
        #expect(said.count >= known && (known == 0 || known > 30), "\(place)")
        for line in expected.keys {
            // What nobody has answered may have no line.
            let figures = said[line] ?? expected[line]?.map { _ in nil }
            #expect(figures == expected[line], "\(place): \(line)")
        }
    }

    /// The values of the reports that were approved.
    private func report(_ situation: Situation) throws -> [(level: Level, values: Values)] {
        let communes = Set(ThanhMienUnits.communes.prefix(situation.communes).map(\.code))
        let schools = ListedSchool.all.filter {
            situation.levels.contains($0.level) && communes.contains($0.commune.code)
        }
        let codes = Set(schools.map(\.code))
        try site.open(
            Round.Code(rawValue: round), period: Moment.ofTests.day + -9...Moment.ofTests.day,
            dueAt: .ofTests, schools: { codes.contains($0.unit.code) })
        var random = situation.answers.generator
        // Schools of all levels are among the first.
        let turn = schools.shuffled(using: &random)
        let approved = situation.approved ?? turn.count
        return try site.storage.write { database in
            let id = try #require(try database.read.rounds.find(Round.Code(rawValue: round))).id
            return try turn.prefix(approved + situation.submitted).enumerated().compactMap {
                place, school in
                let values = situation.answers.values(of: form, school.level, from: &random)
                let unit = try #require(try database.read.units.find(school.code)).id
                let submission = Submission(
                    round: id, unit: unit, values: values, confirmations: [], seenVersion: nil)
                _ = try database.submit(submission, by: .command)
                guard place < approved else { return nil }
                try database.move(unit, in: id, by: .approve, by: .command)
                return (school.level, values)
            }
        }
    }

    /// Added up here, over the values themselves.
    private func sums(
        of reports: [(level: Level, values: Values)], by levels: Set<Level>
    ) -> Figures {
        let columns: [Set<Level>] =
            (["MN", "TH", "THCS"] as [Level]).filter(levels.contains).map { [$0] } + [levels]
        return form.indicators.reduce(into: [:]) { figures, indicator in
            let answers = columns.map { column in
                reports.filter { column.contains($0.level) }.compactMap {
                    $0.values[indicator.code]
                }
            }
            func line(_ option: String?, _ count: ([Value]) -> Int64) {
                figures[Line(number: indicator.number, option: option)] = answers.map {
                    $0.isEmpty ? nil : count($0)
                }
            }
            switch indicator.kind {
            case .number:
                line(nil) { answers in
                    answers.reduce(0) { sum, answer in
                        if case .integer(let number) = answer { sum + number } else { sum }
                    }
                }
            case .boolean:
                line(nil) { Int64($0.count { $0 == .boolean(true) }) }
            case .choice(let list):
                for option in list.options {
                    line(option.label.vietnamese) {
                        Int64($0.count { $0 == .choice(option.value) })
                    }
                }
            default: break
            }
        }
    }
}

/// What is read from each place.
extension SameFiguresTests {
    private func json(_ totals: JSON) -> Figures {
        (totals["rows"]?.array ?? []).reduce(into: [:]) { figures, row in
            guard let code = row["code"]?.string,
                let indicator = form.indicator(Indicator.Code(rawValue: code))
            else { return }
            let option = row["option"]?.string == nil ? nil : row["label"]?.string
            figures[Line(number: indicator.number, option: option)] = row["figures"]?.array?.map {
                $0["value"]?.integer
            }
        }
    }

    /// Below a question's figure stands how many answered.
    private func rows(_ page: PageText) -> Figures {
        lines(
            page.rows.map { row in
                let parts = row.head.split(separator: " ", maxSplits: 1)
                let number = parts.first?.hasSuffix(".") == true ? parts[0].dropLast() : ""
                return (
                    Int(number), row.head,
                    row.cells.map { cell in
                        cell.split(separator: " ").first { !$0.contains("/") }.map(String.init)
                            ?? ""
                    }
                )
            })
    }

    private func rows(ofDocument xml: [UInt8]) -> Figures {
        let tables = String(decoding: xml, as: UTF8.self)
            .components(between: "<w:tbl>", and: "</w:tbl>")
        let first = tables.first { $0.contains(">Chỉ tiêu<") } ?? ""
        return lines(
            first.components(between: "<w:tr", and: "</w:tr>").map {
                cells($0.components(between: "<w:tc>", and: "</w:tc>"))
            })
    }

    private func rows(ofSheet xml: [UInt8]) -> Figures {
        lines(
            String(decoding: xml, as: UTF8.self).components(between: "<row ", and: "</row>").map {
                row in
                let cells = row.components(between: "<c r=\"", and: "</c>")
                // Cells that are blank aren't there; each begins within its tag.
                let inOrder = ["A", "B", "C", "D", "E", "F", "G"].map { column in
                    cells.first { $0.hasPrefix(column) }.map { "<" + $0 }
                }
                return self.cells(
                    inOrder.prefix(3).map { $0 ?? "" } + inOrder.dropFirst(3).compactMap(\.self))
            })
    }

    /// Number, words and figures of a row that begins with number, words and unit.
    private func cells(_ cells: [String]) -> (Int?, String, [String]) {
        let texts = cells.map { PageText.unescaped($0.replacing(/<[^>]*>/, with: "")) }
        guard texts.count > 2 else { return (nil, "", []) }
        return (Int(texts[0]), texts[1], Array(texts.dropFirst(3)))
    }

    /// An option's row stands below its question's.
    private func lines(_ rows: [(number: Int?, words: String, figures: [String])]) -> Figures {
        var figures: Figures = [:]
        var question: Int?
        for row in rows {
            question = row.number ?? question
            guard let question, !row.figures.isEmpty else { continue }
            let words = row.words.hasPrefix("- ") ? String(row.words.dropFirst(2)) : row.words
            figures[Line(number: question, option: row.number == nil ? words : nil)] =
                row.figures.map { Int64($0.replacing(".", with: "")) }
        }
        return figures
    }
}
