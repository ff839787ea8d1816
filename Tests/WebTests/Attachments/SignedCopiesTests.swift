import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// The signed paper of a submitted report, sent by its school or by the officer who entered it.
@Suite struct SignedCopiesTests {
    private let under: ReportUnderReview
    private var school: Browser { under.school }
    private var officer: Browser { under.officer }
    private static let own = ReportUnderReview.form + "/signed"
    private static let page = ReportUnderReview.page + "/signed"
    private static let photo = JPEGSample().octets

    init() throws { under = try ReportUnderReview() }

    private func send(
        _ files: [(name: String, content: [UInt8])], to page: String = SignedCopiesTests.own,
        by browser: Browser? = nil, revision: Int = 1, _ fields: [(String, String)] = []
    ) throws -> Browser.Answer {
        let browser = browser ?? school
        _ = try browser.get(page)
        return try browser.upload(files, to: page, [("revision", "\(revision)")] + fields)
    }

    private func copies() throws -> [SignedCopy] {
        let report = try under.report()
        return try under.fixture.storage.read {
            try $0.reports.signedCopies(of: report.unit, in: report.round)
        }
    }

    @Test("a PDF is kept beside the revision, is given back to school and department, and replaced")
    func pdf() throws {
        try under.submit()
        let before = try under.report()
        let receipt = "/rounds/\(SchoolFixture.round)/receipt"
        #expect(try school.get(receipt).text.contains("href=\"\(Self.own)\""))
        let answer = try send([("bản ký.pdf", AttachmentTests.pdf)])
        #expect(answer.location == Self.own + "?done=attached")
        #expect(try under.report() == before)
        let shown = try PageText.plain(school.get(Self.own + "?done=attached").text)
        #expect(shown.contains("Đã nhận bản đã ký."))
        #expect(shown.contains("bản ký.pdf"))
        #expect(shown.contains("Đang dùng"))
        for (browser, address) in [(school, Self.own), (officer, Self.page)] {
            let file = try browser.get(address + "/1")
            #expect(file.body == AttachmentTests.pdf)
            #expect(file.fields[.contentType] == "application/pdf")
            #expect(file.fields[.contentSecurityPolicy]?.hasPrefix("sandbox;") ?? false)
        }
        let read = try officer.get(ReportUnderReview.page).text
        #expect(read.contains("href=\"\(Self.page)/1\" download>bản ký.pdf"))
        #expect(read.contains("Gửi bản đã ký của phiên bản 1: bản ký.pdf"))
        #expect(!read.contains("Gửi bản đã ký của báo cáo nhập thay"))
        let list = "/rounds/\(SchoolFixture.round)/tracking"
        #expect(try officer.get(list).text.contains("Đã có bản ký"))
        #expect(try send([("sau.pdf", AttachmentTests.pdf + [10])]).status == .seeOther)
        let later = try PageText.plain(school.get(Self.own).text)
        #expect(later.contains("Đã được thay"))
        #expect(try copies().map(\.file.name) == ["sau.pdf", "bản ký.pdf"])
        #expect(try under.verify().isEmpty)
    }

    @Test("photos become one PDF, a page each in their order; sent twice they are one")
    func photos() throws {
        try under.submit()
        var second = JPEGSample()
        (second.orientation, second.width) = (6, 1201)
        let files = [("1.jpg", Self.photo), ("2.JPEG", second.octets)]
        #expect(try send(files).status == .seeOther)
        #expect(try send(files).status == .seeOther)
        let copy = try #require(try copies().first)
        #expect(try copies().count == 1)
        #expect(copy.photos == 2)
        #expect(copy.file.name == "ban-ky-th-cao-thang-1.pdf")
        let file = try school.get(Self.own + "/1").body
        #expect(file.count == copy.file.bytes)
        let text = String(decoding: file.map { $0 < 0x80 ? $0 : 0x2e }, as: UTF8.self)
        #expect(text.contains("/Count 2 /Kids [3 0 R 6 0 R]"))
        let first = try #require(text.range(of: "/Width 1200"))
        #expect(first.upperBound < (try #require(text.range(of: "/Width 1201"))).lowerBound)
        #expect(!text.contains("GPS"))
        #expect(try PageText.plain(school.get(Self.own).text).contains("2 ảnh"))
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let files: [(name: String, content: [UInt8])]
        let sentence: String
        let status: Int
        var testDescription: String { "\(files.map(\.name)): \(sentence)" }

        init(_ files: [(String, [UInt8])], _ sentence: String, _ status: Int) {
            self.files = files.map { (name: $0.0, content: $0.1) }
            (self.sentence, self.status) = (sentence, status)
        }
    }

