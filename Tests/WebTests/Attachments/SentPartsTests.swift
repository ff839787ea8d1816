import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A paper that arrives part by part, over a line that drops.
@Suite struct SentPartsTests {
    private let under: ReportUnderReview
    private var school: Browser { under.school }
    private static let own = ReportUnderReview.form + "/signed"
    private static let mark = "papersx"
    private static let id = String(repeating: "ab", count: 16)
    private static let photo = JPEGSample().octets

    init() throws {
        under = try ReportUnderReview()
        try under.submit()
        _ = try under.school.get(Self.own)
    }

    /// The end of a form's body: its files and the closing boundary.
    private func files(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(
            ("--\(Self.mark)\r\nContent-Disposition: form-data; name=\"file\"; "
                + "filename=\"\(name)\"\r\n\r\n").utf8) + content
            + Array("\r\n--\(Self.mark)--\r\n".utf8)
    }

    private func form(
        _ fields: [(String, String)], part: [UInt8]? = nil, mark: String, by browser: Browser
    ) -> [UInt8] {
        let hidden = [
            ("_csrf", browser.token ?? ""), ("_of", browser.sender ?? ""),
        ]
        var body: [UInt8] = (fields + hidden).flatMap { name, value in
            Array(
                ("--\(mark)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n"
                    + "\(value)\r\n").utf8)
        }
        if let part {
            body += Array(
                ("--\(mark)\r\nContent-Disposition: form-data; name=\"part\"; filename=\"part\""
                    + "\r\n\r\n").utf8)
            body += part + Array("\r\n".utf8)
        }
        return body + Array("--\(mark)--\r\n".utf8)
    }

    private func send(
        _ part: [UInt8], at place: Int, of all: [UInt8], id: String = SentPartsTests.id,
        hash: String? = nil, to page: String = SentPartsTests.own, by other: Browser? = nil
    ) throws -> Browser.Answer {
        let browser = other ?? school
        let body = form(
            [
                ("at", "\(place)"), ("all", "\(all.count)"),
                ("sha256", hash ?? Digest.hexadecimal(Digest.sha256(all))),
            ], part: part, mark: "partx", by: browser)
        return try browser.post(
            "\(page)/parts/\(id)", body: body, type: "multipart/form-data; boundary=partx")
    }

    private func finish(
        _ id: String = SentPartsTests.id, key: String = "k", by other: Browser? = nil
    ) throws -> Browser.Answer {
        let browser = other ?? school
        let body = form(
            [("revision", "1"), ("_key", key), ("_parts", id)], mark: Self.mark, by: browser)
        return try browser.post(
            Self.own, body: body, type: "multipart/form-data; boundary=\(Self.mark)")
    }

    private func copies() throws -> [SignedCopy] {
        let report = try under.report()
        return try under.fixture.storage.read {
            try $0.reports.signedCopies(of: report.unit, in: report.round)
        }
    }

    @Test("parts are one paper, which is kept as if it had come at once, and once")
    func parts() throws {
        let all = files("bản ký.pdf", AttachmentTests.pdf)
        let half = all.count / 2
        #expect(try send([], at: 0, of: all).status == .notFound)
        #expect(try send(Array(all[..<half]), at: 0, of: all).text == #"{"has":\#(half)}"#)
        // Again, as after a dropped line; and asked for.
        #expect(try send(Array(all[..<half]), at: 0, of: all).text == #"{"has":\#(half)}"#)
        #expect(try send([], at: 0, of: all).text == #"{"has":\#(half)}"#)
        #expect(try finish().status == .conflict)
        #expect(try copies().isEmpty)
        let behind = try send([1], at: half + 1, of: all)
        #expect(behind.status == .conflict && behind.text == #"{"has":\#(half)}"#)
        #expect(try send(Array(all[half...]), at: half, of: all).text == #"{"has":\#(all.count)}"#)
        for _ in 1...2 {
            #expect(try finish().location == Self.own + "?done=attached")
        }
        #expect(try copies().map(\.file.name) == ["bản ký.pdf"])
        #expect(try school.get(Self.own + "/1").body == AttachmentTests.pdf)
        #expect(try under.verify().isEmpty)
    }

    @Test("photos become a PDF, and what is no paper is refused at the same door")
    func sameDoor() throws {
        var body = files("1.jpg", Self.photo)
        _ = try send(body, at: 0, of: body)
        #expect(try finish().status == .seeOther)
        #expect(try copies().map(\.photos) == [1])
        body = files("a.pdf", Array("<html>".utf8) + AttachmentTests.pdf)
        let other = String(repeating: "cd", count: 16)
        _ = try send(body, at: 0, of: body, id: other)
        _ = try school.get(Self.own)
        let refused = try finish(other, key: "l")
        #expect(refused.status == .unsupportedMediaType)
        #expect(try copies().count == 1)
    }

    @Test("another person's upload is not there, and none is for nobody")
    func others() throws {
        let all = files("a.pdf", AttachmentTests.pdf)
        _ = try send(Array(all.dropLast(10)), at: 0, of: all)
        let head = try Browser(under.fixture.site, as: "ht-th-cao-thang")
        _ = try head.get(Self.own)
        let clerk = try Browser(under.fixture.site, as: "nv-th-cao-thang")
        _ = try clerk.get(Self.own)
        for browser in [head, clerk] where browser.sender != school.sender {
            let answer = try send(Array(all.suffix(10)), at: all.count - 10, of: all, by: browser)
            #expect(answer.status == .notFound)
            #expect(try finish(by: browser).status == .notFound)
        }
        #expect(head.sender != clerk.sender)
        let nobody = Browser(under.fixture.site)
        #expect(try send(all, at: 0, of: all, by: nobody).status != .ok)
        #expect(try copies().isEmpty)
    }

    @Test("a wrong hash, wrong places and what is too large are refused, and store nothing")
    func wrong() throws {
        let all = files("a.pdf", AttachmentTests.pdf)
        let wrong = Digest.hexadecimal(Digest.sha256([0]))
        _ = try send(all, at: 0, of: all, hash: wrong)
        let refused = try finish()
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("khác tệp đã gửi"))
        #expect(try finish().status == .notFound)
        for (id, hash) in [("x", wrong), (Self.id.uppercased(), wrong)] {
            #expect(try send(all, at: 0, of: all, id: id, hash: hash).status == .notFound)
        }
        #expect(try send(all, at: 0, of: all, hash: "x").status == .badRequest)
        #expect(try send(all, at: all.count + 1, of: all).status == .badRequest)
        #expect(try send(all, at: 1, of: Array(all.dropLast())).status == .badRequest)
        let large = [UInt8](repeating: 0, count: SentParts.most + 1)
        #expect(try send(large, at: 0, of: large).status == .contentTooLarge)
        let body = form(
            [("at", "0"), ("all", "\(SentPaper.most * 2)"), ("sha256", wrong)], part: [1],
            mark: "partx", by: school)
        let tooLarge = try school.post(
            "\(Self.own)/parts/\(Self.id)", body: body,
            type: "multipart/form-data; boundary=partx")
        #expect(tooLarge.status == .contentTooLarge)
        #expect(tooLarge.text.contains("Tệp lớn hơn 20 MB."))
        #expect(try copies().isEmpty)
    }
}
