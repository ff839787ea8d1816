import ArgumentParser
import Demonstration
import Foundation
import HTTP
import HTTPServer
import Logging
import Storage
import Web

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the site.")

    @Option(help: "The address to listen on.")
    var host = Defaults.text("HOST", else: "127.0.0.1")

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = Defaults.number("PORT", else: 8080)

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Fill an empty database with the demonstration first; on loopback only.")
    var demo = false

    @Flag(help: "A proxy in front speaks TLS: cookies are Secure, answers carry HSTS.")
    var behindTLS = false

    @Flag(help: "Serve plain HTTP to other machines: passwords can be read on the way.")
    var plainHTTP = false

    func validate() throws {
        let isLoopback = host == "localhost" || host == "::1" || host.hasPrefix("127.")
        if demo || Defaults.isSet("DEMO"), !isLoopback {
            throw ValidationError("--demo is for loopback only: its passwords are public.")
        }
        let isPlain = plainHTTP || Defaults.isSet("PLAIN_HTTP")
        if !isLoopback, !isBehindTLS, !isPlain {
            throw ValidationError(
                "On \(host) use --behind-tls (a proxy speaks TLS) or, knowing the risk, --plain-http."
            )
        }
    }

    private var isBehindTLS: Bool { behindTLS || Defaults.isSet("BEHIND_TLS") }

    func run() throws {
        let stop = StopSignals()
        Serve.takeAllDescriptors()
        try Failure.guarded {
            var log = Logger(label: "tonghop") { StreamLogHandler.standardError(label: $0) }
            log.logLevel = .info
            if demo || Defaults.isSet("DEMO") { try fillWhenEmpty(log) }
            let storage = try Storage.open(database)
            try serve(storage, log, until: stop)
        }
    }

    /// Raises the number of open files to what the system allows: each connection takes one.
    private static func takeAllDescriptors() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    private func fillWhenEmpty(_ log: Logger) throws {
        guard !FileManager.default.fileExists(atPath: database.path) else { return }
        log.info("filling the demonstration into \(database.path)")
        try Demo.fill(database)
    }

    private func serve(_ storage: Storage, _ log: Logger, until stop: StopSignals) throws {
        var configuration = Site.Configuration()
        configuration.isBehindTLS = isBehindTLS
        configuration.log = { log.error("\($0)") }
        let site = try Site(storage: storage, configuration: configuration)
        var limits = Limits()
        // Behind a proxy on this machine all people share its address.
        if isBehindTLS { limits.exemptAddresses = ["127.0.0.1", "::1"] }
        let server = Server(
            host: host, port: port, limits: limits, log: { log.warning("\($0)") },
            bodyLimit: { _ in Site.bodyLimit }, fast: site.fast, respond: site.respond)
        let port = try server.start()
        log.notice("SQLite \(Storage.libraryVersion), schema \(Migrations.all.count)")
        print("http://\(host == "::1" ? "[::1]" : host):\(port)")
        if try storage.read({ try $0.settings.isDemonstration() }) { Demo.printSignIns() }
        fflush(nil)
        stop.wait()
        log.notice("stopping")
        server.stop(grace: .seconds(25))
        try storage.close()
    }
}

/// SIGTERM and SIGINT: the first ends the server gracefully, the second at once.
///
/// The signals are blocked for every thread and waited for: a dispatch source for them may be
/// freed by the optimizer once nothing names it.
private struct StopSignals {
    private var signals = sigset_t()

    /// To be called before any thread is started.
    init() {
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    func wait() {
        var signals = signals
        var number: Int32 = 0
        sigwait(&signals, &number)
        Thread.detachNewThread { [signals] in
            var signals = signals
            var number: Int32 = 0
            sigwait(&signals, &number)
            exit(1)
        }
    }
}
