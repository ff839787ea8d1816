import HTTP

/// What the Date line says (RFC 9110 6.6.1): when the answer was made; written once a second.
struct DateClock {
    private var second: Int?
    private var text = ""

    /// At so many seconds since 1970.
    mutating func text(at second: Int) -> String {
        if second != self.second {
            text = HTTPDate(secondsSince1970: second).description
            self.second = second
        }
        return text
    }
}
