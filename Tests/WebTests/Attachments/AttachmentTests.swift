import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A school attaches a file to its report.
@Suite struct AttachmentTests {
    static let pdf = Array("%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n".utf8)

    private static let page = "/rounds/\(SchoolFixture.round)/report/files/scan"
    private static let submitted = "/rounds/\(SchoolFixture.round)/reports/th-cao-thang/files/scan"

    let fixture: SchoolFixture
    let head: Browser

    init() throws {
        fixture = try SchoolFixture()
        head = try Browser(fixture.site, as: "ht-th-cao-thang")
        _ = try head.get(Self.page)
    }

    @Test("a PDF that begins as something else is refused with what to do, and nothing is kept")
    func leading() throws {
        let answer = try attach(Array("<html>".utf8) + AttachmentTests.pdf)
        #expect(answer.status == .unsupportedMediaType)
        #expect(answer.text.contains("Trước phần đầu của tệp PDF có dữ liệu khác"))
        #expect(!(try head.get(Self.page).text.contains("báo cáo.pdf")))
    }

    private func attach(
        _ content: [UInt8] = AttachmentTests.pdf, named name: String = "báo cáo.pdf",
        by browser: Browser? = nil, version: String? = nil
    ) throws -> Browser.Answer {
        let browser = browser ?? head
        return try browser.upload(
            content, named: name, to: Self.page,
            version: version ?? browser.version ?? "0")
    }

    private func entry() throws -> Entry? {
        try fixture.storage.read { database in
            let round = try #require(try database.rounds.find(.init(rawValue: SchoolFixture.round)))
            let unit = try #require(try database.units.find("th-cao-thang"))
            let form = try database.forms.layout(round.form).form
            return try database.reports.entries(of: unit.id, in: round.id, form: form)["scan"]
        }
    }

