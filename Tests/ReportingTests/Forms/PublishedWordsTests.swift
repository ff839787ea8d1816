import Testing

@testable import Reporting

@Suite("Codes of a form's next version")
struct PublishedWordsTests {
    private static let spent = "Kinh phí đã chi cho công tác phòng cháy chữa cháy năm"

    private func question(_ label: String, _ type: String = "integer") -> QuestionDraft {
        var question = QuestionDraft()
        (question.label, question.type, question.levels) = (label, type, ["TH"])
        return question
    }

    /// A draft of the next version of a form that was brought out, of a table and an option list too.
    private func draft() throws -> FormDraft {
        var draft = FormDraft(title: "Kinh phí", code: "kinh_phi")
        draft.addSection("Chung")
        draft.add(question("\(Self.spent) 2025", "money"), to: "A")
        var room = question("Phòng y tế", "choice")
        room.options = ["Đủ thuốc", "Thiếu thuốc", "Chưa có", "Lớp 1"]
        draft.add(room, to: "A")
        var table = question("Các vụ", "table")
        for label in ["Nơi xảy ra cháy và nguyên nhân của vụ cháy lần 1", "Bị thương"] {
            var column = ColumnDraft()
            column.label = label
            table.columns.append(column)
        }
        draft.add(table, to: "A")
        draft.setGiven([
            .init(code: "", label: "Số học sinh theo cơ sở dữ liệu ngành năm 2025", type: "integer")
        ])
        let form = try draft.finished(code: "kinh_phi", version: 1)
        draft.published = PublishedWords([form])
        return draft
    }

    // kpi#3116: what was answered to one question became the answer to another.
    @Test("a question that was brought out gives its code to no other, and back to itself")
    func questions() throws {
        var draft = try draft()
        let code = try #require(draft.sections[0].questions.first?.code)
        draft.layAside(code)
        #expect(draft.add(question("\(Self.spent) 2026", "money"), to: "A") == code + "_2")
        let isBack = draft.restoreQuestion(code)
        #expect(isBack)
        draft.removeQuestion(code)
        #expect(draft.add(question("\(Self.spent) 2025", "money"), to: "A") == code)
    }

    @Test("nor does a question that waits beside a form that nobody has seen")
    func laidAside() {
        var draft = FormDraft(title: "Mới", code: "moi")
        draft.addSection("Chung")
        let code = draft.add(question("\(Self.spent) 2025"), to: "A") ?? ""
        draft.layAside(code)
        #expect(draft.add(question("\(Self.spent) 2026"), to: "A") == code + "_2")
        let isBack = draft.restoreQuestion(code)
        #expect(isBack)
    }

    @Test("nor a column, nor what the office knows, nor a question of the office itself")
    func others() throws {
        var draft = try draft()
        let table = try #require(draft.question("cac_vu"))
        var changed = QuestionDraft(table.json, lists: nil)
        let old = changed.columns[0].code
        changed.columns[0] = ColumnDraft()
        changed.columns[0].label = "Nơi xảy ra cháy và nguyên nhân của vụ cháy lần 2"
        draft.set(changed, at: "cac_vu")
        #expect(
            draft.question("cac_vu")?.json["columns"]?.array?.first?["code"]?.string == old + "_2")
        let known = try #require(draft.given.first?.code)
        draft.setGiven([
            .init(code: "", label: "Số học sinh theo cơ sở dữ liệu ngành năm 2026", type: "integer")
        ])
        #expect(draft.given.map(\.code) == [known + "_2"])
        draft.own.addSection("Cơ quan")
        draft.removeQuestion("phong_y_te")
        var office = draft.own
        #expect(office.add(question("Phòng y-tế khác nữa"), to: "A") == "phong_y_te_khac_nua")
        #expect(office.add(question("Phòng y tế"), to: "A") == "phong_y_te")
        #expect(office.add(question("Phông y tế"), to: "A") == "phong_y_te_2")
    }

    // posthog#29190, the other way round: answers that said "Chưa có" said "Không cần".
    @Test(
        "an option in another's place is another one; one whose words are mended is itself",
        arguments: [
            (2, "Không cần", "khong_can"), (2, "Chứa có", "chua_co"), (2, "chưa có.", "chua_co"),
            (2, "Chưa có phòng", "chua_co_phong"), (3, "Lớp 2", "lop_2"),
            (0, "Đủ thuôc", "du_thuoc"),
            (0, "Dư thuốc", "du_thuoc_2"), (1, "Thiếu", "thieu"),
        ])
    func options(place: Int, words: String, value: String) throws {
        var draft = try draft()
        let room = try #require(draft.question("phong_y_te"))
        var changed = QuestionDraft(room.json, lists: draft.document["lists"])
        changed.options[place] = words
        draft.set(changed, at: "phong_y_te")
        let values = draft.document["lists"]?["phong_y_te"]?.array?.map { $0["value"]?.string }
        #expect(values?[place] == value)
        #expect(Set(values ?? []).count == 4)
    }
}
