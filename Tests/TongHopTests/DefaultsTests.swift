import TestSupport
import Testing

@testable import TongHop

/// Each is asked of the program itself: variables belong to a process as a whole.
@Suite("environment variables in the place of flags")
struct DefaultsTests {
    let program: Program

    init() throws { program = try Program() }

    @Test("without a variable it is what the program says")
    func unset() {
        #expect(Defaults.text("OF_NO_FLAG", else: "x") == "x")
        #expect(Defaults.number("OF_NO_FLAG", else: 7) == 7)
        #expect(Defaults.list("OF_NO_FLAG") == [])
        #expect(!Defaults.isSet("OF_NO_FLAG"))
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

    @Test("a number that is none is as if it were not said")
    func number() throws {
        for (value, code) in [("24", Int32(64)), ("x", 65), ("", 65), ("23", 65)] {
            // A file that is no database: the server gets as far as opening it.
            _ = try program.file("tonghop.db", "no database")
            let ending = try program.run(
                "serve", "--port", "0", "--database", program.database,
                environment: ["TONGHOP_BACKUP_HOUR": value])
            #expect(ending.code == code, "\(value): \(ending.complaint)")
        }
    }

    @Test("a list stands between commas, with blanks or without")
    func list() throws {
        for value in ["10.0.0.0/8, nonsense", "10.0.0.0/8,nonsense", " nonsense ,::1"] {
            let ending = try program.run(
                "serve", "--database", program.database, environment: ["TONGHOP_PROXIES": value])
            #expect(ending.code == 64)
            #expect(ending.complaint.contains("'nonsense' is not"))
        }
    }

    @Test(
        "a switch is on for 1, true and yes in any letters, and for nothing else",
        arguments: [
            ("1", true), ("true", true), ("YES", true), ("0", false), ("no", false), ("", false),
            ("on", false),
        ])
    func isSet(value: String, isOn: Bool) throws {
        let ending = try program.run(
            "serve", "--host", "0.0.0.0", "--database", program.database,
            environment: ["TONGHOP_DEMO": value])
        #expect(ending.code == 64)
        #expect(ending.complaint.contains("--demo is for loopback only") == isOn)
    }
}
