import Foundation
import HTTPTypes
import Reporting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Web

/// What school and department read of a signed copy that programs have read.
@Suite("What a signed copy bears is said to whoever may see it, and no more is claimed")
struct FoundPaperTests {
    private let under: ReportUnderReview
    private static let own = ReportUnderReview.form + "/signed"
    private static let list = "/rounds/\(SchoolFixture.round)/tracking"

    init() throws { under = try ReportUnderReview() }

    private func attach(to site: Site? = nil) throws {
        let browser = try Browser(site ?? under.fixture.site, as: "ht-th-cao-thang")
        _ = try browser.get(Self.own)
        // Another file each time.
        let content = AttachmentTests.pdf + Array("\(UUID())".utf8)
        let answer = try browser.upload(
            [("ky.pdf", content)], to: Self.own,
            [("revision", "\(try under.report().revision)")])
        #expect(answer.status == .seeOther)
    }

    private func read(
        _ codes: [String], pages: Int = 1, failure: PaperReading.Failure? = nil,
        signatures: [PaperSignature]? = []
    ) throws {
        var reading = PaperReading()
        reading.codes = codes.map { .init(start: $0, means: .picture) }
        (reading.pages, reading.failure, reading.signatures) = (pages, failure, signatures)
        try under.fixture.storage.write { [reading] in
            let paper = try #require(try $0.read.reports.unreadPaper())
            try $0.beginReading(paper)
            try $0.keep(reading, of: paper)
        }
    }

    private func code(of school: Reporting.Unit.Code = "th-cao-thang") throws -> String {
        try under.fixture.storage.read { database in
            let unit = try #require(try database.units.find(school))
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let receipt = try #require(try database.reports.receipt(of: unit.id, in: round.id))
            return try #require(MatchingCode.read(receipt.matchingCode))
        }
    }

    private func pages() throws -> (school: String, officer: String, row: String) {
        let list = try under.officer.get(Self.list).text
        let row = list.components(separatedBy: "<tr role=\"row\">").first {
            $0.contains("/reports/th-cao-thang\"")
        }
        return (
            PageText.plain(try under.school.get(Self.own).text),
            PageText.plain(try under.officer.get(ReportUnderReview.page).text),
            PageText.plain(row ?? "")
        )
    }

    @Test("the code of this revision ticks the signed copy by itself, as what it is")
    func recognised() throws {
        try under.submit()
        try attach()
        let before = try pages()
        #expect(before.school.contains("Chưa đọc bằng máy"))
        #expect(before.row.contains("Đã có bản ký"))
        try read([try code()])
        let found = "Tự nhận ra: tệp mang mã đối chiếu của phiên bản 1"
        let after = try pages()
        #expect(after.school.contains(found))
        #expect(after.officer.contains(found))
        #expect(after.officer.contains("chữ ký, con dấu do chuyên viên xem trên tệp"))
        #expect(after.row.contains("Đã có bản ký, đúng mã"))
        // Nobody has seen the paper itself.
        #expect(try under.report().paperOn == nil)
        #expect(!after.officer.contains("Đã nhận bản giấy ngày"))
        #expect(try under.verify().isEmpty)
    }

    @Test("the code of an earlier revision does not count, and the school is told what to do")
    func earlier() throws {
        try under.submit()
        let old = try code()
        _ = try under.school.get(ReportUnderReview.form + "/withdraw")
        _ = try under.school.post(ReportUnderReview.form, [("_do", "withdraw")])
        try under.submit(SchoolFixture.filled.with("trained", "13"))
        try attach()
        try read([old])
        let said = try pages()
        for page in [said.school, said.officer] {
            #expect(page.contains("Tệp mang mã đối chiếu của phiên bản 1"))
            #expect(page.contains("không tính là bản ký của phiên bản 2"))
            #expect(page.contains("Không tính"))
        }
        #expect(said.school.contains("Đề nghị in, ký và gửi bản in của phiên bản 2."))
        #expect(!said.row.contains("Đã có bản ký"))
    }

    @Test("another school's report is named to the department, and not to a school")
    func foreign() throws {
        try under.submit()
        let theirs = try under.fixture.reporter("ht-th-doan-tung")
        _ = try theirs.post(
            ReportUnderReview.form, SchoolFixture.filled.with("trained", "9") + [("_do", "submit")])
        try attach()
        try read([try code(of: "th-doan-tung")])
        let said = try pages()
        #expect(said.school.contains("Tệp mang mã đối chiếu của báo cáo khác"))
        #expect(!said.school.contains("Đoàn Tùng"))
        #expect(said.officer.contains("Báo cáo đó: Trường Tiểu học Đoàn Tùng, "))
        #expect(!said.row.contains("Đã có bản ký"))
    }

