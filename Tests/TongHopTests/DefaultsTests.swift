import TestSupport
import Testing

@testable import TongHop

/// Each is asked of the program itself: variables belong to a process as a whole.
@Suite("environment variables in the place of flags")
struct DefaultsTests {
    let program: Program

    init() throws { program = try Program() }

    @Test("without a variable it is what the program says")
    func unset() throws {
        #expect(Defaults.text("OF_NO_FLAG", else: "x") == "x")
        #expect(try Defaults.number(nil, "OF_NO_FLAG", in: 0...9, else: 7) == 7)
        #expect(try Defaults.list([], flag: "--x", "OF_NO_FLAG", "x") { _ in false } == [])
        #expect(try !Defaults.isSet(false, "OF_NO_FLAG"))
    }

    @Test("the database is the variable's, and the flag's where both are said")
    func text() throws {
        let environment = ["TONGHOP_DATABASE": program.folder.path("said.db")]
        let backup = program.folder.path("copies")
        let said = try program.run("backup", backup, environment: environment)
        #expect(said.code == 65)
        #expect(
            said.complaint.contains("there is no database at \(program.folder.path("said.db"))"))
        let flag = try program.run(
            "backup", backup, "--database", program.database, environment: environment)
        #expect(flag.complaint.contains("there is no database at \(program.database)"))
    }

    @Test("a number that its flag would not take is wrong use, one that says nothing is not said")
    func number() throws {
        for (value, code) in [("24", Int32(64)), ("x", 64), ("-1", 64), ("", 65), ("23", 65)] {
            // A file that is no database: the server gets as far as opening it.
            _ = try program.file("tonghop.db", "no database")
            let ending = try program.run(
                "serve", "--port", "0", "--database", program.database,
                environment: ["TONGHOP_BACKUP_HOUR": value])
            #expect(ending.code == code, "\(value): \(ending.complaint)")
            #expect((code == 64) == ending.complaint.contains("TONGHOP_BACKUP_HOUR is 0 to 23"))
        }
    }

    @Test("a port that is none is wrong use of every command that asks for it; a flag goes before")
    func port() throws {
        for value in ["abc", "99999", "-1", "80.5", "tcp://10.0.0.1:8080", "8080 "] {
            for command in ["serve", "health"] {
                let ending = try program.run(command, environment: ["TONGHOP_PORT": value])
                #expect(ending.code == 64, "\(command) \(value)")
                #expect(ending.complaint.contains("TONGHOP_PORT is 0 to 65535"))
            }
        }
        let flag = try program.run("health", "--port", "1", environment: ["TONGHOP_PORT": "abc"])
        #expect(flag.code == 1)
        // Others do not ask for it.
        let other = try program.run("--help", environment: ["TONGHOP_PORT": "abc"])
        #expect(other.code == 0)
    }

    @Test("a list stands between commas, with blanks or without")
    func list() throws {
        for value in ["10.0.0.0/8, nonsense", "10.0.0.0/8,nonsense", " nonsense ,::1"] {
            let ending = try program.run(
                "serve", "--database", program.database, environment: ["TONGHOP_PROXIES": value])
            #expect(ending.code == 64)
            #expect(ending.complaint.contains("TONGHOP_PROXIES takes"))
            #expect(ending.complaint.contains("'nonsense' is not"))
        }
    }

    @Test(
        "a switch is on for 1, true and yes in any letters, off for 0, false and no",
        arguments: [
            ("1", true), ("true", true), ("YES", true), ("0", false), ("no", false), ("", false),
            ("False", false),
        ])
    func isSet(value: String, isOn: Bool) throws {
        let ending = try program.run(
            "serve", "--host", "0.0.0.0", "--database", program.database,
            environment: ["TONGHOP_DEMO": value])
        #expect(ending.code == 64)
        #expect(ending.complaint.contains("--demo is for loopback only") == isOn)
    }

    @Test(
        "a switch that says anything else is wrong use, whichever it is",
        arguments: ["DEMO", "BEHIND_TLS", "PLAIN_HTTP", "NO_BACKUPS"],
        ["on", "off", "2", " 1", "ja"])
    func noSwitch(name: String, value: String) throws {
        let ending = try program.run(
            "serve", "--port", "0", "--database", program.database,
            environment: ["TONGHOP_" + name: value])
        #expect(ending.code == 64)
        #expect(ending.complaint.contains("TONGHOP_\(name) is 1 or 0"))
    }
}