    static let refusals: [Refused] = [
        Refused([], "Chưa chọn tệp.", 422),
        Refused([("a.png", photo)], "Chưa nhận ảnh PNG (a.png).", 415),
        Refused([("a.heic", photo)], "Chưa nhận ảnh HEIC (a.heic).", 415),
        Refused([("a.docx", photo)], "Chỉ nhận tệp PDF, JPG.", 415),
        Refused([("a.pdf", photo)], "không phải là PDF", 415),
        Refused([("a.jpg", AttachmentTests.pdf)], "Ảnh a.jpg hỏng hoặc không phải là JPG.", 415),
        Refused([("a.jpg", photo), ("b.jpg", Array(photo.dropLast(1)))], "Ảnh b.jpg hỏng", 415),
        Refused([("a.pdf", AttachmentTests.pdf), ("b.jpg", photo)], "lẫn hai loại", 422),
        Refused(
            [("a.pdf", AttachmentTests.pdf), ("b.pdf", AttachmentTests.pdf)], "nhiều tệp PDF", 422),
        Refused((1...11).map { ("\($0).jpg", photo) }, "Nhiều nhất 10 ảnh.", 422),
        Refused([("a.jpg", small)], "có 40 × 1600 điểm", 422),
    ]

    private static var small: [UInt8] {
        var sample = JPEGSample()
        sample.width = 40
        return sample.octets
    }

    @Test("what is no paper is refused with a sentence, and nothing is kept", arguments: refusals)
    func refused(_ given: Refused) throws {
        try under.submit()
        let answer = try send(given.files)
        #expect(answer.status.code == given.status)
        #expect(PageText.plain(answer.text).contains(given.sentence))
        #expect(try copies().isEmpty)
        let folder = under.fixture.storage.path + ".files"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        #expect(names.isEmpty)
    }

