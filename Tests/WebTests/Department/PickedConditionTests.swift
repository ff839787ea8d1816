import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("A condition that is put together on a question's row")
struct PickedConditionTests {
    private let desk: DraftDesk
    private let draft: String

    init() throws {
        desk = try DraftDesk()
        draft = try desk.begin()
        for (label, type) in [
            ("Phòng y tế", "choice"), ("Bệnh theo dõi", "choices"), ("Có nhân viên", "boolean"),
            ("Số vụ", "integer"), ("Ngày khám", "date"),
        ] {
            try desk.add(label, type, to: "A", draft)
        }
        for question in ["phong_y_te", "benh_theo_doi"] {
            try desk.send(
                draft + "?q=\(question)", to: "/questions",
                [
                    ("question", question), ("label", question),
                    ("type", question == "phong_y_te" ? "choice" : "choices"),
                    ("options", "Đủ thuốc\r\nChưa có"), ("required", "always"), ("level", "TH"),
                    ("_do", "save"),
                ])
        }
    }

    private func save(
        required: String, _ question: String, _ comparison: String, _ value: String
    ) throws -> JSON? {
        let answer = try desk.send(
            draft + "?q=ngay_kham", to: "/questions",
            [
                ("question", "ngay_kham"), ("label", "Ngày khám"), ("type", "date"),
                ("required", required), ("when_q", question), ("when_is", comparison),
                ("when_to", value), ("level", "TH"), ("_do", "save"),
            ])
        #expect(answer.status == .seeOther, "\(answer.text.prefix(300))")
        return try desk.stored(draft).question("ngay_kham")?.json
    }

    @Test("is meant, though the mark before it was not set; nobody loses it")
    func unmarked() throws {
        let json = try save(required: "always", "phong_y_te", "not_equal", "chưa có")
        #expect(json?["required"] == "when")
        #expect(json?["when"] == "phong_y_te <> 'chua_co'")
    }

    @Test("goes where it stood and another mark is set")
    func unset() throws {
        _ = try save(required: "when", "so_vu", "greater", "0")
        let json = try save(required: "optional", "so_vu", "greater", "0")
        #expect(json?["required"] == "optional" && json?["when"] == nil)
    }

    @Test(
        "compares as its question is answered where only a value was typed",
        arguments: [
            ("phong_y_te", "chưa có", "phong_y_te = 'chua_co'"),
            ("benh_theo_doi", "Đủ thuốc", "contains(benh_theo_doi, 'du_thuoc')"),
            ("so_vu", "3", "so_vu = 3"), ("co_nhan_vien", "có", "co_nhan_vien"),
            ("co_nhan_vien", "không", "not co_nhan_vien"), ("phong_y_te", "", "phong_y_te"),
        ])
    func value(question: String, value: String, source: String) throws {
        let json = try save(required: "when", question, "yes", value)
        #expect(json?["when"]?.string == source)
    }
}
