import ArgumentParser
import Storage

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the database, also while it is served, and tries the copy.",
        discussion: """
            Prints the copy's path. The copy is restored to a scratch place and verified there; it \
            gets its name only when nothing is wrong. Files that reports name are kept in the \
            folder 'files' beside it.
            """)

    @Argument(help: "The folder for copies; it is made when it is not there.") var folder: String
    @Flag(help: "Then remove the copies that a retention of 7 days, 5 weeks, 12 months ends.")
    var rotate = false
    @Flag(help: "Copy the key file too, as 'tonghop.key': keep it apart from the copies.")
    var withKey = false
    @OptionGroup var database: DatabaseOption

    func run() throws {
        try Failure.guarded {
            let folder = BackupFolder(path: folder)
            let record = try Storage.usingExisting(database) { storage in
                let record = try folder.backUp(storage.path, now: storage.environment.now())
                try storage.write { try $0.record(record, by: .command) }
                return record
            }
            guard record.isGood else {
                throw Failure.input(
                    "the copy is not to be trusted and was removed:\n"
                        + record.faults.joined(separator: "\n"))
            }
            if rotate { try folder.rotate(newest: record.file) }
            if withKey { try KeyFile.copy(of: database.path, to: folder.keyPath) }
            print("\(folder.path)/\(record.file)")
            Failure.say(
                "restored for trial: \(record.schools) schools, \(record.values) values, all whole")
        }
    }
}