    @Test("a report's papers are so much in all and no more, and who may help is named")
    func quota() throws {
        try under.submit()
        let report = try under.report()
        try under.fixture.storage.write { database in
            let round = try #require(try database.read.rounds.find(report.round))
            let file = try #require(try database.read.reportFile(of: report.unit, in: round))
            try database.attachSignedCopy(
                Attachment(
                    hash: String(repeating: "a", count: 64), name: "a.pdf",
                    bytes: SignedCopy.quota - 5), to: 1, of: file, as: .head, by: .command)
        }
        let answer = try send([("b.pdf", AttachmentTests.pdf)])
        #expect(answer.status == .contentTooLarge)
        #expect(
            PageText.plain(answer.text).contains(
                "Các bản đã ký của báo cáo này quá 100 MB. Đề nghị liên hệ Phòng"))
        #expect(try copies().count == 1)
    }

    @Test("all files together have a limit, and the door asks before it takes so much")
    func limits() throws {
        try under.submit()
        let large = Self.photo + [UInt8](repeating: 0, count: SentPaper.most / 2)
        let answer = try send([("1.jpg", large), ("2.jpg", large)])
        #expect(answer.status == .contentTooLarge)
        #expect(answer.text.contains("nặng hơn 20 MB"))
        var fields: HTTPFields = [.contentType: "multipart/form-data; boundary=x"]
        fields[.cookie] = school.cookie
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
        guard
            case .upTo(let most, _) = under.fixture.site.admit(
                try Request(.post, Self.own, fields: fields))
        else {
            Issue.record("a school may send its paper")
            return
        }
        #expect(most == Site.papersLimit)
    }

    @Test(
        "before a submission, and once it is taken back, there is nothing to sign; then it is old")
    func states() throws {
        let early = try send([("a.pdf", AttachmentTests.pdf)], revision: 1)
        #expect(early.status == .conflict)
        #expect(early.text.contains("Bản đã ký gửi được sau khi nộp báo cáo."))
        try under.submit()
        #expect(try send([("a.pdf", AttachmentTests.pdf)]).status == .seeOther)
        _ = try school.get(ReportUnderReview.form + "/withdraw")
        _ = try school.post(ReportUnderReview.form, [("_do", "withdraw")])
        #expect(try send([("b.pdf", AttachmentTests.pdf + [10])]).status == .conflict)
        #expect(try PageText.plain(school.get(Self.own).text).contains("Của phiên bản cũ"))
        try under.submit(SchoolFixture.filled.with("trained", "13"))
        let old = try send([("b.pdf", AttachmentTests.pdf + [10])])
        #expect(old.status == .conflict)
        #expect(old.text.contains("Báo cáo đã có phiên bản 2."))
        let read = try PageText.plain(officer.get(ReportUnderReview.page).text)
        #expect(read.contains("a.pdf (phiên bản 1, gửi lúc"))
        #expect(read.contains("Của phiên bản cũ"))
        #expect(
            try !officer.get("/rounds/\(SchoolFixture.round)/tracking").text
                .contains("Đã có bản ký"))
        #expect(try copies().count == 1)
    }

    @Test("an officer sends the paper of what was entered from it, and of nothing else")
    func onBehalf() throws {
        try under.submit()
        let refused = try send([("a.pdf", AttachmentTests.pdf)], to: Self.page, by: officer)
        #expect(refused.status == .forbidden)
        #expect(refused.text.contains("bản đã ký do nhà trường gửi"))
        let other = "/rounds/\(SchoolFixture.round)/reports/th-doan-tung"
        _ = try officer.get(other + "/entry")
        let entered = try officer.post(
            other + "/entry",
            SchoolFixture.filled + [
                ("_do", "submit"), ("on_behalf_reason", "Trường gửi giấy"),
                ("on_behalf_channel", "paper"),
            ])
        #expect(entered.status == .seeOther)
        #expect(
            try officer.get(other).text.contains("Gửi bản đã ký của báo cáo nhập thay"))
        let sent = try send([("a.jpg", Self.photo)], to: other + "/signed", by: officer)
        #expect(sent.location == other + "/signed?done=attached")
        let theirs = try Browser(under.fixture.site, as: "ht-th-doan-tung")
        #expect(try theirs.get(Self.own + "/1").status == .ok)
        #expect(try school.get(Self.own + "/1").status == .notFound)
        #expect(try school.get(other + "/signed/1").status == .forbidden)
        #expect(try under.verify().isEmpty)
    }

    @Test("who came by a link needs the head's PIN, and a form of elsewhere does nothing")
    func guarded() throws {
        try under.submit()
        _ = try officer.get("/links")
        _ = try officer.post("/links", [("days", "30")])
        let key = under.fixture.storage.key
        let unit = try under.report().unit
        let (link, pin) = try under.fixture.storage.read { database in
            (
                try #require(try database.access.links()[unit]),
                try #require(try database.access.pin(of: unit))
            )
        }
        let visitor = Browser(under.fixture.site)
        let address = "/a/\(key.linkSecret(link.nonce))"
        _ = try visitor.get(address)
        _ = try visitor.post(address, [("code", key.linkCode(link.nonce))])
        #expect(try visitor.get(Self.own).text.contains(#"name="pin""#))
        let bare = try send([("a.pdf", AttachmentTests.pdf)], by: visitor)
        #expect(bare.status == .unprocessableContent)
        #expect(bare.text.contains("Cần PIN của hiệu trưởng."))
        #expect(try copies().isEmpty)
        let signed = try send(
            [("a.pdf", AttachmentTests.pdf)], by: visitor,
            [("pin", key.issuedPIN(pin.salt))])
        #expect(signed.status == .seeOther)
        let forged = try school.upload(
            [("b.pdf", AttachmentTests.pdf + [10])], to: Self.own, [("revision", "1")],
            token: "00")
        #expect(forged.status == .forbidden)
        #expect(try copies().count == 1)
    }
}
