import Glibc
import HTTP
import HTTPServer

import class Foundation.Thread

/// A bare server to test HTTP and HTTPServer from outside: `http-echo PORT [BODY-LIMIT]`.
@main
struct HTTPEcho {
    static func main() {
        let numbers = CommandLine.arguments.dropFirst().map(Int.init)
        guard 1...2 ~= numbers.count, let port = numbers[0], let last = numbers[numbers.count - 1]
        else {
            print("usage: http-echo PORT [BODY-LIMIT]")
            exit(64)
        }
        var limits = Limits()
        if numbers.count == 2 { limits.body = last }
        let server = Server(
            host: "127.0.0.1", port: port, limits: limits, log: { print($0) },
            fast: { $0.body.isEmpty ? Echo.answer(to: $0) : nil }, respond: Echo.answer)
        var stopping = blockedSignals()
        do {
            let bound = try server.start()
            print("listening on http://127.0.0.1:\(bound)/")
            fflush(nil)
        } catch {
            print(error)
            exit(1)
        }
        // The first signal lets the requests in flight finish, the second ends at once.
        var number: Int32 = 0
        unsafe sigwait(&stopping, &number)
        Thread.detachNewThread { [stopping] in
            var (again, number) = (stopping, Int32(0))
            unsafe sigwait(&again, &number)
            exit(1)
        }
        server.stop(grace: .seconds(25))
    }

    /// Keeps the signals that stop a process for `sigwait`; before any thread starts.
    private static func blockedSignals() -> sigset_t {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGTERM)
        unsafe sigaddset(&signals, SIGINT)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        return signals
    }
}