    @Test("what was not found, and why, is said with what to do")
    func unrecognised() throws {
        try under.submit()
        try attach()
        try read([], pages: 12)
        var said = try pages()
        #expect(said.school.contains("Không nhận ra mã đối chiếu"))
        #expect(said.school.contains("Đã xem ba trang đầu và trang cuối trong 12 trang."))
        #expect(said.school.contains("góc dưới bên trái của trang 1"))
        #expect(said.officer.contains("Đề nghị đối chiếu bằng mắt."))
        #expect(said.row.contains("Đã có bản ký"))
        #expect(!said.row.contains("đúng mã"))
        for (failure, words) in [
            (PaperReading.Failure.unreadable, "không mở được tệp PDF này"),
            (.tookTooLong, "quá thời gian cho phép"), (.stopped, "nhiều bộ nhớ hơn mức cho phép"),
        ] {
            try attach()
            try read([], failure: failure, signatures: nil)
            said = try pages()
            #expect(said.school.contains(words))
            #expect(said.school.contains("Chưa đọc được chữ ký số trong tệp."))
        }
    }

    @Test("of a digital signature only what was checked is said")
    func signatures() throws {
        func signature(
            _ signer: String, _ content: PaperSignature.Content, all: Bool
        ) -> PaperSignature {
            PaperSignature(
                signer: signer, signedAt: .ofTests, content: content, coversAll: all)
        }
        try under.submit()
        try attach()
        try read(
            [],
            signatures: [
                signature("Hiệu <b>trưởng", .unchanged, all: false),
                signature("Văn thư", .unchanged, all: true), signature("", .changed, all: true),
                signature("X", .unknown, all: true),
            ])
        let html = try under.officer.get(ReportUnderReview.page).text
        #expect(html.contains("<b>Hiệu &lt;b&gt;trưởng</b>"))
        let said = try pages()
        for page in [said.school, said.officer] {
            #expect(page.contains("Tệp có 4 chữ ký số:"))
            #expect(page.contains("sau đó tệp có thêm nội dung, nằm trong chữ ký sau"))
            #expect(page.contains("Nội dung không thay đổi sau khi ký"))
            #expect(page.contains("nội dung đã bị thay đổi sau khi ký"))
            #expect(page.contains("Chưa kiểm tra được chữ ký số này"))
            #expect(page.contains("không ghi tên"))
            #expect(page.contains("08:00, 23/11/2026"))
            let unchecked = page.components(separatedBy: "Chưa kiểm tra được nơi cấp chứng thư")
            #expect(unchecked.count == 5)
        }
        try attach()
        try read([], signatures: [signature("Y", .unchanged, all: false)])
        #expect(try pages().school.contains("sau đó tệp có thêm nội dung Chưa kiểm tra"))
        // Somebody whom nobody knows vouches for nothing that was added behind a name that is known.
        var known = signature("Y", .unchanged, all: false)
        known.certificate = .init(holder: "Y", issuer: "CA minh họa")
        try attach()
        try read([], signatures: [known, signature("Z", .unchanged, all: true)])
        #expect(
            try pages().officer.contains("sau đó tệp có thêm nội dung Chứng thư do CA minh họa"))
    }

    @Test("reading is asked for once the file is kept, and never for one that was refused")
    func asked() throws {
        let asked = Mutex(0)
        var configuration = Site.Configuration.ofTests
        configuration.readPapers = { asked.withLock { $0 += 1 } }
        let site = Site(storage: under.fixture.storage, configuration: configuration)
        try under.submit()
        let browser = try Browser(site, as: "ht-th-cao-thang")
        _ = try browser.get(Self.own)
        _ = try browser.upload(
            [("a.pdf", JPEGSample().octets)], to: Self.own, [("revision", "1")])
        #expect(asked.withLock { $0 } == 0)
        try attach(to: site)
        #expect(asked.withLock { $0 } == 1)
        #expect(
            try PageText.plain(browser.get(Self.own).text)
                .contains("Đang đọc mã đối chiếu, chữ ký số"))
    }
}
