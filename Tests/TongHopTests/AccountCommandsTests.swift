import Foundation
import Reporting
import Storage
import Testing

@Suite("commands on accounts and tokens")
struct AccountCommandsTests {
    let program: Program

    /// One department.
    init() throws {
        program = try Program()
        let file = try program.file("units.csv", "code,name,kind\npgd,Phòng,department\n")
        let ending = try program.run("unit", "import", file, "--database", program.database)
        try #require(ending.code == 0, "\(ending.complaint)")
    }

    private func add(_ name: String, role: String = "admin", input: String) throws -> Program.Ending
    {
        try program.run(
            "user", "add", name, "--role", role, "--unit", "pgd", "--name", "An", "--database",
            program.database, input: input)
    }

    private func account(_ name: String) throws -> Account? {
        let storage = try Storage(path: program.database)
        let account = try storage.read { try $0.access.account(named: name) }
        try storage.close()
        return account
    }

    @Test("a password is one line of standard input")
    func password() throws {
        #expect(try add("an", input: "con đường đi học\nmột dòng nữa\n").code == 0)
        #expect(try #require(try account("an")).password.matches("con đường đi học"))
        let changed = try program.run(
            "user", "password", "an", "--database", program.database, input: "mùa thu năm ấy\n")
        #expect(changed.code == 0)
        #expect(try #require(try account("an")).password.matches("mùa thu năm ấy"))
    }

    @Test(
        "a password that others would guess, one too short and none at all add no account",
        arguments: [
            ("12345678\n", "guess"), ("ngắn\n", "at least"), ("", "standard input"),
            (String(repeating: "dài ", count: 500), "at most"),
        ])
    func badPassword(input: String, word: String) throws {
        let ending = try add("an", input: input)
        #expect(ending.code == 65)
        #expect(ending.complaint.contains(word))
        #expect(try account("an") == nil)
    }

    @Test("a one-time code stands alone on standard output, also when it is given anew")
    func codes() throws {
        let first = try program.run(
            "user", "add", "an", "--role", "admin", "--unit", "pgd", "--name", "An",
            "--one-time-code", "--database", program.database)
        #expect(first.code == 0)
        #expect(first.output.split(separator: "\n").count == 1)
        #expect(first.output.count > 8)
        let second = try program.run("user", "reset", "an", "--database", program.database)
        #expect(second.code == 0)
        #expect(second.output != first.output)
    }

    @Test("who is not there can't be changed", arguments: ["reset", "disable"])
    func unknown(command: String) throws {
        let ending = try program.run("user", command, "nobody", "--database", program.database)
        #expect(ending.code == 65)
        #expect(ending.complaint == "unknown user name 'nobody'\n")
    }

    @Test("an account that is ended is there and disabled")
    func disabled() throws {
        #expect(try add("an", input: "con đường đi học\n").code == 0)
        #expect(try program.run("user", "disable", "an", "--database", program.database).code == 0)
        #expect(try #require(try account("an")).isDisabled)
    }

    @Test("a role is only for units of its kind", arguments: ["clerk", "head"])
    func otherKind(role: String) throws {
        #expect(try add("an", role: role, input: "con đường đi học\n").code == 65)
        let token = try program.run(
            "token", "create", "--role", role, "--unit", "pgd", "--database", program.database)
        #expect(token.code == 65)
        #expect(token.complaint == "role \(role) is not for pgd\n")
    }

    @Test("a token stands alone on standard output and opens what its role may ask")
    func token() throws {
        let ending = try program.run(
            "token", "create", "--role", "officer", "--unit", "pgd", "--days", "1", "--database",
            program.database)
        #expect(ending.code == 0)
        let secret = try #require(Token.Secret(text: String(ending.output.dropLast())))
        let storage = try Storage(path: program.database)
        let token = try #require(try storage.read { try $0.access.token(secret) })
        try storage.close()
        #expect(token.role == .officer)
        #expect(token.expiresAt > Storage.Environment.live.now())
    }
}
