import Reporting
import Testing

@Suite("Questions that the outline of a consolidated report says nothing of")
struct UnsaidQuestionsTests {
    private func unsaid(_ outline: String?) throws -> [String] {
        let questions = ["tong", "kham", "bhyt", "phong", "loi"].map {
            #"{"code": "\#($0)", "vi": "\#($0)", "type": "integer", "levels": ["TH"]}"#
        }
        let outlines = outline.map { #", "outlines": {"consolidated": \#($0)}"# } ?? ""
        let document = """
            {"code": "y_te", "version": 1, "title": {"vi": "Y tế"},
             "sections": [{"code": "A", "vi": "A", "indicators": [\(questions.joined(separator: ", "))]}],
             "measures": [{"code": "ty_le", "vi": "Tỷ lệ", "percent": "sum(kham) / sum(tong)"}]\(outlines)}
            """
        return FormDraft(try JSON(parsing: document.utf8)).unsaidQuestions.map(\.code)
    }

    @Test("are those that no sentence, quote, condition, sum or measure names")
    func unsaid() throws {
        #expect(try unsaid(nil) == [])
        #expect(
            try unsaid(#"{"subject": "Y tế", "blocks": []}"#)
                == ["tong", "kham", "bhyt", "phong", "loi"])
        // A word that is spelled as a code names nothing.
        #expect(
            try unsaid(#"{"subject": "Y tế", "blocks": [{"vi": "Phòng y tế kham, tong {bhyt}."}]}"#)
                == ["tong", "kham", "phong", "loi"])
        #expect(
            try unsaid(#"{"subject": "Y tế", "blocks": [{"vi": "Đạt {ty_le}."}]}"#)
                == ["bhyt", "phong", "loi"])
        #expect(
            try unsaid(
                #"{"subject": "{bhyt}", "let": {"du": "tong - kham"}, "blocks": [{"vi": "Có {phong_dat} trường.", "when": "du > 0"}, {"quotes": "loi"}]}"#
            ) == [])
    }
}
