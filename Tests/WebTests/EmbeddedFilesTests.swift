import Foundation
import Testing

@testable import Web

/// What the program carries inside it against the folders that it was made from.
@Suite struct EmbeddedFilesTests {
    private func files(in folder: String) throws -> [String: [UInt8]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: folder)
        return try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { $0.contains(".") }
            .reduce(into: [:]) { files, name in
                files[name] = Array(try Data(contentsOf: root.appending(path: name)))
            }
    }

    @Test("every file of Public is in the table, with its bytes")
    func publicFiles() throws {
        var embedded = Dictionary(
            uniqueKeysWithValues: StaticFiles.all.map { ($0.path, $0.bytes) })
        embedded["style.css"] = nil
        embedded["school.css"] = nil
        embedded["report.js"] = nil
        // With the part of the report's script that it shares, before it.
        let shared = StaticFiles.short(StaticFiles.report[0].bytes) + Array("\n".utf8)
        #expect(embedded["papers.js"]?.starts(with: shared) ?? false)
        embedded["papers.js"]?.removeFirst(shared.count)
        // The rows of a table before what is done with them.
        let rows = StaticFiles.short(PackageResources.rows_js) + Array("\n".utf8)
        #expect(embedded["tables.js"]?.starts(with: rows) ?? false)
        embedded["tables.js"]?.removeFirst(rows.count)
        embedded["rows.js"] = Array(rows.dropLast())
        let files = try files(in: "Public").map { name, bytes in
            (name, name.hasSuffix(".js") ? StaticFiles.short(bytes) : bytes)
        }
        #expect(embedded == Dictionary(uniqueKeysWithValues: files))
    }

    @Test("of blanks a style sheet keeps those that mean something")
    func blanks() {
        let sheet = """
            a > b , .c d {
              margin:0 1px ;
            }
            /* Why */
            @media (min-width:1rem) { e:not(.f, g)::before { width:calc(1px + 2px) } }

            """
        #expect(
            String(decoding: StaticFiles.sheet([Array(sheet.utf8)]), as: UTF8.self)
                == "a>b,.c d{margin:0 1px;}@media (min-width:1rem){"
                + "e:not(.f,g)::before{width:calc(1px + 2px)}}")
    }

    @Test("the style sheet is every part of it, with its bytes, once")
    func style() throws {
        let parts = Dictionary(
            uniqueKeysWithValues: StaticFiles.style.map { ($0.name + ".css", $0.bytes) })
        #expect(parts == (try files(in: "Public/style")))
        let served = StaticFiles.all.first { $0.path == "style.css" }?.bytes
        let text = String(decoding: served ?? [], as: UTF8.self)
        #expect(!text.contains("/*") && !text.contains("*/"))
        let whole = StaticFiles.style.map { String(decoding: $0.bytes, as: UTF8.self) }
            .joined(separator: "\n")
        let commentless = whole.replacing(/\/\*[^*]*\*+(?:[^\/*][^*]*\*+)*\//, with: "")
        #expect(text.filter { !$0.isWhitespace } == commentless.filter { !$0.isWhitespace })
        // What stands in quotes keeps its blanks.
        #expect(
            text.matches(of: /"[^"]*"/).map(\.output)
                == commentless.matches(of: /"[^"]*"/).map(\.output))
    }

    @Test("the script of a report's form is every part of it, in order")
    func report() throws {
        let parts = Dictionary(
            uniqueKeysWithValues: StaticFiles.report.map { ($0.name + ".js", $0.bytes) })
        #expect(parts == (try files(in: "Public/report")))
        let served = StaticFiles.all.first { $0.path == "report.js" }?.bytes
        let whole = StaticFiles.report.map(\.bytes).joined(separator: [UInt8(ascii: "\n")])
        #expect(served == StaticFiles.short(Array(whole)))
        #expect(served?.starts(with: "\"use strict\";".utf8) ?? false)
    }
}
