import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("files of a report by scripts")
struct AttachFileAPITests {
    private static let report = "/api/v1/rounds/pccc-2026/reports/th-cao-thang"
    private static let path = report + "/files/report_file"
    private static let boundary = "--tap-tin"

    private let site: APISite

    init() throws { site = try APISite() }

    private func post(
        _ content: [UInt8] = AttachmentTests.pdf, named name: String = "bao-cao.pdf",
        to path: String = path, as token: String? = nil, seen: String? = nil, key: String? = nil
    ) throws -> Answer {
        var fields: HTTPFields = [
            .contentType: "multipart/form-data; boundary=\(Self.boundary.dropFirst(2))"
        ]
        fields[.ifMatch] = seen
        if let key, let header = HTTPField.Name("Idempotency-Key") { fields[header] = key }
        let head = """
            \(Self.boundary)\r
            Content-Disposition: form-data; name="file"; filename="\(name)"\r
            \r

            """
        return try site.send(
            .post, path, as: token ?? site.token(.clerk, "th-cao-thang"),
            body: Array(head.utf8) + content + Array("\r\n\(Self.boundary)--\r\n".utf8),
            fields: fields)
    }

    @Test("a file is kept in its cell once, replaced with its tag, and taken out as any value")
    func conversation() throws {
        let first = try post(key: "tep-1")
        #expect(first.status == 200)
        #expect(first["values"]["report_file"]?["name"] == "bao-cao.pdf")
        #expect(first.fields[.eTag] == "\"1\"")
        #expect(try post(key: "tep-1").body == first.body)
        #expect(try site.report("th-cao-thang").version == 1)
        #expect(try post(named: "sau.pdf").status == 428)
        #expect(try post(named: "sau.pdf", seen: "\"0\"").status == 412)
        let second = try post(named: "sau.pdf", seen: "*")
        #expect(second["values"]["report_file"]?["name"] == "sau.pdf")
        let out = try site.send(
            .patch, Self.report, as: try site.token(.clerk, "th-cao-thang"),
            json: ["values": ["report_file": .null]],
            fields: [.ifMatch: "*"])
        #expect(out.status == 200)
        #expect(out["values"]["report_file"] == nil)
    }

    @Test("what the page refuses is refused, and nothing is kept")
    func refused() throws {
        let officer = try site.token(.officer)
        let other = try site.token(.clerk, "th-doan-ket")
        let answers: [(Answer, Int)] = [
            (try post(Array("<html>".utf8)), 415), (try post(named: "bao-cao.docx"), 415),
            (try post([UInt8](repeating: 0x20, count: 10 * 1024 * 1024 + 1)), 413),
            (try post(to: Self.report + "/files/diss_staff"), 404),
            (try post(as: officer), 403), (try post(as: other), 404),
            (
                try site.send(
                    .post, Self.path, as: try site.token(.clerk, "th-cao-thang"),
                    json: ["file": "x"]), 415
            ),
        ]
        for (index, (answer, status)) in answers.enumerated() {
            #expect(answer.status == status, "\(index)")
            #expect(answer.isProblem, "\(index)")
        }
        #expect(try site.report("th-cao-thang").version == 0)
    }
}
