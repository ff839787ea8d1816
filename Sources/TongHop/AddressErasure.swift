import Dispatch
import Logging
import Storage

/// Erases the addresses in the history that are older than the setting allows, when the server
/// starts and every six hours.
///
/// Unchecked: the timer is made once and only cancelled.
final class AddressErasure: @unchecked Sendable {
    private let timer: any DispatchSourceTimer

    init(_ storage: Storage, log: Logger) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "tonghop.erasure"))
        timer.setEventHandler {
            do {
                let count = try storage.write { try $0.eraseOldAddresses() }
                if count > 0 { log.notice("erased \(count) old addresses from the history") }
            } catch {
                log.error("old addresses were not erased: \(PlainReason(error))")
            }
        }
        timer.schedule(deadline: .now() + 30, repeating: 6 * 3600)
    }

    func start() { timer.activate() }

    func stop() { timer.cancel() }
}
