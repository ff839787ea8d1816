import ArgumentParser
import Foundation
import Storage

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a copy in the place of the database; no server may be running.",
        discussion: """
            The copy is checked first; one of another program, of a newer release or damaged is \
            refused and the database stays as it is. The database that was there is kept beside \
            under another name. All sign-ins end. A key file 'tonghop.key' beside the copy is taken \
            where the database has none.
            """)

    @Argument(
        help: "A copy, or a folder of copies, of which the one with the latest data is taken.")
    var copy: String
    @OptionGroup var database: DatabaseOption

    func run() throws {
        try Failure.guarded {
            try Storage.makeFolder(of: database)
            let file = try file()
            let folder = URL(filePath: file).deletingLastPathComponent().path(percentEncoded: false)
            let key = BackupFolder(path: folder).keyPath
            if FileManager.default.fileExists(atPath: key),
                try KeyFile.takeCopy(key, for: database.path)
            {
                Failure.say("took the key file \(key)")
            }
            let restored = try Restore(
                file, to: database.path, now: Storage.Environment.live.now())
            if let kept = restored.kept { Failure.say("the database that was there: \(kept)") }
            let counts = restored.verification.counts
            Failure.say(
                "restored \(file): \(counts.schools) schools, \(counts.values) values, all whole")
        }
    }

    private func file() throws -> String {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: copy, isDirectory: &isFolder) else {
            throw Failure.input("\(copy) is not there")
        }
        guard isFolder.boolValue else { return copy }
        do {
            guard let latest = try BackupFolder(path: copy).latest() else {
                throw Failure.input("there is no copy in \(copy)")
            }
            return latest.path
        } catch let forked as ForkedCopies {
            throw Failure.input("\(copy): \(forked)")
        }
    }
}
