import Dispatch
import HTTPTypes
import Synchronization

/// Lets a few passwords be checked at a time: each costs 19 MiB and a core for some 30 ms.
final class PasswordGate: Sendable {
    private let places: DispatchSemaphore
    private let waiting = Mutex(0)
    private let mostWaiting: Int

    init(places: Int, waiting: Int) {
        self.places = DispatchSemaphore(value: places)
        mostWaiting = waiting
    }

    /// Blocks until there is a place.
    ///
    /// - Throws: 429 when too many wait, or after five seconds.
    func check<Result>(_ body: () throws -> Result) throws -> Result {
        let isAdmitted = waiting.withLock { count in
            guard count < mostWaiting else { return false }
            count += 1
            return true
        }
        guard isAdmitted else { throw PasswordGate.busy }
        defer { waiting.withLock { $0 -= 1 } }
        guard places.wait(timeout: .now() + .seconds(5)) == .success else {
            throw PasswordGate.busy
        }
        defer { places.signal() }
        return try body()
    }

    private static var busy: Refusal {
        var refusal = Refusal(
            .tooManyRequests, "Đang có nhiều người đăng nhập, đề nghị thử lại sau ít giây.")
        refusal.fields[.retryAfter] = "5"
        return refusal
    }
}
