import HTTP
import HTTPTypes
import Reporting

extension Inquiry {
    /// A query parameter that may stand once.
    ///
    /// - Throws: 400 when it is repeated.
    func query(_ name: String) throws -> String? {
        guard !request.query.isRepeated(name) else {
            throw Refusal(.badRequest, "Tham số “\(name)” chỉ được ghi một lần.")
        }
        return request.query.first(name)
    }

    /// A parameter of the address; an empty one, as a form sends it, is none.
    func chosen(_ name: String) throws -> String? {
        try query(name).flatMap { $0.isEmpty ? nil : $0 }
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
