import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Photos sent for a cell that asks for a PDF.
@Suite struct AttachedPhotosTests {
    private static let page = "/rounds/\(SchoolFixture.round)/report/files/scan"
    private static let photo = JPEGSample().octets

    let fixture: SchoolFixture
    let head: Browser

    init() throws {
        fixture = try SchoolFixture()
        head = try Browser(fixture.site, as: "ht-th-cao-thang")
    }

    private func attach(_ files: [(name: String, content: [UInt8])]) throws -> Browser.Answer {
        _ = try head.get(Self.page)
        return try head.upload(files, to: Self.page, [("_version", head.version ?? "0")])
    }

    @Test("they become one PDF, a page each in their order, counted by what is kept")
    func joined() throws {
        var second = JPEGSample()
        (second.orientation, second.width) = (6, 1201)
        let answer = try attach([("1.jpg", Self.photo), ("2.JPEG", second.octets)])
        #expect(answer.location == "/rounds/\(SchoolFixture.round)/report#scan")
        let file = try head.get(Self.page + "/content")
        #expect(file.fields[.contentType] == "application/pdf")
        #expect(
            file.fields[.contentDisposition]?.contains("-th-cao-thang.pdf") ?? false)
        let text = String(decoding: file.body.map { $0 < 0x80 ? $0 : 0x2e }, as: UTF8.self)
        #expect(text.contains("/Count 2 /Kids [3 0 R 6 0 R]"))
        let first = try #require(text.range(of: "/Width 1200"))
        #expect(first.upperBound < (try #require(text.range(of: "/Width 1201"))).lowerBound)
        #expect(!text.contains("GPS"))
        let attached = try fixture.storage.read { database in
            let unit = try #require(try database.units.find("th-cao-thang"))
            return try database.reports.attachedBytes(of: unit.id)
        }
        #expect(attached == file.body.count)
    }

    @Test("a single photo is a PDF of one page, and a PDF stays as it is")
    func single() throws {
        #expect(try attach([("1.jpg", Self.photo)]).status == .seeOther)
        #expect(try head.get(Self.page + "/content").body.starts(with: Array("%PDF-1.4".utf8)))
        #expect(try attach([("báo cáo.pdf", AttachmentTests.pdf)]).status == .seeOther)
        #expect(try head.get(Self.page + "/content").body == AttachmentTests.pdf)
    }

    @Test(
        "what makes no paper is refused with a sentence, and nothing is kept",
        arguments: [
            (["a.pdf", "b.jpg"], 422, "không gửi nhiều tệp PDF hay lẫn hai loại"),
            (["a.pdf", "b.pdf"], 422, "không gửi nhiều tệp PDF hay lẫn hai loại"),
            (["a.png"], 415, "Chưa nhận ảnh PNG (a.png)"),
            (["a.jpg", "a.docx"], 415, "Chỉ nhận tệp PDF, JPG."),
            (["hỏng.jpg"], 415, "Ảnh hỏng.jpg hỏng hoặc không phải là JPG."),
            (Array(repeating: "a.jpg", count: 11), 422, "Nhiều nhất 10 ảnh."),
        ])
    func refused(names: [String], status: Int, sentence: String) throws {
        let answer = try attach(
            names.map { name in
                let isPhoto = name.hasPrefix("a.jpg") || name == "b.jpg"
                return (name, isPhoto ? Self.photo : AttachmentTests.pdf)
            })
        #expect(answer.status.code == status)
        #expect(PageText.plain(answer.text).contains(sentence))
        #expect(try head.get(Self.page + "/content").status == .notFound)
    }

    @Test("photos are together as large as the cell's file at most")
    func large() throws {
        let large = Self.photo + [UInt8](repeating: 0, count: 5 * 1024 * 1024)
        let answer = try attach([("1.jpg", large), ("2.jpg", large)])
        #expect(answer.status == .contentTooLarge)
        #expect(answer.text.contains("Các tệp nặng hơn 10 MB cộng lại."))
        #expect(try head.get(Self.page + "/content").status == .notFound)
    }

    @Test("the page names what it takes, and its limits for the script that shrinks photos")
    func limits() throws {
        let page = try head.get(Self.page).text
        #expect(page.contains(#"accept=".pdf,.jpg,.jpeg""#))
        #expect(page.contains(#" multiple data-papers data-most="10485760" data-photos="10""#))
        #expect(page.contains("/papers."))
        #expect(PageText.plain(page).contains("Một tệp PDF, hoặc 1 đến 10 ảnh JPG"))
    }
}
