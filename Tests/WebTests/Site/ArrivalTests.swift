import HTTP
import HTTPTypes
import Storage
import Synchronization
import Testing

@testable import Web

/// Documentation/Threats.md T17: whose address counts, and under which names the site answers.
@Suite("where requests come from")
struct ArrivalTests {
    private static let client = "203.0.113.9"

    let site: APISite

    init() throws {
        var configuration = Site.Configuration()
        configuration.proxies = ["127.0.0.1", "::1", "10.0.0.0/8", "2001:db8:1::/48"].compactMap {
            AddressRange($0)
        }
        site = try APISite(configuration: configuration)
    }

    /// The address in the journal after a sign-in that failed.
    private func recorded(from peer: String, forwardedFor lines: [String]) throws -> String? {
        let form = FormFields([("user", "khong-co"), ("password", "sai-mat-khau")])
        var request = try Request(
            .post, "/sign-in", fields: [.contentType: "application/x-www-form-urlencoded"],
            body: Array(form.encoded.utf8))
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        for line in lines { request.fields.append(HTTPField(name: name, value: line)) }
        request.authority = "127.0.0.1:8080"
        request.peer = peer
        #expect(site.site.respond(to: request).status == .unauthorized)
        return try site.storage.read { try $0.events.latest(.signInFailed)?.address }
    }

    @Test(
        "whoever is no proxy is recorded under the address of the connection, whatever it says",
        arguments: [
            ["192.0.2.1"], ["127.0.0.1"], ["192.0.2.1, 10.0.0.1"], ["", "::1"], ["rubbish"],
            [String(repeating: "192.0.2.1,", count: 500)],
        ])
    func spoofed(lines: [String]) throws {
        #expect(try recorded(from: Self.client, forwardedFor: lines) == Self.client)
        #expect(try recorded(from: "2001:db8::1", forwardedFor: lines) == "2001:db8::1")
    }

    @Test(
        "behind proxies it is the last address that is none of them",
        arguments: [
            ([client], client), (["192.0.2.1, \(client)"], client),
            (["192.0.2.1", "198.51.100.1 ,\t\(client) "], client),
            (["127.0.0.1, \(client), 10.1.2.3, 10.0.0.1"], client),
            (["\(client),2001:db8:1:2::3"], client), (["\(client), ::ffff:10.0.0.9"], client),
            (["2001:DB8:2:0:0:0:0:7"], "2001:db8:2::7"), (["::ffff:\(client)"], client),
            (["rubbish, \(client)"], client), (["\(client),,"], client),
            (["\(client):4711"], client), (["192.0.2.1, \(client):4711, 10.0.0.1:80"], client),
            (["[2001:db8:2::7]:4711"], "2001:db8:2::7"), (["[2001:db8:2::7]"], "2001:db8:2::7"),
        ])
    func forwarded(lines: [String], address: String) throws {
        for proxy in ["127.0.0.1", "::1", "10.20.30.40", "2001:db8:1::5"] {
            #expect(try recorded(from: proxy, forwardedFor: lines) == address, "\(proxy)")
        }
    }

    @Test(
        "where a proxy wrote no address, the proxy itself counts",
        arguments: [
            ([], "10.0.0.1"), ([""], "10.0.0.1"), (["rubbish"], "10.0.0.1"),
            (["\(client):x"], "10.0.0.1"), (["\(client), unknown"], "10.0.0.1"),
            (["\(client), [2001:db8::1"], "10.0.0.1"), (["1.2. 3.4"], "10.0.0.1"),
            (["\(client), 999.1.1.1"], "10.0.0.1"), (["\(client), x, 10.9.9.9"], "10.9.9.9"),
            (["10.7.7.7, 10.9.9.9"], "10.7.7.7"), (["<script>"], "10.0.0.1"),
        ])
    func rubbish(lines: [String], address: String) throws {
        #expect(try recorded(from: "10.0.0.1", forwardedFor: lines) == address)
    }

    @Test("what can't be read of a proxy is said in the log, once, without its words")
    func unreadable() throws {
        let log = Mutex<[String]>([])
        var configuration = Site.Configuration()
        configuration.proxies = ["10.0.0.0/8"].compactMap { AddressRange($0) }
        configuration.log = { line in log.withLock { $0.append(line) } }
        let site = Site(storage: self.site.storage, configuration: configuration)
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        func ask(_ line: String?, from peer: String) throws -> String {
            var request = try Request(.get, "/", fields: line.map { [name: $0] } ?? [:])
            request.peer = peer
            return site.fromClient(request).peer
        }
        for line in ["203.0.113.9:4711", "203.0.113.9", "10.0.0.1", nil] {
            _ = try ask(line, from: "10.0.0.1")
        }
        _ = try ask("bí mật", from: Self.client)
        #expect(log.withLock(\.self) == [])
        for line in ["bí mật", "unknown", "203.0.113.9:x"] {
            #expect(try ask(line, from: "10.0.0.2") == "10.0.0.2")
        }
        let said = log.withLock(\.self)
        #expect(said.count == 1)
        #expect(said.first?.contains("X-Forwarded-For of the proxy 10.0.0.2") ?? false)
        #expect(said.first?.contains("bí mật") == false)
    }

