import Foundation
import Testing

@testable import Web

/// The table of contents leads to the files: a handler is found by its type's name.
@Suite struct HandlersTests {
    private static let web = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Web").standardized

    private static func files() throws -> [String: String] {
        let all = FileManager.default.enumerator(at: web, includingPropertiesForKeys: nil)
        var files: [String: String] = [:]
        for case let file as URL in all ?? .init() where file.pathExtension == "swift" {
            files[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        return files
    }

    @Test("each handler stands in a file of its type's name")
    func names() throws {
        let files = try HandlersTests.files()
        let chapters = files.filter { $0.key.hasSuffix("Routes.swift") }
        #expect(chapters.count == 12)
        var found = 0
        for (name, text) in chapters {
            for match in text.matches(of: /,\s+([A-Z]\w+)\.(\w+)[,)]/) {
                found += 1
                let file = files["\(match.1).swift"]
                #expect(
                    file?.contains("static func \(match.2)(") ?? false,
                    "\(name): \(match.1).\(match.2)")
            }
        }
        #expect(found == Site.routes.count)
    }
}
