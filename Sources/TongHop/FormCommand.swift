import ArgumentParser
import Formats
import Foundation
import Reporting
import Storage

struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Imports forms.", subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports a form; says where it is wrong.",
            discussion: """
                A workbook is an XLSForm, or a list with the columns STT, Nội dung, Đơn vị tính, Kiểu, \
                Bắt buộc. What of it was guessed and what is lost is said by sheet, row and column.
                """)

        @Argument(help: "The form document (JSON), or a workbook (.xlsx).") var file: String
        @Option(
            help: """
                The levels that are asked where a workbook does not say: MN,TH; unless said, all that \
                there are.
                """)
        var levels: String?
        @Option(
            help: """
                The code of the unit whose form it is; unless said it is everybody's, or of the unit \
                that alone brought out the code before.
                """)
        var owner: String?
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let form = try read()
                let isNew = try Storage.using(database) { storage in
                    try storage.write { database in
                        let unit = try owner.map { code in
                            guard let unit = try database.read.units.find(Unit.Code(rawValue: code))
                            else { throw Failure.input("unknown unit '\(code)'") }
                            return unit.id
                        }
                        do {
                            return try database.importForm(form, of: unit, by: .command)
                        } catch let several as SeveralKeepers {
                            throw Failure.input(
                                "\(file): forms '\(form.version.code)' are of "
                                    + several.owners.map(\.rawValue).joined(separator: ", ")
                                    + "; say with --owner whose this one is")
                        }
                    }
                }
                guard isNew else {
                    throw Failure.input(
                        "\(file): form \(form.version.code) version \(form.version.version) exists "
                            + "already; a changed form gets the next version")
                }
            }
        }

        private func read() throws -> Form {
            let octets = Array(try Data(contentsOf: URL(filePath: file)))
            guard WorkbookTable.isOne(octets) else {
                return try Form.imported(try JSONFile.read(file))
            }
            let known = try Storage.using(database) { try $0.read { try $0.units.levels() } }
                .map(\.level)
            let named = levels?.split(separator: ",").map { Level(rawValue: String($0)) }
            if let strange = named?.first(where: { !known.contains($0) }) {
                throw Failure.input("unknown level '\(strange)'")
            }
            let sheets: [XLSForm.Sheet]
            do throws(WorkbookTable.Fault) {
                sheets = try FormSheets.read(octets)
            } catch {
                throw Failure.input(
                    "\(file): "
                        + (error == .isTooLarge
                            ? "the workbook is too large" : "no workbook, or a damaged one"))
            }
            let outcome = XLSForm.read(sheets, levels: named ?? known)
            for finding in outcome.findings { Failure.say("\(file):\(finding)") }
            guard let form = outcome.form else { throw Failure.badInput }
            return form
        }
    }
}

/// A JSON file on the command line.
enum JSONFile {
    /// - Throws: exit code 65 with file, line and reason, or the reading's own error.
    static func read(_ path: String) throws -> JSON {
        var bytes = Array(try Data(contentsOf: URL(filePath: path)))
        // Editors put it there; whoever reads may leave it out (RFC 8259 section 8.1).
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
        do throws(MalformedJSON) {
            return try JSON(parsing: bytes)
        } catch {
            let line = bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
            throw Failure.input("\(path):\(line): \(error)")
        }
    }
}
