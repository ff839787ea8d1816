import Foundation
import Testing

/// What the documentation says of threats and of what is linked.
@Suite struct ThreatsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    @Test("every threat has its line, and the files and tests that it names exist")
    func threats() throws {
        let lines = try text("Documentation/Threats.md").split(separator: "\n")
            .filter { $0.hasPrefix("| T") }.map(String.init)
        #expect(
            lines.compactMap { $0.components(between: "| T", and: " ").first }
                == (1...33).map(String.init))
        let tests = Set(
            FileManager.default.enumerator(atPath: Self.root.appending(path: "Tests").path)?
                .compactMap { ($0 as? String)?.split(separator: "/").last.map(String.init) } ?? [])
        for line in lines {
            let names = line.components(between: "`", and: "`").filter { name in
                name.contains("/") || name.hasSuffix("Tests")
            }
            #expect(!names.isEmpty || line.contains("not applicable"), "\(line)")
            for name in names {
                let isThere =
                    name.contains("/")
                    ? FileManager.default.fileExists(atPath: Self.root.appending(path: name).path)
                    : tests.contains(name + ".swift")
                #expect(isThere, "\(name)")
            }
        }
    }

    @Test("every package stands in the list with its version")
    func dependencies() throws {
        let list = try text("Documentation/Dependencies.md")
        let packages = try text("Package.swift").split(separator: "\n").filter {
            $0.contains(".package(url:")
        }
        #expect(!packages.isEmpty)
        for package in packages.map(String.init) {
            let address = package.components(between: "url: \"", and: "\"").first ?? ""
            let version = package.components(between: "exact: \"", and: "\"").first ?? "none"
            let name = address.split(separator: "/").last.map(String.init) ?? ""
            #expect(list.contains("| \(name) | \(version) |"), "\(name)")
        }
    }
}