    @Test("shares go by the client's network; programs here and proxies of nobody have none")
    func shares() throws {
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        for (peer, line, share) in [
            (Self.client, nil, Self.client), ("2001:db8:2::7", nil, "2001:db8:2::/64"),
            ("127.0.0.1", nil, nil), ("10.0.0.1", nil, nil),
            ("10.0.0.1", Self.client, Self.client),
            ("127.0.0.1", "2001:db8:2::8", "2001:db8:2::/64"), ("10.0.0.1", "x", nil),
            (Self.client, "192.0.2.1", Self.client),
        ] as [(String, String?, String?)] {
            var request = try Request(.get, "/", fields: line.map { [name: $0] } ?? [:])
            request.peer = peer
            #expect(site.site.share(of: request) == share, "\(peer) \(line ?? "")")
        }
    }

    @Test("without proxies nobody is believed, not even this machine")
    func noProxies() throws {
        let plain = try APISite()
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        var request = try Request(.get, "/", fields: [name: Self.client])
        request.peer = "127.0.0.1"
        #expect(plain.site.fromClient(request).peer == "127.0.0.1")
    }

    @Test("a request that came through a proxy is not local, whoever it says it is from")
    func metrics() throws {
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        for (line, status) in [(nil, 200), (Self.client, 404), ("127.0.0.1", 404), ("", 404)] {
            var request = try Request(.get, "/metrics")
            request.peer = "127.0.0.1"
            if let line { request.fields[name] = line }
            #expect(site.site.respond(to: request).status.code == status, "\(line ?? "none")")
        }
    }
}

@Suite("under which names the site answers")
struct PublicHostTests {
    let site: APISite

    init() throws {
        var configuration = Site.Configuration()
        configuration.hosts = ["baocao.example", "[2001:db8::7]"]
        site = try APISite(configuration: configuration)
    }

    private func ask(
        _ path: String, host: String?, from peer: String = "203.0.113.9", fields: HTTPFields = [:]
    ) throws -> Response {
        var request = try Request(.get, path, fields: fields)
        request.authority = host
        request.peer = peer
        let answer = site.site.respond(to: request)
        #expect(answer.status != .ok || answer.fields[.contentSecurityPolicy] != nil)
        let fast = site.site.fast(request)
        #expect(fast == nil || fast?.status == answer.status)
        return answer
    }

    @Test(
        "the site's names are answered, with any port and in any case",
        arguments: [
            "baocao.example", "baocao.example:443", "BaoCao.Example:8080", "[2001:DB8::7]:443",
        ])
    func known(host: String) throws {
        for path in ["/sign-in", "/style.css", "/healthz"] {
            #expect(try ask(path, host: host).status == .ok)
        }
    }

    @Test(
        "any other is 421, on pages, files and the API, and is not repeated in the answer",
        arguments: [
            "evil.example", "evil.baocao.example", "baocao.example.evil.example",
            "baocao.example.", "xbaocao.example", "127.0.0.1:8080", "localhost", "[::1]", nil,
        ])
    func unknown(host: String?) throws {
        for path in ["/sign-in", "/style.css", "/api/v1/rounds", "/nowhere", "/healthz", "/"] {
            let answer = try ask(path, host: host)
            #expect(answer.status.code == 421, "\(path)")
            #expect(answer.fields[.contentSecurityPolicy] != nil)
            #expect(answer.fields[.location] == nil)
            if let host { #expect(!String(decoding: answer.body, as: UTF8.self).contains(host)) }
            let isJSON = answer.fields[.contentType] == "application/problem+json"
            #expect(isJSON == path.hasPrefix("/api"))
        }
    }

    @Test("programs on this machine ask for its health by whatever name, others do not")
    func probes() throws {
        for path in ["/healthz", "/readyz", "/metrics"] {
            for peer in ["127.0.0.1", "::1"] {
                #expect(try ask(path, host: "127.0.0.1:8080", from: peer).status == .ok)
            }
            let proxied = try #require(HTTPField.Name("X-Forwarded-For"))
            let answer = try ask(
                path, host: "evil.example", from: "127.0.0.1", fields: [proxied: "203.0.113.9"])
            #expect(answer.status.code == 421)
        }
        #expect(try ask("/sign-in", host: "127.0.0.1", from: "127.0.0.1").status.code == 421)
    }
}