    @Test("a file is kept, shown on the form, given back as it was, replaced and taken out")
    func attaching() throws {
        #expect(
            try attach().location == "/rounds/\(SchoolFixture.round)/report#scan")
        #expect(try head.get("/rounds/\(SchoolFixture.round)/report").text.contains("báo cáo.pdf"))
        let file = try head.get(Self.page + "/content")
        #expect(Array(file.text.utf8) == AttachmentTests.pdf)
        #expect(file.fields[.contentType] == "application/pdf")
        #expect(
            file.fields[.contentDisposition]
                == "attachment; filename=\"b_o_c_o.pdf\"; filename*=UTF-8''b%C3%A1o%20c%C3%A1o.pdf")
        #expect(file.fields[.contentSecurityPolicy]?.hasPrefix("sandbox;") ?? false)
        #expect(file.fields[.xContentTypeOptions] == "nosniff")
        _ = try head.get(Self.page)
        #expect(try attach(named: "mới.pdf").status == .seeOther)
        #expect(try head.get(Self.page).text.contains("mới.pdf"))
        #expect(try head.post(Self.page, [("_do", "remove")]).status == .seeOther)
        #expect(try entry() == nil)
        #expect(try head.get(Self.page + "/content").status == .notFound)
    }

    @Test(
        "what is no such file is refused with a sentence, and nothing is kept",
        arguments: [
            ("a.exe", "Chỉ nhận tệp"), ("a.pdf.exe", "Chỉ nhận tệp"), ("", "Chưa chọn tệp"),
            ("a", "Chỉ nhận tệp"), ("trang.pdf", "không phải là PDF"), ("trống.pdf", "Tệp trống"),
        ])
    func refused(name: String, sentence: String) throws {
        let content =
            name == "trống.pdf" || name.isEmpty ? [] : Array("<script>alert(1)</script>".utf8)
        let answer = try attach(content, named: name)
        #expect([415, 422].contains(answer.status.code))
        #expect(answer.text.contains(sentence))
        #expect(try entry() == nil)
        let folder = fixture.storage.path + ".files"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        #expect(names.isEmpty)
    }

    @Test("a file is as much of the report as a cell: stale, forged and late ones are refused")
    func guarded() throws {
        #expect(try attach(version: "99").status == .preconditionFailed)
        let forged = try head.upload(
            AttachmentTests.pdf, named: "a.pdf", to: Self.page, version: "0", token: "00")
        #expect(forged.status == .forbidden)
        _ = try head.get(Self.page)
        #expect(try attach().status == .seeOther)
        _ = try head.get("/rounds/\(SchoolFixture.round)/report")
        #expect(
            try head.post(
                "/rounds/\(SchoolFixture.round)/report", SchoolFixture.filled + [("_do", "submit")]
            ).status == .seeOther)
        _ = try head.get(Self.page)
        #expect(try attach().status == .conflict)
    }

    @Test("the department has the file of what was submitted, nobody another's, nobody a draft's")
    func access() throws {
        #expect(try attach().status == .seeOther)
        let officer = try Browser(fixture.site, as: "cv")
        #expect(try officer.get(Self.submitted).status == .notFound)
        #expect(try officer.get(Self.page).status == .forbidden)
        let other = try Browser(fixture.site, as: "ht-th-doan-tung")
        #expect(try other.get(Self.page + "/content").status == .notFound)
        #expect(try other.get(Self.submitted).status == .forbidden)
        _ = try head.get("/rounds/\(SchoolFixture.round)/report")
        _ = try head.post(
            "/rounds/\(SchoolFixture.round)/report", SchoolFixture.filled + [("_do", "submit")])
        #expect(try officer.get(Self.submitted).status == .ok)
        #expect(
            try officer.get("/rounds/\(SchoolFixture.round)/reports/th-cao-thang").text
                .contains("href=\"\(Self.submitted)\" download>báo cáo.pdf"))
        // Withdrawn and replaced, the department keeps what was submitted.
        _ = try head.get("/rounds/\(SchoolFixture.round)/report/withdraw")
        _ = try head.post("/rounds/\(SchoolFixture.round)/report", [("_do", "withdraw")])
        _ = try head.get(Self.page)
        #expect(try attach(AttachmentTests.pdf + [10], named: "sau.pdf").status == .seeOther)
        #expect(Array(try officer.get(Self.submitted).text.utf8) == AttachmentTests.pdf)
    }

    @Test("a school attaches so much and no more")
    func quota() throws {
        let unit = try #require(try fixture.storage.read { try $0.units.find("th-cao-thang") })
        let round = try #require(
            try fixture.storage.read { try $0.rounds.find(.init(rawValue: SchoolFixture.round)) })
        let hash = String(repeating: "a", count: 64)
        try fixture.storage.write {
            try $0.attach(
                Attachment(hash: hash, name: "a.pdf", bytes: Attachment.quota - 10),
                as: .file(hash: hash, name: "a.pdf"), at: "scan", of: unit.id, in: round.id,
                seen: nil, by: .command)
        }
        _ = try head.get(Self.page)
        let answer = try attach()
        #expect(answer.status == .contentTooLarge)
        #expect(answer.text.contains("đã đính kèm quá"))
        #expect(answer.text.contains("liên hệ Phòng Giáo dục và Đào tạo Thử."))
        #expect(throws: Attachment.QuotaExceeded.self) {
            try fixture.storage.write {
                try $0.attach(
                    Attachment(
                        hash: String(repeating: "b", count: 64), name: "b.pdf", bytes: 11),
                    as: .file(hash: String(repeating: "b", count: 64), name: "b.pdf"), at: "scan",
                    of: unit.id, in: round.id, seen: nil, by: .command)
            }
        }
        #expect(
            try fixture.storage.read { try $0.reports.attachedBytes(of: unit.id) }
                == Attachment.quota - 10)
    }

    @Test("before a file is taken it is asked who sends it, and whether from a page of the site")
    func admission() throws {
        func admitted(
            _ cookie: String?, site: String = "same-origin", to target: String = Self.page
        )
            throws -> BodyAdmission
        {
            var fields: HTTPFields = [.contentType: "multipart/form-data; boundary=x"]
            fields[.cookie] = cookie
            if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = site }
            return fixture.site.admit(try Request(.post, target, fields: fields))
        }
        func status(_ admission: BodyAdmission) -> Int? {
            guard case .refused(let response) = admission else { return nil }
            return response.status.code
        }
        let officer = try Browser(fixture.site, as: "cv")
        #expect(try status(admitted(nil)) == 403)
        #expect(try status(admitted("sid=none")) == 403)
        #expect(try status(admitted(officer.cookie)) == 403)
        #expect(try status(admitted(head.cookie, site: "cross-site")) == 403)
        #expect(try status(admitted(head.cookie, to: "/plans/1/files")) == 403)
        #expect(try status(admitted(head.cookie, to: "/nowhere")) == 404)
        guard case .upTo(let most, let holder) = try admitted(head.cookie),
            case .upTo(_, let other) = try admitted(officer.cookie, to: "/plans/1/files")
        else {
            Issue.record("whoever may send a file was refused")
            return
        }
        #expect(most == Site.uploadLimit)
        #expect(holder != other)
    }

    @Test("a long body is asked about wherever somebody who has signed in may send one")
    func limits() throws {
        func terms(_ method: HTTPRequest.Method, _ target: String, _ type: String) throws
            -> BodyTerms
        {
            fixture.site.bodyTerms(of: try Request(method, target, fields: [.contentType: type]))
        }
        let multipart = "multipart/form-data; boundary=x"
        #expect(try terms(.post, Self.page, multipart) == .ask)
        #expect(try terms(.post, Self.page, "application/json") == .ask)
        #expect(try terms(.post, "/sign-in", multipart) == .upTo(Site.bodyLimit))
        #expect(try terms(.get, Self.page, multipart) == .upTo(Site.bodyLimit))
    }
}

extension Browser {
    /// As a browser sends a form with a file.
    func upload(
        _ content: [UInt8], named name: String, to target: String, version: String,
        token: String? = nil, title: String? = nil
    ) throws -> Answer {
        try upload(
            [(name, content)], to: target,
            [("_version", version)] + (title.map { [("title", $0)] } ?? []), token: token)
    }

    /// With several files, in their order.
    func upload(
        _ files: [(name: String, content: [UInt8])], to target: String,
        _ fields: [(String, String)],
        token: String? = nil
    ) throws -> Answer {
        let boundary = "----tonghop"
        var body: [UInt8] = []
        let hidden = [("_csrf", token ?? self.token ?? ""), ("_key", key ?? "")]
        for (field, value) in hidden + fields {
            body += Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n"
                    .utf8)
        }
        for (name, content) in files {
            body += Array(
                ("--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; "
                    + "filename=\"\(name)\"\r\nContent-Type: application/octet-stream\r\n\r\n").utf8
            )
            body += content + Array("\r\n".utf8)
        }
        body += Array("--\(boundary)--\r\n".utf8)
        return try post(
            target, body: body, type: "multipart/form-data; boundary=\(boundary)")
    }
}
