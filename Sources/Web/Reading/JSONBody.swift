import HTTP
import HTTPTypes
import Reporting

extension Context {
    /// The JSON object of the body.
    ///
    /// - Throws: 415 for another type, 400 for what is no JSON object.
    func jsonBody(known: Set<String>) throws -> JSON.Members {
        let type = request.fields[.contentType]?.prefix { $0 != ";" } ?? ""
        guard TypedText.trimmed(String(type)).lowercased() == "application/json" else {
            throw Refusal(.unsupportedMediaType, "Cần dữ liệu JSON (application/json).")
        }
        let json: JSON
        do throws(MalformedJSON) {
            json = try JSON(parsing: request.body)
        } catch {
            throw Refusal(.badRequest, "JSON không đọc được: \(error).")
        }
        guard let members = json.object else {
            throw Refusal(.badRequest, "JSON phải là một đối tượng.")
        }
        if let unknown = members.names.first(where: { !known.contains($0) }) {
            throw Refusal(.badRequest, "JSON có thành phần không rõ: “\(unknown.prefix(40))”.")
        }
        return members
    }

    /// A query parameter that may stand once.
    ///
    /// - Throws: 400 when it is repeated.
    func query(_ name: String) throws -> String? {
        guard !request.query.isRepeated(name) else {
            throw Refusal(.badRequest, "Tham số “\(name)” chỉ được ghi một lần.")
        }
        return request.query.first(name)
    }

    /// - Throws: 400 for a parameter that the address does not know.
    func checkQuery(known: Set<String>) throws {
        if let unknown = request.query.fields.first(where: { !known.contains($0.name) }) {
            throw Refusal(.badRequest, "Tham số không rõ: “\(unknown.name.prefix(40))”.")
        }
    }

    /// `?states=submitted,approved`: both unless it says otherwise.
    func countedStates() throws -> Set<ReportState> {
        guard let text = try query("states") else { return [.submitted, .approved] }
        let states = text.split(separator: ",").map { ReportState(rawValue: String($0)) }
        guard !states.isEmpty, states.allSatisfy({ $0?.isCounted ?? false }) else {
            throw Refusal(.badRequest, "states chỉ gồm submitted, approved.")
        }
        return Set(states.compactMap { $0 })
    }
}
