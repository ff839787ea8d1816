import ArgumentParser
import Foundation
import Reporting
import Storage

/// Why a command ends with another code than 0 (sysexits.h): 64 wrong use, 65 bad input, 74 I/O.
enum Failure {
    static let badInput = ExitCode(65)
    static let io = ExitCode(74)

    /// Says on standard error what is wrong.
    static func say(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
    }

    static func input(_ message: String) -> ExitCode {
        say(message)
        return badInput
    }

    /// Runs what touches files and the database; its errors become messages and codes.
    static func guarded<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as ExitCode {
            throw error
        } catch let error as ValidationError {
            throw error
        } catch let error as InvalidForm {
            throw input(error.faults.map(\.description).joined(separator: "\n"))
        } catch {
            say("error: \(error)")
            throw io
        }
    }
}

extension Storage {
    /// Opens the file and makes its folder when there is none.
    static func open(_ option: DatabaseOption) throws -> Storage {
        try makeFolder(of: option)
        return try Storage(path: option.path)
    }

    static func makeFolder(of option: DatabaseOption) throws {
        try FileManager.default.createDirectory(
            at: URL(filePath: option.path).deletingLastPathComponent(),
            withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
