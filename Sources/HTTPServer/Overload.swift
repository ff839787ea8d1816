import HTTP
import HTTPTypes

extension Response {
    /// The answer to those for whom there is no room now.
    static func overload(_ limits: Limits) -> Response {
        var response = Response(
            problem: .serviceUnavailable, detail: "The server is busy. Please try again soon.")
        response.fields[.retryAfter] = String(limits.retryAfter.components.seconds)
        return response
    }
}
