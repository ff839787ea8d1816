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
            abstract: "Adds units from a CSV file, all of them or none.",
            discussion: """
                Columns: code,name,kind and, where wanted, short_name,level,reports_to,commune,\
                place. Kinds: school, commune, department, province. Units that others name come \
                first.
                """)

        @Argument(help: "The CSV file, UTF-8.") var file: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let list: [UnitDraft]
                let bytes = Array(try Data(contentsOf: URL(filePath: file)))
                do throws(MalformedList) {
                    list = try UnitList.read(bytes)
                } catch {
                    throw Failure.input("\(file):\(error.line): \(error.message)")
                }
                do {
                    try Storage.using(database) { try Import.add(list, to: $0) }
                } catch let wrong as UnitFaults {
                    throw Failure.input(wrong.lines(of: file).joined(separator: "\n"))
                }
                print("\(list.count) units added")
            }
        }

        /// Adds the units as if they had always been.
        ///
        /// - Throws: `UnitFaults`, which names every line that is wrong.
        static func add(_ list: [UnitDraft], to storage: Storage) throws {
            try storage.write { database in
                _ = try database.apply(list, from: nil, mayChange: false, by: .command)
            }
        }
    }
}

/// Foundation has a `Unit` too; here the name means ours.
typealias Unit = Reporting.Unit
