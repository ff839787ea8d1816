import HTTP
import HTTPTypes
import Storage

/// `Idempotency-Key`: a repeated request gets the first one's answer.
struct IdempotencyKey {
    let text: String
    /// SHA-256 of method, address and body.
    let requestHash: [UInt8]

    private static let field = HTTPField.Name("Idempotency-Key")

    /// nil when the request has none.
    ///
    /// - Throws: 400 for one that is empty, too long or no visible ASCII.
    init?(_ request: Request) throws {
        guard let name = IdempotencyKey.field, let text = request.fields[name] else { return nil }
        guard (1...255).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
        else {
            throw Refusal(.badRequest, "Idempotency-Key gồm 1 đến 255 ký tự ASCII nhìn thấy được.")
        }
        self.text = text
        requestHash = Digest.sha256(
            Array("\(request.method.rawValue) \(request.target)\n".utf8) + request.body)
    }

    /// - Throws: 422 when the key was used for another request.
    func replay(_ kept: KeptAnswer) throws -> KeptAnswer {
        guard kept.requestHash == requestHash else {
            throw Refusal(
                .unprocessableContent,
                "Idempotency-Key này đã dùng cho một yêu cầu có nội dung khác.")
        }
        return kept
    }
}

extension KeptAnswer {
    var response: Response {
        Response(
            status: HTTPResponse.Status(code: status),
            fields: [.contentType: "application/json", .cacheControl: "no-store"], body: body)
    }
}
