import HTTP
import HTTPTypes

/// What is said to a client for whom there is no room.
struct TurnedAway {
    private let response: Response
    private var clock = DateClock()

    init(_ response: Response) { self.response = response }

    /// The answer to what has arrived of a request; empty when it can't be sent.
    mutating func octets(to arrived: some Collection<UInt8>, at second: Int) -> [UInt8] {
        let method =
            arrived.starts(with: "HEAD ".utf8) ? HTTPRequest.Method.head : HTTPRequest.Method.get
        let serializer = ResponseSerializer(refusing: method)
        do {
            let answer = try serializer.serialize(response, date: clock.text(at: second))
            return answer.head + answer.body
        } catch {
            return []
        }
    }
}
