import Foundation
import HTTPTypes
import Reporting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Web

/// A signed copy's file of which not all could be found out.
@Suite("A paper whose reading failed is read again, as often as any, and by whom it concerns")
struct ReadAgainTests {
    private let under: ReportUnderReview
    private let site: Site
    private let school: Browser
    private let officer: Browser
    private let asked = Asked()
    private static let own = ReportUnderReview.form + "/signed"
    private static let button = "Đọc lại tệp"

    private final class Asked: Sendable {
        let count = Mutex(0)
    }

    init() throws {
        under = try ReportUnderReview()
        var configuration = Site.Configuration.ofTests
        configuration.readPapers = { [asked] in asked.count.withLock { $0 += 1 } }
        site = Site(storage: under.fixture.storage, configuration: configuration)
        school = try Browser(site, as: "ht-th-cao-thang")
        officer = try Browser(site, as: "cv")
        try under.submit()
        _ = try school.get(Self.own)
        _ = try school.upload(
            [("ky.pdf", AttachmentTests.pdf)], to: Self.own, [("revision", "1")])
    }

    private var copy: SignedCopy {
        get throws {
            try under.fixture.storage.read { database in
                let report = try under.report()
                return try #require(
                    try database.reports.signedCopies(of: report.unit, in: report.round).first)
            }
        }
    }

    private func read(
        failure: PaperReading.Failure? = nil, signatures: [PaperSignature]? = []
    ) throws {
        var reading = PaperReading()
        (reading.pages, reading.failure, reading.signatures) = (1, failure, signatures)
        try under.fixture.storage.write { [reading] in
            let paper = try #require(try $0.read.reports.unreadPaper())
            #expect(paper.sentAt == .ofTests)
            try $0.beginReading(paper)
            try $0.keep(reading, of: paper)
        }
    }

    private func again(_ browser: Browser, at address: String) throws -> Browser.Answer {
        // Each time by a form of its own: one that is sent twice is answered as the first time.
        _ = try browser.get(address)
        return try browser.post("\(address)/\(try copy.id.rawValue)/read", [])
    }

    @Test("the school asks for it, everybody sees that, and it waits")
    func waits() throws {
        try read(failure: .tookTooLong, signatures: nil)
        #expect(try school.get(Self.own).text.contains(Self.button))
        let before = asked.count.withLock { $0 }
        let answer = try again(school, at: Self.own)
        #expect(answer.location == Self.own + "?done=again")
        #expect(asked.count.withLock { $0 } == before + 1)
        let page = try school.get(Self.own + "?done=again").text
        #expect(page.contains("Đã yêu cầu đọc lại tệp."))
        #expect(page.contains("Đang đọc mã đối chiếu"))
        #expect(!page.contains(Self.button))
        let history = try PageText.plain(officer.get(ReportUnderReview.page).text)
        #expect(history.contains("Cho máy đọc lại bản đã ký của phiên bản 1: ky.pdf"))
        // Once is enough.
        #expect(try again(school, at: Self.own).status == .conflict)
        try read()
        #expect(try !school.get(Self.own).text.contains(Self.button))
        #expect(try again(school, at: Self.own).status == .conflict)
        #expect(try under.verify().isEmpty)
    }

    @Test("the officer may too, others not; a copy is no other report's")
    func others() throws {
        try read(failure: .stopped)
        #expect(try officer.get(ReportUnderReview.page).text.contains(Self.button))
        let others = try Browser(site, as: "ht-th-doan-tung")
        _ = try others.get(ReportUnderReview.form)
        #expect(try again(others, at: Self.own).status == .notFound)
        let answer = try again(officer, at: ReportUnderReview.page + "/signed")
        #expect(answer.location == ReportUnderReview.page + "/signed?done=again")
    }

    @Test("three readings are all that there are")
    func bounded() throws {
        for _ in 1..<UnreadPaper.mostTries {
            try read(failure: .unreadable)
            #expect(try again(school, at: Self.own).status == .seeOther)
        }
        try read(failure: .unreadable)
        #expect(try !school.get(Self.own).text.contains(Self.button))
        let answer = try again(school, at: Self.own)
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("đã đọc đủ 03 lần"))
    }

    @Test("where the tools are missing nothing is given up for a reading that will not come")
    func missing() throws {
        try read(failure: .unreadable)
        #expect(try !under.school.get(Self.own).text.contains(Self.button))
        #expect(try again(under.school, at: Self.own).status == .conflict)
        #expect(try under.school.get(Self.own).text.contains("không mở được tệp PDF này"))
    }

    @Test("a certificate that nobody vouches for is looked at again where there is a list now")
    func certificates() throws {
        let unknown = PaperSignature(
            signer: "Ai đó", signedAt: nil, content: .unchanged, coversAll: true)
        try read(signatures: [unknown])
        #expect(try !school.get(Self.own).text.contains(Self.button))
        #expect(try again(school, at: Self.own).status == .conflict)
        var configuration = Site.Configuration.ofTests
        configuration.readPapers = {}
        configuration.checksCertificates = true
        let later = try Browser(
            Site(storage: under.fixture.storage, configuration: configuration),
            as: "ht-th-cao-thang")
        #expect(try later.get(Self.own).text.contains(Self.button))
        #expect(try again(later, at: Self.own).status == .seeOther)
        var known = unknown
        known.certificate = .init(holder: "Nguyễn <Văn> A", issuer: "CA & B")
        try read(signatures: [known])
        let page = try later.get(Self.own).text
        #expect(!page.contains(Self.button))
        #expect(page.contains("<b>Nguyễn &lt;Văn&gt; A</b>"))
        let words = PageText.plain(page)
        #expect(!words.contains("Ai đó"))
        #expect(words.contains("Chứng thư do CA & B cấp, tin cậy theo danh sách của cơ quan"))
        #expect(words.contains("chưa kiểm tra việc thu hồi chứng thư"))
        #expect(!words.contains("Chưa kiểm tra được nơi cấp chứng thư"))
    }
}
