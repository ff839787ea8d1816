import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// A script with a token of its own.
struct Script {
    private let site: Site
    private let secret = Token.Secret()

    init(_ fixture: DepartmentFixture, _ role: Role, _ unit: Reporting.Unit.Code) throws {
        site = fixture.site
        let secret = secret
        try fixture.storage.write { database in
            let unit = try #require(try database.read.units.find(unit))
            try database.addToken(
                secret, name: "script", role: role, unit: unit.id, lifetime: .seconds(86_400),
                by: .command)
        }
    }

    struct Answer {
        let status: HTTPResponse.Status
        let json: JSON
    }

    /// Asks for `/api/v1` and the path.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ json: JSON? = nil, key: String? = nil
    ) throws -> Answer {
        var fields: HTTPFields = [.authorization: "Bearer \(secret.text)"]
        if json != nil { fields[.contentType] = "application/json" }
        if let key { fields[try #require(HTTPField.Name("Idempotency-Key"))] = key }
        let response = site.respond(
            to: try Request(
                method, "/api/v1" + path, fields: fields, body: json?.serialized() ?? []))
        return Answer(status: response.status, json: try JSON(parsing: response.wholeBody))
    }
}
