import Foundation
import Synchronization

/// SIGTERM and SIGINT: the first ends the server gracefully, the second at once.
///
/// SIGHUP ends it like the first where it was started from a terminal, which has gone. A server
/// without one has no file to read or to open again, and stays: whoever turns logs over sends this
/// signal, and of a service that it ended systemd would not start another (Restart=on-failure).
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
        if isatty(STDIN_FILENO) == 1 {
            unsafe sigaddset(&signals, SIGHUP)
        } else {
            signal(SIGHUP, SIG_IGN)
        }
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
            // A terminal that goes sends it several times.
            unsafe sigdelset(&signals, SIGHUP)
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
