import Foundation
import HTTP
import HTTPTypes

@testable import Web

/// Asks a site as a browser does: keeps its cookie, takes the forms' tokens from the pages.
final class Browser {
    let site: Site
    private(set) var cookie: String?
    /// That the browser is known.
    private(set) var device: String?
    /// Where its requests come from.
    var peer = ""
    /// What the last page's form carries.
    private(set) var token: String?
    private(set) var version: String?
    /// What stood in the last form of a report.
    private(set) var was: String?
    private(set) var key: String?
    /// Whom the last page's forms were made for.
    private(set) var sender: String?
    /// What the last page showed that is to be confirmed; nil where it has no such form.
    private(set) var seen: String?

    init(_ site: Site) { self.site = site }

    struct Answer {
        let status: HTTPResponse.Status
        let body: [UInt8]
        let text: String
        let location: String?
        let fields: HTTPFields
    }

    func get(_ target: String) throws -> Answer {
        try send(Request(.get, target, fields: fields))
    }

    /// Adds the token, the key and the version of the page that was read last, unless `hidden` is
    /// false.
    func post(
        _ target: String, _ form: [(String, String)] = [], hidden: Bool = true
    ) throws -> Answer {
        let body = hidden ? encoded(form) : Browser.encoded(form)
        return try post(
            target, body: Array(body.utf8), type: "application/x-www-form-urlencoded")
    }

    func post(_ target: String, body: [UInt8], type: String) throws -> Answer {
        var fields = fields
        fields[.contentType] = type
        return try send(Request(.post, target, fields: fields, body: body))
    }

    /// Where a form leads that is sent beside this browser.
    static func send(_ form: String, to target: String, of site: Site, cookie: String) throws
        -> String?
    {
        var fields: HTTPFields = [.cookie: cookie]
        fields[.contentType] = "application/x-www-form-urlencoded"
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
        let request = try Request(.post, target, fields: fields, body: Array(form.utf8))
        return site.respond(to: request).fields[.location]
    }

    /// The form's body with what the last page's form carries.
    func encoded(_ form: [(String, String)]) -> String {
        var form = form
        if let token { form.append(("_csrf", token)) }
        if let key { form.append(("_key", key)) }
        if let sender { form.append(("_of", sender)) }
        if let seen { form.append(("seen", seen)) }
        if let was, !form.contains(where: { $0.0 == "_was" }) { form.append(("_was", was)) }
        if let version, !form.contains(where: { $0.0 == "_version" }) {
            form.append(("_version", version))
        }
        return Browser.encoded(form)
    }

    private static func encoded(_ form: [(String, String)]) -> String {
        form.map { encoded($0.0) + "=" + encoded($0.1) }.joined(separator: "&")
    }

    convenience init(_ site: Site, as userName: String) throws {
        self.init(site)
        try signIn(userName)
    }

    func signIn(_ userName: String, password: String = SchoolFixture.password) throws {
        cookie = nil
        _ = try trySignIn(userName, password: password)
    }

    func trySignIn(_ userName: String, password: String) throws -> Answer {
        try post("/sign-in", [("user", userName), ("password", password)], hidden: false)
    }

    /// As a browser keeps what it is given.
    private func keep(_ cookies: [String]) {
        for text in cookies {
            let pair = String(text.prefix { $0 != ";" })
            let isEnded = pair.hasSuffix("=")
            if pair.hasPrefix("sid=") { cookie = isEnded ? nil : pair }
            if pair.hasPrefix("known=") { device = pair }
        }
    }

    /// Whose page a form is sent from, as the browser tells it.
    var origin = "same-origin"

    private var fields: HTTPFields {
        var fields: HTTPFields = [:]
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = origin }
        let cookies = [cookie, device].compactMap { $0 }
        if !cookies.isEmpty { fields[.cookie] = cookies.joined(separator: "; ") }
        return fields
    }

    private func send(_ request: Request) throws -> Answer {
        var request = request
        request.authority = "tonghop.example"
        request.peer = peer
        let response = site.respond(to: request)
        keep(response.fields[values: .setCookie])
        let body = response.wholeBody
        let text = String(decoding: body, as: UTF8.self)
        token = Browser.hidden("_csrf", in: text) ?? token
        version = Browser.hidden("_version", in: text) ?? version
        was = Browser.hidden("_was", in: text) ?? was
        key = Browser.hidden("_key", in: text) ?? key
        sender = Browser.hidden("_of", in: text) ?? sender
        seen = Browser.hidden("seen", in: text)
        return Answer(
            status: response.status, body: body, text: text,
            location: response.fields[.location],
            fields: response.fields)
    }

    private static func hidden(_ name: String, in text: String) -> String? {
        guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { octet in
            switch octet {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(octet))
            default: "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16)
            }
        }.joined()
    }
}
