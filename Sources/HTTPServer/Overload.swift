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

    /// The answer to those who wait for what takes long, as checking a password does.
    static func tooMany(_ limits: Limits) -> Response {
        var response = Response(
            problem: .tooManyRequests, detail: "Too many at once. Please try again soon.")
        response.fields[.retryAfter] = String(limits.slowPatience.components.seconds)
        return response
    }
}
