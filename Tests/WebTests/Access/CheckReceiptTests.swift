import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Anybody who holds a receipt can see that it is one, and nobody learns anything else")
struct CheckReceiptTests {
    private let under: ReportUnderReview
    private let stranger: Browser
    private let number = "\(SchoolFixture.round)/th-cao-thang/1"

    init() throws {
        under = try ReportUnderReview()
        stranger = Browser(under.fixture.site)
    }

    private func receipt() throws -> Receipt {
        try under.fixture.storage.read { database in
            let unit = try #require(try database.units.find("th-cao-thang")).id
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            return try #require(try database.reports.receipt(of: unit, in: round.id))
        }
    }

    /// What was counted so far is on disk.
    private func settle() throws { try under.fixture.storage.write { _ in } }

    @Test("the receipt says how it came, its matching code, and where it is checked")
    func printed() throws {
        try under.submit()
        let receipt = try receipt()
        let page = try under.school.get("/rounds/\(SchoolFixture.round)/receipt")
        let text = PageText.plain(page.text)
        #expect(text.contains("Gửi bằng trang web"))
        #expect(text.contains("Mã đối chiếu \(receipt.spacedCode)"))
        #expect(page.text.contains("aria-label=\"Mã QR\""))
        let address = receipt.checkPath
        #expect(text.contains("http://tonghop.example\(address)"))
        #expect(try stranger.get(address).status == .ok)
    }

    @Test("it says round, moment and whether a newer one came, and nothing of the school")
    func good() throws {
        try under.submit()
        let address = "/r/\(number)/\(try receipt().matchingCode)"
        let page = try stranger.get(address)
        let text = PageText.plain(page.text)
        #expect(text.contains("Biên nhận hợp lệ"))
        #expect(text.contains("Đợt: Khảo sát năm 2026"))
        #expect(text.contains("Nộp lúc \(VietnameseDate.text(try receipt().submittedAt))"))
        #expect(text.contains("chưa được thay bằng phiên bản mới hơn"))
        for own in ["Trường", "Cao Thắng", "512", "9.850.000", "21/KH-TH"] {
            #expect(!text.contains(own), "\(own)")
        }
        // As people type it.
        for code in [
            try receipt().matchingCode.lowercased(),
            try receipt().matchingCode.replacing("-", with: "%20"),
        ] {
            #expect(try stranger.get("/r/\(number)/\(code)").status == .ok)
        }
        _ = try under.judge(
            "return", [("due_day", "27/11/2026"), ("due_time", "17:00"), ("reason", "Xem lại.")])
        try under.submit(SchoolFixture.filled.with("pupils", "513"))
        let later = PageText.plain(try stranger.get(address).text)
        #expect(later.contains("Biên nhận hợp lệ"))
        #expect(later.contains("đã có phiên bản mới hơn"))
    }

    @Test("a number without its code is as one that nobody was given")
    func wrong() throws {
        try under.submit()
        let code = try receipt().matchingCode
        let invented = try stranger.get("/r/khong-co/th-cao-thang/1/\(code)")
        #expect(invented.status == .notFound)
        #expect(PageText.plain(invented.text).contains("Không có biên nhận nào khớp"))
        for address in [
            "\(number)/00000-00000", "\(SchoolFixture.round)/th-doan-tung/1/\(code)",
            "\(SchoolFixture.round)/th-cao-thang/2/\(code)", "\(number)/x", "\(number)/%25",
            "\(number)/\(code.prefix(5))",
        ] {
            let answer = try stranger.get("/r/\(address)")
            #expect(answer.status == .notFound, "\(address)")
            #expect(answer.body == invented.body, "\(address)")
        }
        // What is asked beside it is no try.
        #expect(try stranger.get("/r/\(number)/\(code)?unit=x").status == .badRequest)
    }

    @Test("whoever is wrong too often waits, also with the right one; others don't")
    func throttled() throws {
        try under.submit()
        let right = "/r/\(number)/\(try receipt().matchingCode)"
        stranger.peer = "203.0.113.7"
        for _ in 0..<Patience.address.free {
            #expect(try stranger.get("/r/\(number)/00000-00000").status == .notFound)
        }
        try settle()
        let refused = try stranger.get(right)
        #expect(refused.status == .tooManyRequests)
        #expect(refused.fields[.retryAfter] != nil)
        #expect(!PageText.plain(refused.text).contains("hợp lệ"))
        stranger.peer = "203.0.113.8"
        #expect(try stranger.get(right).status == .ok)
        stranger.peer = "203.0.113.7"
        under.fixture.now = under.fixture.now + .seconds(120)
        #expect(try stranger.get(right).status == .ok)
    }
}
