import ArgumentParser
import Reporting
import Storage
import Web

struct GivenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "given", abstract: "Imports what an office knows of its schools.",
        subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes the figures of an office's table into a round, all of it or nothing.",
            discussion: """
                A row a school: code or name, and the round's form's given figures by their labels or \
                codes. A blank cell is not known; schools that have submitted keep theirs.
                """)

        @Argument(help: "CSV in UTF-8, or a workbook (.xlsx).") var file: String
        @Option(help: "The code of the unit that the round's reports are owed to.")
        var owner: String
        @Option(help: "The round's code.") var round: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let (rows, kept) = try Storage.usingExisting(database) { storage in
                    let (found, rows) = try storage.read {
                        try read(in: $0, on: storage.environment.now().day)
                    }
                    let kept = try storage.write { database in
                        try database.give(rows, in: found.id, by: .command)
                            .compactMap { try database.read.units.find($0)?.code.rawValue }
                    }
                    return (rows, kept)
                }
                print("figures of \(rows.count - kept.count) schools taken")
                if !kept.isEmpty {
                    print("kept, for they have submitted: \(kept.joined(separator: ", "))")
                }
            }
        }

        private func read(
            in database: ReadTransaction, on day: Day
        ) throws -> (Round, [GivenRow]) {
            guard let unit = try database.units.find(Unit.Code(rawValue: owner)) else {
                throw Failure.input("unknown unit '\(owner)'")
            }
            guard let found = try database.rounds.find(Round.Code(rawValue: round), of: unit.id)
            else { throw Failure.input("\(owner) has no round '\(round)'") }
            guard [.planned, .open].contains(found.state), found.withdrawnAt == nil else {
                throw Failure.input("round '\(round)' is closed or withdrawn")
            }
            let form = try database.forms.layout(of: found).form
            guard !form.given.isEmpty else {
                throw Failure.input("the form of round '\(round)' has no given figures")
            }
            var table = try ListFile.read(file) { text throws(MalformedList) in
                try GivenTable(text, of: form)
            }
            let rows = try table.rows(in: GivenSchools(found, database, on: day))
            guard table.faults.isEmpty else {
                throw Failure.input(
                    table.faults.prefix(Import.mostFaults)
                        .map { "\(file):\($0.line): \($0.message)" }.joined(separator: "\n"))
            }
            return (found, rows)
        }

        private static let mostFaults = 100
    }
}

extension GivenFault {
    /// For the terminal.
    fileprivate var message: String {
        switch matter {
        case .hasNoFigures(let figures):
            "no column is a figure: \(figures.map(\.code).joined(separator: ", "))"
        case .namesNoSchools: "column code or name is missing"
        case .misfits(let typed, let figure):
            "\(figure.code): '\(typed.prefix(40))' is no \(figure.kind.word)"
        case .standsTwice(let name): "'\(name)' stands in two lines"
        case .meansSeveral(let name): "several schools are called '\(name)': name the code"
        case .isNotOfRound(let name): "'\(name)' is no school of the round"
        case .isNoLine: "no line"
        case .isUnknown(let name): "unknown figure '\(name.prefix(40))'"
        }
    }
}
