import HTTP
import HTTPTypes
import Reporting

extension Inquiry {
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
}
