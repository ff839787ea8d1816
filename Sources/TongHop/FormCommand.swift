import ArgumentParser
import Foundation
import Reporting
import Storage

struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Imports forms.", subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports a form document; says where it is wrong.")

        @Argument(help: "The JSON file.") var file: String
        @Option(
            help: """
                The code of the unit whose form it is; unless said it is everybody's, or of the unit \
                that alone brought out the code before.
                """)
        var owner: String?
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let form = try Form.imported(try JSONFile.read(file))
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
