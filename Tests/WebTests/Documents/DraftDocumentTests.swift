import Formats
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// The report on paper before it is submitted.
@Suite("A draft is printed and signed before the report is sent, and says what it is")
struct DraftDocumentTests {
    private let under: ReportUnderReview
    private static let draft = ReportUnderReview.form + "/draft.docx"
    private static let entry = ReportUnderReview.page + "/entry"

    init() throws { under = try ReportUnderReview() }

    private func parts(_ answer: Browser.Answer) throws -> (body: String, foot: String) {
        let parts = try #require(OfficePackage.parts(of: answer.body))
        func text(_ name: String) -> String { String(decoding: parts[name] ?? [], as: UTF8.self) }
        return (text("word/document.xml"), text("word/footer1.xml"))
    }

    @Test("there is none before anything is typed, one from then on, and none once it is sent")
    func states() throws {
        #expect(try under.school.get(Self.draft).status == .notFound)
        _ = try under.school.get(ReportUnderReview.form)
        _ = try under.school.post(
            ReportUnderReview.form, SchoolFixture.filled + [("_do", "save")])
        #expect(try under.school.get(ReportUnderReview.form).text.contains(Self.draft))
        let printed = try PageText.plain(
            under.school.get(ReportUnderReview.form + "?view=read").text)
        #expect(printed.contains("BẢN THẢO. Báo cáo chưa nộp; bản in này chưa có mã đối chiếu."))
        let draft = try parts(try under.school.get(Self.draft))
        #expect(draft.body.contains("BẢN THẢO"))
        #expect(draft.foot.contains("BẢN THẢO lúc 08:00, 23/11/2026"))
        #expect(!draft.foot.contains("Mã đối chiếu:"))
        // A clerk prints as well; another school has nothing of it.
        let clerk = try Browser(under.fixture.site, as: "nv-th-cao-thang")
        #expect(try clerk.get(Self.draft).status == .ok)
        let other = try Browser(under.fixture.site, as: "ht-th-doan-tung")
        #expect(try other.get(Self.draft).status == .notFound)
        try under.submit()
        #expect(try under.school.get(Self.draft).status == .notFound)
        let final = try parts(try under.school.get(ReportUnderReview.form + ".docx"))
        #expect(!final.body.contains("BẢN THẢO"))
        #expect(final.foot.contains("Mã đối chiếu: "))
        #expect(
            try !under.school.get(ReportUnderReview.form + "?view=read").text
                .contains("BẢN THẢO"))
    }

    @Test("an officer prints what was entered in the school's place, and nothing of its own draft")
    func onBehalf() throws {
        _ = try under.school.get(ReportUnderReview.form)
        _ = try under.school.post(
            ReportUnderReview.form, [("notes", "Của riêng trường"), ("_do", "save")])
        #expect(try under.officer.get(Self.entry + "/draft.docx").status == .notFound)
        _ = try under.officer.get(Self.entry)
        let saved = try under.officer.post(
            Self.entry, SchoolFixture.filled.with("notes", "Theo giấy") + [("_do", "save")])
        #expect(saved.status == .seeOther)
        let draft = try under.officer.get(Self.entry + "/draft.docx")
        #expect(draft.status == .ok)
        #expect(try !parts(draft).body.contains("Của riêng trường"))
        let printed = try PageText.plain(under.officer.get(Self.entry + "?view=read").text)
        #expect(printed.contains("BẢN THẢO."))
        #expect(printed.contains("Theo giấy"))
        #expect(!printed.contains("Của riêng trường"))
        // Its school's addresses are not an officer's.
        #expect(!printed.contains(ReportUnderReview.form + "/history"))
        try under.submit()
        #expect(try under.officer.get(Self.entry + "/draft.docx").status == .notFound)
        #expect(
            try under.officer.get(Self.entry + "?view=read").location == ReportUnderReview.page)
    }

    @Test("the head's name stands where the head signs and the letterhead names nobody")
    func signer() throws {
        let name = "Nguyễn Minh Họa"
        _ = try under.school.get("/account")
        _ = try under.school.post("/account/person", [("name", name)])
        _ = try under.school.get(ReportUnderReview.form)
        _ = try under.school.post(ReportUnderReview.form, SchoolFixture.filled + [("_do", "save")])
        func body() throws -> String { try parts(under.school.get(Self.draft)).body }
        #expect(try body().contains(name))
        #expect(try under.school.get("/letterhead").text.contains("trong tài khoản: \(name)"))

        // Somebody else signs for the head.
        func write(_ authority: String, signer: String) throws {
            _ = try under.school.get("/letterhead")
            let answer = try under.school.post(
                "/letterhead",
                [
                    ("issuer", "TRƯỜNG"), ("name", "Trường"), ("symbol", "THCT"),
                    ("place", "An"), ("authority", authority), ("signer", signer),
                    ("recipients", "Lưu: VT"),
                ])
            #expect(answer.status == .seeOther)
        }
        try write("KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG", signer: "")
        #expect(try !body().contains(name))
        try write("Hiệu trưởng", signer: "")
        #expect(try body().contains(name))
        try write("HIỆU TRƯỞNG", signer: "Trần Khác")
        #expect(try !body().contains(name) && body().contains("Trần Khác"))

        // Of two heads nobody is guessed.
        try write("HIỆU TRƯỞNG", signer: "")
        try under.fixture.storage.write { database in
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            try database.addAccount(
                userName: "ht-2", person: .init(name: "Lê Thứ Hai"), role: .head, unit: unit.id,
                credential: .code, by: .command)
        }
        #expect(try !body().contains(name) && !body().contains("Lê Thứ Hai"))
    }

    @Test("a closed round's report is not signed by whoever is head now")
    func closed() throws {
        let closed = "/rounds/\(SchoolFixture.previousRound)/report"
        _ = try under.school.get("/account")
        _ = try under.school.post("/account/person", [("name", "Nguyễn Minh Họa")])
        #expect(try !parts(under.school.get(closed + ".docx")).body.contains("Minh Họa"))
    }
}
