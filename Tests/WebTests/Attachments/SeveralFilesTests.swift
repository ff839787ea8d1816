import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A school attaches several files to one question: each is added, seen and taken away by itself.
@Suite("Several files of one question")
struct SeveralAttachedFilesTests {
    private let fixture: SchoolFixture
    private let head: Browser

    private static let report = "/rounds/\(SchoolFixture.round)/report"
    private static let page = report + "/files/photos"
    private static let reviewed = "/rounds/\(SchoolFixture.round)/reports/th-cao-thang"

    /// With a question of two files at most.
    static let form = SchoolFixture.formDocument
        .replacing(#""version": 1"#, with: #""version": 2"#)
        .replacing(
            #"{"code": "toys""#,
            with: #"""
                {"code": "photos", "vi": "Ảnh hiện trường", "type": "file", "accept": ["pdf"],
                 "max_files": 2, "nature": "state", "aggregate": "list", "required": "optional",
                 "levels": ["TH"]}, {"code": "toys"
                """#)

    init() throws {
        fixture = try SchoolFixture()
        try fixture.storage.write { database in
            let form = try Form(document: try JSON(parsing: Self.form.utf8))
            #expect(try database.importForm(form, by: .command))
            let round = try #require(
                try database.read.rounds.find(.init(rawValue: SchoolFixture.round)))
            try database.setForm(form.version, of: round.id, reason: "Thêm ảnh", by: .command)
        }
        head = try Browser(fixture.site, as: "ht-th-cao-thang")
    }

    private func attach(_ name: String, _ more: UInt8) throws -> Browser.Answer {
        _ = try head.get(Self.page)
        return try head.upload(
            AttachmentTests.pdf + [more], named: name, to: Self.page,
            version: head.version ?? "0")
    }

    private func files() throws -> [AttachedFile] {
        try fixture.entries(of: "th-cao-thang")["photos"]?.value?.attached ?? []
    }

    @Test("each is added, given back as it was and taken away, and no more than the form says")
    func attaching() throws {
        let blank = try head.get(Self.report).text
        #expect(blank.contains("Lưu nháp và chọn tệp") && blank.contains("0/2 tệp"))
        #expect(try attach("một.pdf", 10).location == Self.page)
        #expect(try head.get(Self.page).text.contains("Đã đính kèm 1/2 tệp"))
        #expect(try attach("hai.pdf", 32).location == Self.page)
        #expect(try files().map(\.name) == ["một.pdf", "hai.pdf"])
        let form = try head.get(Self.report).text
        #expect(form.contains("<b>một.pdf</b><br><b>hai.pdf</b>") && form.contains("2/2 tệp"))

        let full = try head.get(Self.page).text
        #expect(full.contains("Đã đủ 2 tệp") && !full.contains(#"type="file""#))
        let third = try attach("ba.pdf", 13)
        #expect(third.status == .unprocessableContent && third.text.contains("Đã đủ 2 tệp"))
        #expect(try files().count == 2)

        for (file, octet) in zip(try files(), [10, 32] as [UInt8]) {
            let address = "\(Self.page)/content?file=\(file.hash)"
            #expect(full.contains(#"<a href="\#(address)" download>\#(file.name)</a>"#))
            #expect(try head.get(address).body == AttachmentTests.pdf + [octet])
        }
        #expect(try head.get("\(Self.page)/content?file=ab").status == .notFound)
        #expect(try head.get("\(Self.page)/content?hash=ab").status == .badRequest)

        _ = try head.get(Self.page)
        let gone = try head.post(
            Self.page, [("_do", "remove"), ("hash", try files()[0].hash)])
        #expect(gone.location == Self.page)
        #expect(try files().map(\.name) == ["hai.pdf"])
        // Nothing of it is taken away by a name that is not there, nor by none.
        for fields in [[("_do", "remove"), ("hash", "ab")], [("_do", "remove")]] {
            _ = try head.get(Self.page)
            _ = try head.post(Self.page, fields)
            #expect(try files().map(\.name) == ["hai.pdf"])
        }
        // The same once more is no second one.
        #expect(try attach("hai, mới.pdf", 32).status == .seeOther)
        #expect(try files().map(\.name) == ["hai, mới.pdf"])
        _ = try head.get(Self.page)
        _ = try head.post(Self.page, [("_do", "remove"), ("hash", try files()[0].hash)])
        #expect(try fixture.entries(of: "th-cao-thang")["photos"] == nil)
    }

    @Test("a file of a page that has become stale is not kept")
    func stale() throws {
        _ = try attach("một.pdf", 10)
        let answer = try head.upload(
            AttachmentTests.pdf, named: "hai.pdf", to: Self.page, version: "0")
        #expect(answer.status == .preconditionFailed)
        #expect(try files().map(\.name) == ["một.pdf"])
    }

    @Test("the department has each file of what was submitted, in its lists too; nobody another's")
    func submitted() throws {
        _ = try attach("một; 1.pdf", 10)
        _ = try attach("hai.pdf", 32)
        let kept = try files()
        _ = try head.get(Self.report)
        #expect(
            try head.post(Self.report, SchoolFixture.filled + [("_do", "submit")]).location?
                .hasSuffix("/receipt") == true)
        let officer = try Browser(fixture.site, as: "cv")
        let page = try officer.get(Self.reviewed).text
        let other = try Browser(fixture.site, as: "ht-th-doan-tung")
        for (file, octet) in zip(kept, [10, 32] as [UInt8]) {
            let address = "\(Self.reviewed)/files/photos?file=\(file.hash)"
            #expect(page.contains(#"<a href="\#(address)" download>"#))
            #expect(try officer.get(address).body == AttachmentTests.pdf + [octet])
            #expect(try other.get(address).status == .forbidden)
            #expect(
                try other.get("\(Self.page)/content?file=\(file.hash)").status == .notFound)
        }
        #expect(page.contains("một; 1.pdf</a><br><a"))
        let list = try officer.get("/rounds/\(SchoolFixture.round)/values.csv").text
        #expect(list.contains("một; 1.pdf; hai.pdf"))
        let exact = try asScript("/api/v1/rounds/\(SchoolFixture.round)/values.csv")
        #expect(exact.contains(#""[""một; 1.pdf"",""hai.pdf""]""#))
        let report = try JSON(
            parsing: Array(
                asScript("/api/v1/rounds/\(SchoolFixture.round)/reports/th-cao-thang").utf8))
        #expect(
            report["values"]?["photos"]?.array?.compactMap { $0["sha256"]?.string }
                == kept.map(\.hash))
        #expect(
            try head.get(Self.report + "/history").text.contains("một; 1.pdf; hai.pdf"))
        // Of how many schools something is there, not of how many files.
        let totals = try officer.get("/rounds/\(SchoolFixture.round)/totals").text
        #expect(!totals.contains("một; 1.pdf"))
        #expect(try Verification.of(fixture.path, anchored: false).counts.files == 2)
        #expect(try Verification.of(fixture.path, anchored: false).findings == [])
    }

    private func asScript(_ target: String) throws -> String {
        let secret = Token.Secret()
        try fixture.storage.write { database in
            let unit = try #require(try database.read.units.find("pgd"))
            try database.addToken(
                secret, name: "script", role: .officer, unit: unit.id, lifetime: .seconds(60),
                by: .command)
        }
        let response = fixture.site.respond(
            to: try Request(
                .get, target, fields: [.authorization: "Bearer \(secret.text)"]))
        return String(decoding: response.wholeBody, as: UTF8.self)
    }

    @Test("the paper and the preview say how many there may be, the form without a network where")
    func said() throws {
        let paper = try head.get(Self.report + "/paper").text
        #expect(paper.contains("gửi kèm (nhiều nhất 2 tệp)"))
        let offline = try head.get(Self.report + "/offline.html").text
        #expect(offline.contains("Đính kèm tệp trên trang nhập liệu, khi có mạng."))
        #expect(!offline.contains(#"name="_file""#))
        let officer = try Browser(fixture.site, as: "cv")
        let preview = try officer.get("/forms/khao_sat/2?level=TH").text
        #expect(preview.contains("Tệp pdf, nhiều nhất 2 tệp, mỗi tệp không quá 10 MB"))
    }
}
