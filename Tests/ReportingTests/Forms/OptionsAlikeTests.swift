import Testing

@testable import Reporting

@Suite("Options that are called alike")
struct OptionsAlikeTests {
    private func faults(_ options: String) throws -> [String] {
        let text = SmallForm.text.replacing(
            "{\"value\": \"b\", \"vi\": \"Hai\"}", with: options)
        return Form.Reading(try JSON(parsing: text.utf8)).faultsOfNew.map {
            "\($0.place): \($0.fault.message)"
        }
    }

    // getodk#1113, bootstrap-combobox#139: of two the first one was stored, whichever was chosen.
    @Test(
        "are not brought out: who chooses one would be taken for the other",
        arguments: [
            ("{\"value\": \"b\", \"vi\": \"Một\"}", "lists.CL[1]: option 'Một' occurs twice"),
            (
                "{\"value\": \"b\", \"vi\": \"Mô\u{323}t\"}",
                "lists.CL[1]: option 'Một' occurs twice"
            ),
            (
                "{\"value\": \"b\", \"vi\": \"Hai\", \"vi_MN\": \"Một\"}",
                "lists.CL[1]: option 'Một' occurs twice"
            ),
            (
                "{\"value\": \"b\", \"vi\": \"Không có\"}",
                "lists.CL[2]: option 'Không có' occurs twice"
            ),
        ])
    func alike(options: String, fault: String) throws {
        #expect(try faults(options) == [fault])
    }

    @Test("other words for one level tell them apart there alone, and marks do everywhere")
    func apart() throws {
        #expect(try faults("{\"value\": \"b\", \"vi\": \"Mốt\"}") == [])
        #expect(
            try faults("{\"value\": \"b\", \"vi\": \"Hai\", \"vi_MN\": \"Đôi\"}") == [])
    }

    @Test("a form that is kept with such options is read all the same")
    func kept() throws {
        let text = SmallForm.text.replacing("\"vi\": \"Hai\"", with: "\"vi\": \"Một\"")
        #expect(try Form(document: try JSON(parsing: text.utf8)).lists.count == 1)
    }
}
