import ArgumentParser
import Reporting
import Testing

@testable import TongHop

/// What is typed behind the program's name.
@Suite("the command line")
struct CommandLineTests {
    private func command<Command>(
        _ line: String, as type: Command.Type = Command.self
    ) throws -> Command {
        let words = line.split(separator: " ").map(String.init)
        return try #require(try TongHop.parseAsRoot(words) as? Command)
    }

    @Test("a server says where it listens, and where its backups go")
    func serve() throws {
        let serve: ServeCommand = try command(
            "serve --host ::1 --port 0 --database a/b.db --backups c --backup-hour 23 --demo")
        #expect(serve.host == "::1")
        #expect(try serve.port.number == 0)
        #expect(serve.database.path == "a/b.db")
        #expect(serve.backups == "c")
        #expect(serve.backupHour == 23)
        #expect(serve.demo)
        #expect(!serve.behindTLS && !serve.plainHTTP && !serve.noBackups)
    }

    @Test("proxies and names may be said more than once")
    func repeated() throws {
        let serve: ServeCommand = try command(
            "serve --proxy 10.0.0.0/8 --proxy ::1 --public-host a.example --public-host b.example")
        #expect(serve.reach.proxies == ["10.0.0.0/8", "::1"])
        #expect(serve.reach.hosts == ["a.example", "b.example"])
    }

    @Test("commands on accounts and tokens take a role and a unit")
    func people() throws {
        let add: UserCommand.Add = try command(
            "user add an.nt --role admin --unit pgd --name An --one-time-code --database x.db")
        #expect(add.userName == "an.nt")
        #expect(add.role == .admin)
        #expect(add.unit == "pgd")
        #expect(add.oneTimeCode)
        let token: TokenCommand.Create = try command(
            "token create --role head --unit th --days 366")
        #expect(token.role == .head)
        #expect(token.days == 366)
        #expect(token.name == "script")
        let reset: UserCommand.Reset = try command("user reset an")
        #expect(reset.userName == "an")
    }

    @Test("files are named without a flag, folders too")
    func files() throws {
        let units: UnitCommand.Import = try command("unit import units.csv")
        #expect(units.file == "units.csv")
        let form: FormCommand.Import = try command("form import form.json")
        #expect(form.file == "form.json")
        let round: RoundCommand.Open = try command("round open round.json")
        #expect(round.file == "round.json")
        let backup: BackupCommand = try command("backup copies --rotate --with-key")
        #expect(backup.folder == "copies")
        #expect(backup.rotate && backup.withKey)
        let restore: RestoreCommand = try command("restore copies --database new.db")
        #expect(restore.copy == "copies")
        #expect(restore.database.path == "new.db")
    }

    @Test(
        "what can't be meant is wrong use, and the sentence says of what",
        arguments: [
            ("nonsense", "nonsense"), ("serve --port x", "--port"),
            ("serve --backup-hour 24", "--backup-hour"), ("serve --backup-hour -1", "hour"),
            ("serve --port 99999", "--port"), ("serve --port 65536", "--port"),
            ("serve --port=-1", "--port"), ("health --port 70000", "--port"),
            ("serve --host 0.0.0.0", "--behind-tls"), ("serve --host 192.0.2.1", "--plain-http"),
            ("serve --host 0.0.0.0 --plain-http --demo", "--demo"),
            ("serve --behind-tls --host 127.0.0.2 --proxy x", "--proxy"),
            ("user add an --role boss --unit pgd --name An", "boss"),
            ("user add an --unit pgd --name An", "--role"), ("user reset", "user-name"),
            ("token create --role head --unit th --days 0", "--days"),
            ("token create --role head --unit th --days 367", "--days"),
            ("generate", "--schools"), ("generate --schools 0", "--schools"),
            ("generate --schools 200001", "--schools"),
            ("generate --schools 5 --reported 101", "--reported"), ("backup", "folder"),
            ("restore a b", "b"), ("verify x", "x"), ("health --port", "--port"),
        ])
    func wrongUse(line: String, word: String) throws {
        let words = line.split(separator: " ").map(String.init)
        let error = try #require(throws: (any Error).self) { try TongHop.parseAsRoot(words) }
        #expect(TongHop.exitCode(for: error) == ExitCode(64))
        #expect(TongHop.fullMessage(for: error).contains(word))
    }

    @Test(
        "every command has a sentence of help",
        arguments: [
            "serve", "demo", "user", "user add", "user import", "user password", "user reset",
            "user disable", "token create", "unit import", "form import", "round open",
            "given import", "generate", "verify", "backup", "restore", "health",
        ])
    func help(command: String) throws {
        let words = command.split(separator: " ").map(String.init) + ["--help"]
        let error = try #require(throws: (any Error).self) {
            var help = try TongHop.parseAsRoot(words)
            try help.run()
        }
        #expect(TongHop.exitCode(for: error) == .success)
        #expect(TongHop.fullMessage(for: error).hasPrefix("OVERVIEW: "))
    }
}
