import Testing

@testable import Reporting

/// Tables and calculations of one form together are no larger than a page can show.
@Suite("bounds of tables and calculations")
struct TableBudgetTests {
    @Test(
        "where it would cost too much to ask or to reckon",
        arguments: [
            (
                #"{"code": "c", "vi": "C", "type": "boolean"}"#, 50, 41, "",
                "tables have 2050 cells, at most 2000: fewer rows or columns"
            ),
            (
                #"{"code": "c", "vi": "C", "type": "text", "max": 5000}"#, 41, 1, "",
                "tables take texts of 205000 characters, at most 200000"
            ),
            (
                #"{"code": "c", "vi": "C", "type": "integer"}"#, 1, 1,
                Array(repeating: "sum(t0.c)", count: 98).joined(separator: " + "),
                "calculations have 5095 parts, at most 5000"
            ),
        ])
    func budget(column: String, rows: Int, tables: Int, calculation: String, message: String) throws
    {
        let questions = (0..<tables).map { index in
            """
            {"code": "t\(index)", "vi": "T", "type": "table", "rows": \(rows), "columns": [\(column)],
             "nature": "state", "aggregate": "list", "required": "optional", "levels": ["TH"]}
            """
        }
        let number = """
            {"code": "n", "vi": "N", "type": "integer", "nature": "flow", "aggregate": "sum",
             "required": "optional", "levels": ["TH"], "calculation": "\(calculation)"}
            """
        let all = questions + (calculation.isEmpty ? [] : [number])
        let document = """
            {"code": "x1", "version": 1, "title": {"vi": "T"}, "sections": [
             {"code": "A", "vi": "A", "indicators": [\(all.joined(separator: ","))]}]}
            """
        let reading = Form.Reading(try JSON(parsing: document.utf8))
        #expect(reading.faults.map(\.fault.message) == [message])
    }
}
