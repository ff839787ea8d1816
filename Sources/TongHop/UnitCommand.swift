import ArgumentParser
import Foundation
import Reporting
import Storage
import Web

struct UnitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "Imports units.", subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds units from a list, all of them or none.",
            discussion: """
                Columns: code,name,kind and, where wanted, short_name,level,reports_to,commune,\
                place, or what offices call them. Kinds: school, commune, department, province. \
                A unit names others, of the list itself too, by their codes or by a name that only \
                one has. What is not clear is refused: the site's page asks about it.
                """)

        @Argument(help: "CSV in UTF-8, or a workbook (.xlsx).") var file: String
        @Flag(help: "Change the units that there are; without it their codes are taken.")
        var update = false
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let list = try ListFile.read(file) { text throws(MalformedList) in
                    try UnitList(text)
                }
                let done: (added: Int, changed: Int)
                do {
                    done = try Storage.using(database) {
                        try Import.add(list.drafts, to: $0, mayChange: update)
                    }
                } catch let wrong as UnitFaults {
                    throw Failure.input(wrong.lines(of: file).joined(separator: "\n"))
                } catch let open as Undecided {
                    throw Failure.input(open.questions.lines(of: file))
                }
                print("\(done.added) units added" + (update ? ", \(done.changed) changed" : ""))
                if !list.groups.isEmpty {
                    print("not read, of the lines below them: \(list.groups.named)")
                }
                if !list.beside.isEmpty {
                    print("not read, of a list of accounts: \(list.beside.joined(separator: ", "))")
                }
            }
        }

        /// What only people know; a command asks nobody.
        struct Undecided: Error {
            let questions: [ListQuestion]
        }

        /// Adds the units as if they had always been.
        ///
        /// - Throws: `UnitFaults`, which names every line that is wrong; `Undecided`.
        @discardableResult
        static func add(
            _ list: [UnitDraft], to storage: Storage, mayChange: Bool = false
        ) throws -> (added: Int, changed: Int) {
            let directory = try storage.read {
                try UnitDirectory($0, on: storage.environment.now().day)
            }
            let reading = UnitListReading(list, in: directory)
            guard reading.unanswered.isEmpty else {
                throw Undecided(questions: reading.unanswered)
            }
            return try storage.write { database in
                try database.apply(reading.drafts, from: nil, mayChange: mayChange, by: .command)
            }
        }
    }
}

/// Foundation has a `Unit` too; here the name means ours.
typealias Unit = Reporting.Unit
