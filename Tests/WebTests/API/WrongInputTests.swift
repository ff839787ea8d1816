import Foundation
import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Web

/// Whatever a script sends wrongly is answered with its reason, and nothing is stored.
@Suite struct WrongInputTests {
    private static let path = "/api/v1/rounds/pccc-2026/reports"
    private static let own = path + "/th-cao-thang"

    /// One for all of the suite, whose requests store nothing.
    private static let shared = Result { try APISite() }

    let site: APISite
    let head: String

    init() throws {
        site = try WrongInputTests.shared.get()
        head = try site.token(.head, "th-cao-thang")
    }

    private func expectNothingStored() throws {
        #expect(try site.report("th-cao-thang").state == .notStarted)
        #expect(try site.events(of: "th-cao-thang") == 0)
        #expect(site.failures.isEmpty)
    }

    static let wrong: [(String, [UInt8], Int)] = [
        ("nothing", [], 400), ("blanks", Array("  ".utf8), 400),
        ("no object", Array("[]".utf8), 400), ("a text", Array("\"a\"".utf8), 400),
        ("null", Array("null".utf8), 400), ("half", Array(#"{"values": {"#.utf8), 400),
        ("two", Array(#"{"values": {}} {}"#.utf8), 400),
        ("no values", Array("{}".utf8), 400),
        ("values null", Array(#"{"values": null}"#.utf8), 400),
        ("values array", Array(#"{"values": [1]}"#.utf8), 400),
        ("unknown member", Array(#"{"values": {}, "state": "approved"}"#.utf8), 400),
        ("mass assignment", Array(#"{"values": {}, "late": false, "unit": 1}"#.utf8), 400),
        (
            "invalid UTF-8",
            Array(#"{"values": {"plan_number": ""#.utf8) + [0xC3, 0x28] + Array(#""}}"#.utf8), 400
        ),
        (
            "overlong UTF-8",
            Array(#"{"values": {"plan_number": ""#.utf8) + [0xC0, 0xAF] + Array(#""}}"#.utf8), 400
        ),
        ("byte order mark", [0xEF, 0xBB, 0xBF] + Array(#"{"values": {}}"#.utf8), 400),
        ("lone surrogate", Array(#"{"values": {"plan_number": "\ud800"}}"#.utf8), 400),
        ("raw NUL", Array("{\"values\": {\"plan_number\": \"\u{0}\"}}".utf8), 400),
        (
            "depth 40",
            Array(
                (#"{"values": "# + String(repeating: "[", count: 40)
                    + String(repeating: "]", count: 40) + "}").utf8), 400
        ),
        ("depth 100000", Array(String(repeating: "[", count: 100_000).utf8), 400),
        ("double name", Array(#"{"values": {"diss_staff": 1, "diss_staff": 2}}"#.utf8), 400),
        ("double member", Array(#"{"values": {}, "values": {"diss_staff": 1}}"#.utf8), 400),
        (
            "equivalent names",
            Array("{\"values\": {\"\u{1ec1}\": 1, \"e\u{302}\u{300}\": 2}}".utf8), 400
        ),
        ("NaN", Array(#"{"values": {"diss_staff": NaN}}"#.utf8), 400),
        ("Infinity", Array(#"{"values": {"diss_staff": Infinity}}"#.utf8), 400),
        ("1e400", Array(#"{"values": {"diss_staff": 1e400}}"#.utf8), 400),
        ("20 digits", Array(#"{"values": {"diss_staff": 99999999999999999999}}"#.utf8), 400),
        ("leading zero", Array(#"{"values": {"diss_staff": 034}}"#.utf8), 400),
        ("hexadecimal", Array(#"{"values": {"diss_staff": 0x22}}"#.utf8), 400),
        ("19 digits", Array(#"{"values": {"bud_spent": 9223372036854775807}}"#.utf8), 422),
        ("negative", Array(#"{"values": {"diss_staff": -34}}"#.utf8), 422),
        ("least", Array(#"{"values": {"diss_staff": -9223372036854775808}}"#.utf8), 422),
        ("fraction", Array(#"{"values": {"diss_staff": 1.5}}"#.utf8), 422),
        ("array for text", Array(#"{"values": {"plan_number": ["21"]}}"#.utf8), 422),
        ("object for number", Array(#"{"values": {"diss_staff": {"$gt": 0}}}"#.utf8), 422),
    ]

    @Test("a body that is not what is asked is refused", arguments: wrong)
    func bodies(name: String, body: [UInt8], status: Int) throws {
        for (method, path) in [(HTTPRequest.Method.patch, Self.own), (.post, Self.path)] {
            var body = body
            if method == .post, body.starts(with: Array(#"{"values""#.utf8)) {
                body = Array(#"{"unit": "th-cao-thang", "#.utf8) + body.dropFirst()
            }
            let answer = try site.send(
                method, path, as: head, body: body, fields: [.contentType: "application/json"])
            let isUnitMissing = method == .post && status == 400 && answer.status == 404
            #expect(answer.status == status || isUnitMissing, "\(method) \(name): \(answer.text)")
            #expect(answer.isProblem, "\(method) \(name)")
        }
        try expectNothingStored()
    }

    @Test(
        "a number may be written in any way that is exact",
        arguments: ["34", "34.0", "3.4e1", "340e-1", "3400E-2"])
    func numbers(number: String) throws {
        let body = Array("{\"values\": {\"diss_staff\": \(number)}}".utf8)
        let site = try APISite()
        let answer = try site.send(
            .patch, Self.own, as: try site.token(.head, "th-cao-thang"), body: body,
            fields: [.contentType: "application/json"])
        #expect(answer["values", "diss_staff"] == 34)
    }

    @Test(
        "another media type is 415",
        arguments: [
            "text/plain", "application/x-www-form-urlencoded", "application/jsonp",
            "multipart/form-data; boundary=a", "", "application/problem+json",
        ])
    func mediaTypes(type: String) throws {
        var fields: HTTPFields = [:]
        if !type.isEmpty { fields[.contentType] = type }
        for (method, path) in [(HTTPRequest.Method.patch, Self.own), (.post, Self.path)] {
            let answer = try site.send(
                method, path, as: head, body: Array(#"{"values": {"diss_staff": 1}}"#.utf8),
                fields: fields)
            #expect(answer.status == 415)
            #expect(answer.isProblem)
        }
        try expectNothingStored()
    }

    @Test("the media type's case and parameters do not matter")
    func mediaTypeParameters() throws {
        for type in [
            "application/json; charset=utf-8", "Application/JSON", "application/json ;a=b",
        ] {
            let answer = try site.send(
                .patch, Self.own, as: head, body: Array(#"{"values": {}}"#.utf8),
                fields: [.contentType: type])
            #expect(answer.status == 200, "\(type)")
        }
    }

    @Test("a compressed body is 415")
    func compressed() throws {
        for encoding in ["gzip", "br", "deflate, gzip"] {
            let body = try #require(Gzip(level: 6).packed(Array(#"{"values": {}}"#.utf8)))
            let answer = try site.send(
                .patch, Self.own, as: head, body: body,
                fields: [.contentType: "application/json", .contentEncoding: encoding])
            #expect(answer.status == 415)
            #expect(answer.isProblem)
        }
        try expectNothingStored()
    }

    @Test("a body of 300 KB is 413 as soon as its length is known, before the site is asked")
    func bodyLimit() throws {
        for (length, isRefused) in [
            (300 * 1024, true), (256 * 1024 + 1, true), (256 * 1024, false),
        ] {
            var parser = RequestParser(limits: Limits(), bodyTerms: { _ in .upTo(Site.bodyLimit) })
            parser.append(
                Array(
                    """
                    PATCH \(Self.own) HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\
                    Content-Length: \(length)\r\n\r\n
                    """.utf8))
            do throws(MalformedRequest) {
                #expect(try parser.next() == nil)
                #expect(!isRefused)
            } catch {
                #expect(isRefused)
                #expect(error.status == .contentTooLarge)
            }
        }
    }

    @Test(
        "query parameters that are repeated or unknown are refused",
        arguments: [
            ("GET", "/api/v1/rounds?x=1"), ("GET", "/api/v1/rounds/pccc-2026?x"),
            ("GET", "/api/v1/rounds/pccc-2026/form?x=1"), ("GET", own + "?version=1"),
            ("GET", path + "?q=a&q=b"), ("GET", path + "?q=a&Q=b"), ("GET", "/api/v1/units?a=b"),
            ("PATCH", own + "?force=true"), ("POST", path + "?dry_run=true&dry_run=false"),
            ("POST", path + "?dryrun=true"), ("POST", own + "/submit?dry_run=true"),
            ("POST", path + "?dry_run=yes"), ("POST", path + "?dry_run="),
        ])
    func queries(method: String, target: String) throws {
        let method = try #require(HTTPRequest.Method(rawValue: method))
        let values = try site.values(of: "th-cao-thang")
        let json: JSON = method == .patch ? ["values": values] : .report("th-cao-thang", values)
        let answer =
            method == .get
            ? try site.get(target, as: head)
            : try site.send(method, target, as: head, json: json)
        #expect(answer.status == 400, "\(answer.text)")
        #expect(answer.isProblem)
        try expectNothingStored()
    }

    @Test("a token in the query is refused, not used")
    func tokenInQuery() throws {
        let answer = try site.get("/api/v1/rounds?access_token=" + head)
        #expect(answer.status == 400)
        #expect(!answer.text.contains(head))
        #expect(try site.get("/api/v1/rounds?access_token=" + head, as: head).status == 400)
    }

    @Test("codes in the address that hold anything at all are not found")
    func addresses() throws {
        for code in [
            "%27%20OR%201=1--", "..", "%2e%2e", "%F0%9F%94%A5", "th-cao-thang%20", "*", "",
        ] {
            #expect(
                try site.get("/api/v1/rounds/\(code)/totals", as: try site.token(.officer)).status
                    == 404)
            #expect(try site.get(Self.path + "/" + code, as: head).status == 404)
        }
        try expectNothingStored()
    }

    @Test(
        "a unit in the body must be a text", arguments: ["5", "null", "[\"th-cao-thang\"]", "\"\""])
    func unit(value: String) throws {
        let body = Array("{\"unit\": \(value), \"values\": {}}".utf8)
        let answer = try site.send(
            .post, Self.path, as: head, body: body, fields: [.contentType: "application/json"])
        #expect((400..<500).contains(answer.status))
        #expect(answer.isProblem)
        try expectNothingStored()
    }
}
