import Testing

@testable import Reporting

@Suite("Money and percentages")
struct OwnUnitsTests {
    private func faults(_ question: String) throws -> [String] {
        let text = SmallForm.text.replacing(
            "\"vi\": \"Kinh phí\", \"type\": \"money\"", with: "\"vi\": \"Kinh phí\", " + question)
        #expect(text != SmallForm.text)
        return Form.Reading(try JSON(parsing: text.utf8)).faultsOfNew.map {
            "\($0.place): \($0.fault.message)"
        }
    }

    private static let place = "sections[0].indicators[2].unit: "
    private static let words =
        " is in its own unit: what is asked in another one is a decimal or an integer"

    // Who was asked in thousands of đồng was printed in đồng.
    @Test(
        "are asked in no unit but their own",
        arguments: [
            ("money", "nghìn đồng"), ("money", "triệu"), ("money", "Nghìn đ"), ("money", "%"),
            ("percent", "học sinh"), ("percent", "‰"),
        ])
    func another(type: String, unit: String) throws {
        let found = try faults("\"type\": \"\(type)\", \"unit\": \"\(unit)\"")
        #expect(found.contains(Self.place + "a '\(type)'" + Self.words), "\(found)")
    }

    @Test(
        "may say it, and what they are counted by",
        arguments: ["đồng", "Đồng", "đ", "VNĐ", "đồng/học sinh", "đồng một suất"])
    func own(unit: String) throws {
        #expect(try faults("\"type\": \"money\", \"unit\": \"\(unit)\"") == [])
    }

    @Test("other numbers are asked in any unit")
    func others() throws {
        #expect(try faults("\"type\": \"integer\", \"unit\": \"nghìn đồng\"") == [])
    }

    @Test("a column of a table is asked like a question")
    func column() throws {
        let question = """
            "type": "table", "rows": 5, "columns": [
                {"code": "cost", "vi": "Thiệt hại", "type": "money", "unit": "triệu đồng"}]
            """
        let found = try faults(question)
        #expect(
            found.contains(
                "sections[0].indicators[2].columns[0].unit: a 'money'" + Self.words), "\(found)")
    }

    @Test("a form that is kept with another unit is read all the same")
    func kept() throws {
        let text = SmallForm.text.replacing(
            "\"type\": \"money\"", with: "\"type\": \"money\", \"unit\": \"nghìn đồng\"")
        let form = try Form(document: try JSON(parsing: text.utf8))
        #expect(form.indicator("money")?.unit?.vietnamese == "nghìn đồng")
    }
}
