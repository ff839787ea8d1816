import Testing

@testable import Reporting

@Suite("What a table adds up to")
struct TableTotalTests {
    private static func table(_ columns: String) throws -> TableQuestion {
        let text = """
            {"code": "t1", "version": 1, "title": {"vi": "T"}, "sections": [
             {"code": "A", "vi": "A", "indicators": [
              {"code": "t", "vi": "Bảng", "type": "table", "nature": "flow", "aggregate": "list",
               "required": "optional", "levels": ["TH"], "columns": [\(columns)]}]}]}
            """
        let form = try Form(document: try JSON(parsing: text.utf8))
        return try #require(form.indicators.first?.kind.table)
    }

    private static let columns = """
        {"code": "room", "vi": "Phòng", "type": "text", "max": 100},
        {"code": "n", "vi": "Số người", "type": "integer", "unit": "người"},
        {"code": "d", "vi": "Diện tích", "type": "decimal", "scale": 2, "unit": "m²"},
        {"code": "p", "vi": "Đạt", "type": "percent"},
        {"code": "y", "vi": "Năm xây", "type": "integer", "total": false},
        {"code": "m", "vi": "Kinh phí", "type": "money"}
        """

    private func rows(_ rows: [[String: Value]]) -> AnswerTable { AnswerTable(rows: rows) }

    private let full: [[String: Value]] = [
        [
            "room": .text("A"), "n": .integer(1_200),
            "d": .decimal(FixedPoint(units: 1_250, scale: 2)),
            "p": .decimal(FixedPoint(units: 500, scale: 1)), "y": .integer(1_999), "m": .integer(0),
        ],
        [
            "room": .text("B"), "n": .integer(3), "d": .decimal(FixedPoint(units: 55, scale: 2)),
            "p": .decimal(FixedPoint(units: 500, scale: 1)), "y": .integer(2_001), "m": .integer(0),
        ],
    ]

    @Test(
        "is the sum of each column that adds up, with its digits; percentages and years have none")
    func sums() throws {
        let table = try Self.table(Self.columns)
        #expect(
            table.total(of: rows(full)) == [
                nil, FixedPoint(1_203), FixedPoint(units: 1_305, scale: 2), nil, nil, FixedPoint(0),
            ])
        #expect(
            table.lines(of: rows(full), level: nil).last
                == "Cộng: Số người 1.203 người; Diện tích 13,05 m²; Kinh phí 0 đồng")
    }

    @Test("is not known of a column with a blank, for that is no 0")
    func blank() throws {
        let table = try Self.table(Self.columns)
        var some = full
        some[1]["n"] = nil
        some[0]["m"] = nil
        #expect(
            table.total(of: rows(some)) == [
                nil, nil, FixedPoint(units: 1_305, scale: 2), nil, nil, nil,
            ])
        #expect(table.lines(of: rows(some), level: nil).last == "Cộng: Diện tích 13,05 m²")
        some[0]["d"] = nil
        #expect(table.total(of: rows(some)) == nil)
        #expect(table.lines(of: rows(some), level: nil).count == 2)
    }

    @Test("is not said of one row, nor of a table without such columns")
    func none() throws {
        let table = try Self.table(Self.columns)
        #expect(table.total(of: rows([full[0]])) == nil)
        #expect(table.sums(of: rows([full[0]]))[1] == FixedPoint(1_200))
        let words = try Self.table(#"{"code": "p", "vi": "Đạt", "type": "percent"}"#)
        #expect(words.total(of: rows(full)) == nil)
        #expect(words.columns.allSatisfy { !$0.isSummed })
    }

    @Test("beyond what a number holds is unknown")
    func overflow() throws {
        let table = try Self.table(#"{"code": "n", "vi": "Số", "type": "integer"}"#)
        let large: [[String: Value]] = [["n": .integer(.max)], ["n": .integer(1)]]
        #expect(table.total(of: rows(large)) == nil)
    }

    @Test("is a bold line of the document's table, its word where no number stands")
    func document() throws {
        let table = try Self.table(Self.columns).document(rows(full), level: "TH")
        #expect(
            table.rows.last
                == .total([
                    "", "Cộng", .init("1.203", number: FixedPoint(1_203)),
                    .init("13,05", number: FixedPoint(units: 1_305, scale: 2)), "", "",
                    .init("0", number: FixedPoint(0)),
                ]))
        let first = try Self.table(#"{"code": "n", "vi": "Số", "type": "integer"}"#)
            .document(rows(full), level: "TH")
        #expect(
            first.rows.last == .total(["Cộng", .init("1.203", number: FixedPoint(1_203))]))
    }

    @Test("is left out where the form says so, by true or false")
    func faults() {
        #expect(throws: (any Error).self) {
            try Self.table(#"{"code": "n", "vi": "Số", "type": "integer", "total": "no"}"#)
        }
    }
}
