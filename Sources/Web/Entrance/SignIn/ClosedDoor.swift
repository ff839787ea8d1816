import HTTP
import HTTPTypes
import Reporting
import Storage
import Synchronization

/// The addresses that have to wait before they may try to sign in again: they are told so before
/// they stand in the queue for what takes long, and take no place from others in it.
final class ClosedDoor: Sendable {
    private static let most = 10_000

    /// Until when, by the steady clock.
    private let until = Mutex<[String: Moment]>([:])

    /// The address waits so long from now on. Where too many do, it learns so when its turn comes.
    func close(to address: String, until end: Moment, now: Moment) {
        until.withLock { until in
            if until.count >= ClosedDoor.most { until = until.filter { $0.value > now } }
            if until.count < ClosedDoor.most { until[address] = end }
        }
    }

    /// nil for who may try.
    func wait(of address: String, at now: Moment) -> Duration? {
        until.withLock { until in
            guard let end = until[address] else { return nil }
            guard end > now else {
                until[address] = nil
                return nil
            }
            return .milliseconds(end.milliseconds - now.milliseconds)
        }
    }
}

extension Site {
    /// 429 for an address that waits, unless somebody signed in with this browser before; else nil.
    /// A form that was taken along is in its page. Does not block.
    func closed(to request: Request) -> Response? {
        guard request.method == .post, request.path == ["sign-in"],
            knownBrowser(request) == nil
        else { return nil }
        let address = NetworkAddress.client(fromClient(request).peer)
        return door.wait(of: address, at: storage.environment.steady()).map { wait in
            var refusal = Refusal(.tooManyRequests, Waiting.sentence(wait))
            refusal.fields[.retryAfter] = Waiting.seconds(wait)
            return refusal.response(isAPI: false, site: self, to: Site.brief(request))
        }
    }

    /// What tells the request's browser from others; nil where nobody signed in with it.
    func knownBrowser(_ request: Request) -> String? {
        cookie.knownDevice(in: request, key: storage.key)
    }
}
