import HTTP
import HTTPTypes

/// If-Match of a request that reads (RFC 9110 13.1.1). What changes a report asks for its version
/// itself (`SeenVersion`).
enum Precondition {
    /// Whether the answer is of the content that the request names, if it names any. What would be
    /// no success anyway stays as it is (RFC 9110 13.2.1).
    static func holds(of response: Response, for request: Request) -> Bool {
        guard request.method == .get || request.method == .head,
            [.ok, .notModified].contains(response.status),
            request.fields[.ifMatch] != nil
        else { return true }
        let named = request.elements(of: .ifMatch)
        if named == ["*"] { return true }
        // Strong comparison: a weak tag is like none (RFC 9110 8.8.3.2).
        guard let tag = response.fields[.eTag], !tag.hasPrefix("W/") else { return false }
        return named.contains(tag)
    }
}

extension Refusal {
    static let otherContent = Refusal(
        .preconditionFailed, "Nội dung đã khác với bản nêu trong yêu cầu (If-Match).")
}
