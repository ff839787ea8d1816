import Foundation
import Storage
import TestSupport
import Testing

@Suite("commands that copy, check and fill databases")
struct CopyCommandsTests {
    let program: Program

    init() throws { program = try Program() }

    private func run(_ arguments: String..., database: String? = nil) throws -> Program.Ending {
        switch arguments.count {
        case 1: try program.run(arguments[0], "--database", database ?? program.database)
        default:
            try program.run(arguments[0], arguments[1], "--database", database ?? program.database)
        }
    }

    @Test("a copy's path stands on standard output, and the copy can be restored and verified")
    func roundTrip() throws {
        try FilledDatabase.demonstration.get().copy(to: program.database)
        let copies = program.folder.path("copies")
        let backup = try run("backup", copies)
        #expect(backup.code == 0)
        #expect(backup.complaint.contains("51 schools"))
        let copy = String(backup.output.dropLast())
        #expect(copy.hasPrefix(copies + "/tonghop-"))
        #expect(FileManager.default.fileExists(atPath: copy))

        let other = program.folder.path("other.db")
        let restored = try run("restore", copies, database: other)
        #expect(restored.code == 0)
        #expect(restored.complaint.contains("51 schools"))
        let verified = try run("verify", database: other)
        #expect(verified.code == 0)
        #expect(verified.output == "")
        #expect(verified.complaint.contains("all whole"))
    }

    @Test(
        "of a folder the copy with the latest data is restored, whatever the clock said that night")
    func latest() throws {
        try FilledDatabase.demonstration.get().copy(to: program.database)
        let copies = program.folder.path("copies")
        let first = String(try run("backup", copies).output.dropLast())
        let added = try program.run(
            "token", "create", "--role", "officer", "--unit", "pgd-thanh-mien", "--database",
            program.database)
        #expect(added.code == 0)
        let second = String(try run("backup", copies).output.dropLast())
        let future = copies + "/tonghop-20990101-020000.db"
        for suffix in ["", ".sha256"] {
            try FileManager.default.moveItem(atPath: first + suffix, toPath: future + suffix)
        }
        let other = program.folder.path("other.db")
        let restored = try run("restore", copies, database: other)
        #expect(restored.complaint.contains("restored \(second):"), "\(restored.complaint)")
        // Two that went on apart: the restored database and the one that is still there.
        #expect(try run("backup", copies, database: other).code == 0)
        let more = try program.run(
            "token", "create", "--role", "leader", "--unit", "pgd-thanh-mien", "--database",
            program.database)
        #expect(more.code == 0)
        try FileManager.default.removeItem(atPath: future)
        for _ in 0..<2 { #expect(try run("backup", copies).code == 0) }
        #expect(try run("backup", copies, database: other).code == 0)
        let refused = try run("restore", copies, database: program.folder.path("third.db"))
        #expect(refused.code == 65)
        #expect(refused.complaint.contains("say which of them"), "\(refused.complaint)")
    }

    @Test("the key goes with a copy only when it is asked for")
    func key() throws {
        try FilledDatabase.demonstration.get().copy(to: program.database)
        let key = program.folder.path("copies") + "/tonghop.key"
        #expect(try run("backup", program.folder.path("copies")).code == 0)
        #expect(!FileManager.default.fileExists(atPath: key))
        let ending = try program.run(
            "backup", program.folder.path("copies"), "--with-key", "--database", program.database)
        #expect(ending.code == 0)
        #expect(FileManager.default.contents(atPath: key)?.count == 32)
    }

    @Test("of no database there is no copy, and no copy is restored that is not there")
    func missing() throws {
        let backup = try run("backup", program.folder.path("copies"))
        #expect(backup.code == 65)
        #expect(backup.complaint == "there is no database at \(program.database)\n")
        #expect(!FileManager.default.fileExists(atPath: program.database))
        let restore = try run("restore", program.folder.path("copies"))
        #expect(restore.code == 65)
        #expect(restore.complaint.contains("is not there"))
        let empty = try run("restore", program.folder.url.path(percentEncoded: false))
        #expect(empty.code == 65)
        #expect(empty.complaint.contains("there is no copy in"))
    }

    @Test(
        "another program's file is bad input to every command",
        arguments: [
            "verify", "demo", "serve",
        ])
    func foreign(command: String) throws {
        let file = try program.file("tonghop.db", String(repeating: "no database ", count: 100))
        let ending = try run(command)
        #expect(ending.code == 65, "\(ending.complaint)")
        #expect(!ending.output.contains("http"))
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("no database"))
    }

    @Test("the demonstration is filled once, and what is filled is left as it is")
    func demonstration() throws {
        try FilledDatabase.demonstration.get().copy(to: program.database)
        for arguments in [["demo"], ["generate", "--schools", "5"]] {
            let ending =
                arguments.count == 1
                ? try run("demo")
                : try program.run(
                    "generate", "--schools", "5", "--database", program.database)
            #expect(ending.code == 65, "\(arguments)")
            #expect(ending.complaint.contains("is not empty; it is left as it is."))
        }
    }

    @Test("a server that is not there is not ready")
    func health() throws {
        // Port 1 is the kernel's to refuse.
        let ending = try program.run("health", "--port", "1")
        #expect(ending.code == 1)
        #expect(ending.complaint == "the server at port 1 is not ready\n")
        #expect(try program.run("health", "--port", "70000").code == 64)
    }
}
