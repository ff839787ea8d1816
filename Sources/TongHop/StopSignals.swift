import Foundation
import Synchronization

/// SIGTERM and SIGINT: the first ends the server gracefully, the second at once.
///
/// The signals are blocked for every thread and waited for: a dispatch source for them may be
/// freed by the optimizer once nothing names it.
struct StopSignals: Sendable {
    private var signals = sigset_t()

    /// To be called before any thread is started.
    init() {
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGTERM)
        unsafe sigaddset(&signals, SIGINT)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Ends the server as SIGTERM does.
    func raise() { kill(getpid(), SIGTERM) }

    func wait() {
        var signals = signals
        var number: Int32 = 0
        unsafe sigwait(&signals, &number)
        Thread.detachNewThread { [signals] in
            var signals = signals
            var number: Int32 = 0
            unsafe sigwait(&signals, &number)
            exit(1)
        }
    }
}

/// Whether the disk has failed under the server, which then ends for a restart.
final class FailingStorage: Sendable {
    private let state = Atomic(false)

    /// How long others are still told what became of their requests.
    private static let grace = 2.0

    var hasFailed: Bool { state.load(ordering: .acquiring) }

    func fail(then stop: StopSignals) {
        state.store(true, ordering: .releasing)
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: FailingStorage.grace)
            stop.raise()
        }
    }
}
