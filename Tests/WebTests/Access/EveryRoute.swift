import HTTP
import HTTPTypes
import Reporting

@testable import Web

/// What a request names: put into the braces of an address, and into a body that names a unit.
struct Places: Hashable, Sendable {
    var round = DepartmentFixture.round
    var unit = "th-cao-thang"
    /// The number of an account of the first school.
    var account = "\(DepartmentFixture.clerk)"
    /// The number of a plan of the first department.
    var plan = "1"
    /// The number of a form that the first department makes.
    var draft = "1"

    /// Nobody has these.
    static let inventedRound = "khong-co-2026"
    static let inventedUnit = "th-khong-co"
    static let inventedAccount = "99999"
    /// Of no access link.
    static let inventedSecret = "khong-co"

    /// What stands for the braces. A new route's braces get their line here.
    fileprivate func text(of brace: String) -> String? {
        switch brace {
        case "round": round
        case "unit", "code": unit
        case "account": account
        case "plan": plan
        case "token", "version", "number": "1"
        // No plan of the fixture has a file: who gets one is what PlanPagesTests look at.
        case "file": "1"
        // Nor has a report a signed copy: SignedCopiesTests look at that.
        case "copy": "1"
        // Nothing happened in the fixture: IncidentsTests look at who sees what did.
        case "incident": "1"
        case "form": "thu"
        case "draft": draft
        case "kind": "report"
        // Nothing of it has arrived: SentPartsTests look at that.
        case "upload": String(repeating: "0", count: 32)
        // The fixture's form asks for no file: who may is what AttachmentTests look at.
        case "indicator": "khong-co"
        // No receipt was given in the round of the fixture: who gets what is what
        // CheckReceiptTests look at.
        case "roundCode": round
        case "unitCode": unit
        case "revision": "1"
        case "mark": "00000-00000"
        case "secret": Places.inventedSecret
        default: nil
        }
    }
}

/// A route has braces that no test knows how to fill.
struct UnknownBrace: Error, CustomStringConvertible {
    let address: String
    let brace: String

    var description: String {
        "The tests can't ask \(address): add what stands for {\(brace)} to Places.text(of:)."
    }
}

extension Route {
    /// The address with its braces filled.
    func target(_ places: Places) throws -> String {
        let segments = try address.split(separator: "/").map { segment in
            guard segment.hasPrefix("{") else { return String(segment) }
            let brace = String(segment.dropFirst().dropLast())
            guard let text = places.text(of: brace) else {
                throw UnknownBrace(address: address, brace: brace)
            }
            return FormFields([("", text)]).encoded.dropFirst().description
        }
        return "/" + segments.joined(separator: "/")
    }

    /// Whether the address or the body names a unit.
    var namesUnit: Bool {
        address.contains("{unit}") || address.contains("{code}") || body(Places()) != nil
    }

    /// Whether its rule leads the role on to its handler, which alone looks at the query; to the
    /// others the site says 403, as `AccessMatrixTests` see to.
    func admits(_ role: Role) -> Bool {
        if case .roles(let roles) = access { roles.contains(role) } else { true }
    }

    /// A body that gets past the question who may; the others are empty and get no further than
    /// the first thing that they lack.
    private func body(_ places: Places) -> JSON? {
        switch name {
        case "POST /api/v1/rounds/{round}/reports": ["unit": .string(places.unit), "values": [:]]
        default: nil
        }
    }

    private var form: [(name: String, value: String)] {
        switch name {
        case "POST /sign-in": [("user", "cv-a"), ("password", SchoolFixture.password)]
        default: []
        }
    }

    /// What a browser on the site's own page, or a script, sends to it.
    func request(_ places: Places, csrf: String? = nil, query: String = "") throws -> Request {
        var fields: HTTPFields = [:]
        var octets: [UInt8] = []
        if !method.isSafe, isAPI {
            fields[.contentType] = "application/json"
            octets = (body(places) ?? [:]).serialized()
        } else if !method.isSafe {
            fields[.contentType] = "application/x-www-form-urlencoded"
            let token = csrf.map { [(name: Forgery.field, value: $0)] } ?? []
            octets = Array(FormFields(form + token).encoded.utf8)
        }
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
        var request = try Request(
            method, try target(places) + query, fields: fields, body: octets)
        request.authority = "127.0.0.1:8080"
        request.peer = "203.0.113.9"
        return request
    }
}
