import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite struct MetricsTests {
    let site: APISite

    init() throws { site = try APISite() }

    private func metrics(
        from peer: String, as token: String? = nil, forwardedFor client: String? = nil
    ) throws -> Answer {
        var fields: HTTPFields = [:]
        fields[.authorization] = token.map { "Bearer " + $0 }
        if let client { fields[try #require(HTTPField.Name("X-Forwarded-For"))] = client }
        var request = try Request(.get, "/metrics", fields: fields, body: [])
        request.authority = "127.0.0.1:8080"
        request.peer = peer
        let response = site.site.respond(to: request)
        return Answer(status: response.status.code, fields: response.fields, body: response.body)
    }

    @Test("a program on this machine reads how many writes share a commit")
    func local() throws {
        _ = try site.token(.officer)
        let answer = try metrics(from: "127.0.0.1")
        #expect(answer.status == 200)
        #expect(answer.text.contains("# TYPE tonghop_commit_writes histogram\n"))
        #expect(answer.text.contains("tonghop_writes_accepted 1.0\n"))
        let commits = answer.text.split(separator: "\n").first {
            $0.hasPrefix("tonghop_commit_writes_count ")
        }
        #expect(commits != nil && commits != "tonghop_commit_writes_count 0")
        #expect(!answer.text.contains("th-cao-thang"))
    }

    @Test(
        "others get nothing: from elsewhere, or through a proxy",
        arguments: [
            ("192.0.2.7", nil), ("127.0.0.1", "192.0.2.7"), ("::1", "10.0.0.1"),
        ])
    func elsewhere(peer: String, forwardedFor: String?) throws {
        let answer = try metrics(from: peer, forwardedFor: forwardedFor)
        #expect(answer.status == 404)
        #expect(!answer.text.contains("tonghop_"))
    }

    @Test("a token opens it from anywhere")
    func token() throws {
        let answer = try metrics(from: "192.0.2.7", as: try site.token(.officer))
        #expect(answer.status == 200)
    }
}
