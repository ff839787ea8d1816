import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("drafts of a form's next version")
struct DraftCodesTests {
    private static func question(_ year: Int) -> QuestionDraft {
        var question = QuestionDraft()
        question.label = "Kinh phí đã chi cho công tác phòng cháy chữa cháy năm \(year)"
        (question.type, question.levels) = ("money", ["TH"])
        return question
    }

    private static func draft() -> FormDraft {
        var draft = FormDraft(title: "Kinh phí", code: "kinh_phi")
        draft.addSection("Chung")
        draft.add(question(2025), to: "A")
        return draft
    }

    @Test("know what its versions said, however many drafts they went through")
    func codes() throws {
        let small = try SmallRound(schools: 1)
        let owner = small.round.owner
        try small.storage.write { database in
            var draft = DraftCodesTests.draft()
            let code = draft.sections[0].questions[0].code
            for (year, end) in [(2025, ""), (2026, "_2"), (2027, "_3")] {
                let id = try database.add(draft, of: owner)
                draft = try database.changeDraft(id, of: owner) { draft -> FormDraft in
                    draft.removeQuestion(draft.sections[0].questions[0].code)
                    draft.add(DraftCodesTests.question(year), to: "A")
                    return draft
                }
                #expect(draft.sections[0].questions.map(\.code) == [code + end])
                _ = try database.publishDraft(id, of: owner, by: .of(.officer))
            }
            // A form of another code asks what it likes.
            let other = try database.add(draft.called("kinh_phi_khac"), of: owner)
            let added = try database.changeDraft(other, of: owner) { draft -> String? in
                draft.removeQuestion(code + "_3")
                return draft.add(DraftCodesTests.question(2028), to: "A")
            }
            #expect(added == code)
        }
    }
}
