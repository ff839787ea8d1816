import ArgumentParser
import Demonstration
import Foundation
import HTTP
import HTTPServer
import Logging
import Papers
import Storage
import Web

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves the site.")

    @Option(help: "The address to listen on.")
    var host = Defaults.text("HOST", else: "127.0.0.1")

    @OptionGroup var port: PortOption

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Fill an empty database with the demonstration first; on loopback only.")
    var demo = false

    @Flag(help: "A proxy in front speaks TLS: cookies are Secure, answers carry HSTS.")
    var behindTLS = false

    @Flag(help: "Serve plain HTTP to other machines: passwords can be read on the way.")
    var plainHTTP = false

    @OptionGroup var reach: ReachOptions

    @Option(help: "The folder for daily backups; 'backups' beside the database unless said.")
    var backups: String?

    @Option(help: "The hour of the day for backups, 0 to 23, in Viet Nam; 2 unless said.")
    var backupHour: Int?

    @Flag(help: "Make no daily backups.")
    var noBackups = false

    @Option(
        help: "A file of certificates (PEM) of those who are trusted to say who signed a paper.")
    var trustedRoots: String?

    func validate() throws {
        _ = (try hour, try makesBackups)
        let isLoopback = host == "localhost" || host == "::1" || host.hasPrefix("127.")
        if try isDemonstration, !isLoopback {
            throw ValidationError("--demo is for loopback only: its passwords are public.")
        }
        let (isBehindTLS, isPlain) = (
            try isBehindTLS, try Defaults.isSet(plainHTTP, "PLAIN_HTTP")
        )
        if !isLoopback, !isBehindTLS, !isPlain {
            throw ValidationError(
                "On \(host) use --behind-tls (a proxy speaks TLS) or, knowing the risk, --plain-http."
            )
        }
    }

    private var isBehindTLS: Bool { get throws { try Defaults.isSet(behindTLS, "BEHIND_TLS") } }

    private var isDemonstration: Bool { get throws { try Defaults.isSet(demo, "DEMO") } }

    private var makesBackups: Bool {
        get throws { try !Defaults.isSet(noBackups, "NO_BACKUPS") }
    }

    private var hour: Int {
        get throws { try Defaults.number(backupHour, "BACKUP_HOUR", in: 0...23, else: 2) }
    }

    func run() throws {
        Memory.givesBackLargeBlocks()
        let stop = StopSignals()
        ServeCommand.takeAllDescriptors()
        try Failure.guarded {
            var log = Logger(label: "tonghop") { StreamLogHandler.standardError(label: $0) }
            log.logLevel = .info
            let tools = try paperTools(log)
            if try isDemonstration { try fillWhenEmpty(log) }
            let failing = FailingStorage()
            let storage = try open(log, failing, stop)
            try serve(storage, tools, log, until: stop)
            // The disk failed: the next start reads from it what is there. Closing would write, and
            // so would the end of `storage`.
            if failing.hasFailed { Foundation.exit(Failure.io.rawValue) }
            try storage.close()
        }
    }

    private var backupFolder: BackupFolder? {
        get throws {
            guard try makesBackups else { return nil }
            let beside = URL(filePath: database.path).deletingLastPathComponent()
                .appending(path: "backups").path(percentEncoded: false)
            return BackupFolder(path: backups ?? Defaults.text("BACKUPS", else: beside))
        }
    }

    private func open(_ log: Logger, _ failing: FailingStorage, _ stop: StopSignals) throws
        -> Storage
    {
        Storage.hearSQLite { log.warning("SQLite: \($0)") }
        var environment = Storage.Environment.live
        environment.log = { log.warning("\($0)") }
        environment.whenWritingEnds = { reason in
            log.critical("\(reason)")
            guard case .outcomeUnknown = reason else { return }
            log.critical("nothing more is written; this process ends for a restart")
            failing.fail(then: stop)
        }
        do {
            try Storage.makeFolder(of: database)
            let storage = try Storage(
                path: database.path, as: .server, environment: environment)
            for note in storage.start?.notes ?? [] { log.warning("\(note)") }
            try storage.noteStart()
            let orphans = storage.sweepFiles()
            if orphans > 0 { log.warning("\(orphans) files that nothing named were removed") }
            return storage
        } catch let error as StorageError where error.isOfTheFile {
            if let newest = try backupFolder?.copies.first {
                Failure.say("the newest backup is \(newest.path): see 'tonghop restore'")
            }
            throw error
        }
    }

    /// Raises the number of open files to what the system allows: each connection takes one.
    private static func takeAllDescriptors() {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return
        }
        limit.rlim_cur = limit.rlim_max
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    private func fillWhenEmpty(_ log: Logger) throws {
        guard !FileManager.default.fileExists(atPath: database.path) else { return }
        log.info("filling the demonstration into \(database.path)")
        try DemoCommand.fill(database)
    }

    /// nil where they are not installed.
    private func paperTools(_ log: Logger) throws -> PaperTools? {
        let path = trustedRoots ?? Defaults.text("TRUSTED_ROOTS", else: "")
        guard var tools = PaperTools(), !path.isEmpty else { return PaperTools() }
        do {
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            let roots = try TrustedRoots(file: path, folder: folder.path(percentEncoded: false))
            log.notice("\(roots.count) trusted certificates for signatures of papers")
            tools.roots = roots
            return tools
        } catch let fault as TrustedRoots.Fault {
            throw Failure.input("error: \(fault)")
        }
    }

    private func serve(
        _ storage: Storage, _ tools: PaperTools?, _ log: Logger, until stop: StopSignals
    ) throws {
        var configuration = Site.Configuration()
        configuration.isBehindTLS = try isBehindTLS
        configuration.proxies = try reach.ranges(isBehindTLS: isBehindTLS)
        configuration.hosts = try reach.names
        configuration.log = { log.error("\($0)") }
        let hour = try hour
        let schedule = try backupFolder.map {
            BackupSchedule(storage, folder: $0, hour: hour, log: log)
        }
        schedule?.tryFolder()
        if let schedule { configuration.startBackup = { schedule.request() } }
        configuration.textOfPDF = PaperTools().map { tools in
            let reader = PDFText(tools, folder: storage.path + ".plans")
            return { octets in
                do {
                    return try reader.read(octets)
                } catch is PDFText.Fault {
                    return nil
                }
            }
        }
        let desk = tools.map { PaperDesk(storage, $0, log: log) }
        if let desk {
            configuration.readPapers = { desk.request() }
            configuration.checksCertificates = desk.checksCertificates
        } else {
            log.notice(
                "signed papers are not read: install poppler-utils and zbar-tools for that")
        }
        let site = Site(storage: storage, configuration: configuration)
        var limits = Limits()
        limits.slowWorkers = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)
        // Behind a proxy all people share its address.
        limits.exemptAddresses = configuration.proxies
        let server = Server(
            host: host, port: try port.number, limits: limits, log: { log.warning("\($0)") },
            shown: site.shown, complete: site.complete, bodyTerms: site.bodyTerms,
            admit: site.admit,
            fast: site.fast,
            work: site.work, asker: site.share,
            spoolFolder: URL(filePath: database.path).deletingLastPathComponent()
                .path(percentEncoded: false),
            respond: site.respond)
        let port = try server.start()
        schedule?.start()
        let erasure = AddressErasure(storage, log: log)
        erasure.start()
        let everyMinute = EveryMinute(storage, log: log)
        everyMinute.start()
        desk?.request()
        log.notice("SQLite \(Storage.libraryVersion), schema \(Migrations.all.count)")
        if let warning = Storage.libraryWarning { log.warning("\(warning)") }
        print("http://\(host == "::1" ? "[::1]" : host):\(port)")
        if try storage.read({ try $0.settings.isDemonstration() }) { DemoCommand.printSignIns() }
        fflush(nil)
        stop.wait()
        log.notice("stopping")
        server.stop(grace: .seconds(25))
        site.stop()
        erasure.stop()
        everyMinute.stop()
        desk?.stop()
        schedule?.stop()
    }
}
