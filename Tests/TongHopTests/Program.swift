import Foundation
import TestSupport
import Testing

/// The program as it is built for tests, run as a shell runs it, in a folder of its own.
final class Program {
    struct Ending {
        let code: Int32
        /// Standard output.
        let output: String
        /// Standard error.
        let complaint: String
    }

    let folder: TemporaryFolder
    /// What `--database` is given.
    let database: String

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("tonghop.db")
    }

    /// Beside the program that runs the tests.
    private static let file = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "tonghop")

    func run(
        _ arguments: String..., environment: [String: String] = [:], input: String = ""
    ) throws -> Ending {
        try Data(input.utf8).write(to: folder.url.appending(path: "input"))
        let process = Process()
        process.executableURL = Program.file
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .filter { !$0.key.hasPrefix("TONGHOP_") }
            .merging(environment) { _, new in new }
        process.standardInput = try FileHandle(forReadingFrom: folder.url.appending(path: "input"))
        process.standardOutput = try writing("output")
        process.standardError = try writing("complaint")
        try process.run()
        process.waitUntilExit()
        return Ending(
            code: process.terminationStatus,
            output: String(decoding: try folder.bytes("output"), as: UTF8.self),
            complaint: String(decoding: try folder.bytes("complaint"), as: UTF8.self))
    }

    private func writing(_ name: String) throws -> FileHandle {
        let file = folder.url.appending(path: name)
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    /// A file beside the database.
    func file(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: folder.url.appending(path: name))
        return folder.path(name)
    }
}
