import ArgumentParser
import Formats
import Foundation
import Reporting
import Storage

struct UnitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "Imports units.", subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds units from a CSV file, all of them or none.",
            discussion: """
                Columns: code,name,short_name,kind,level,reports_to,commune,place. Kinds: school, \
                commune, department, province. Units that others name come first.
                """)

        @Argument(help: "The CSV file, UTF-8.") var file: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let bytes = Array(try Data(contentsOf: URL(filePath: file)))
                let table: CSVTable
                do throws(MalformedCSV) {
                    table = try CSVTable(parsing: bytes)
                } catch {
                    throw Failure.input("\(file):\(error.line): \(error.message)")
                }
                try Storage.using(database) { storage in
                    try storage.write { database in
                        for (order, record) in table.records.enumerated() {
                            try add(record, order: order, to: database)
                        }
                    }
                }
                print("\(table.records.count) units added")
            }
        }

        private func add(_ record: CSVTable.Record, order: Int, to database: WriteTransaction)
            throws
        {
            func fault(_ message: String) -> ExitCode {
                Failure.input("\(file):\(record.line): \(message)")
            }
            guard let code = record.cells["code"], let name = record.cells["name"] else {
                throw fault("code and name are needed")
            }
            guard let kind = record.cells["kind"].flatMap(Unit.Kind.init(rawValue:)) else {
                throw fault("kind is school, commune, department or province")
            }
            let level = record.cells["level"].map(Level.init(rawValue:))
            guard (kind == .school) == (level != nil) else {
                throw fault("a school has a level, and only a school")
            }
            if let level, try !database.read.units.levels().contains(where: { $0.level == level }) {
                throw fault("unknown level '\(level)'")
            }
            for parent in ["reports_to", "commune"] {
                guard let other = record.cells[parent] else { continue }
                guard try database.read.units.find(Unit.Code(rawValue: other)) != nil else {
                    throw fault("\(parent): unknown unit '\(other)'")
                }
            }
            let unit = NewUnit(
                code: Unit.Code(rawValue: code), name: name,
                shortName: record.cells["short_name"] ?? name, kind: kind, level: level,
                reportsTo: record.cells["reports_to"].map(Unit.Code.init(rawValue:)),
                commune: record.cells["commune"].map(Unit.Code.init(rawValue:)),
                displayOrder: order, place: record.cells["place"])
            guard try database.add(unit, by: .command) != nil else {
                throw fault("code '\(code)' is taken")
            }
        }
    }
}

/// Foundation has a `Unit` too; here the name means ours.
typealias Unit = Reporting.Unit
