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
        } catch let error as StorageError {
            say("error: \(error)")
            throw error.isOfTheFile ? badInput : io
        } catch {
            say("error: \(PlainReason(error))")
            throw io
        }
    }
}

extension StorageError {
    /// Trying again will not help: the file itself is not what it should be.
    var isOfTheFile: Bool {
        switch self {
        case .newerDatabase, .foreignDatabase, .missing, .malformed, .damaged: true
        default: false
        }
    }
}

extension Storage {
    /// Opens the file for a command and closes it; makes it and its folder when there are none.
    static func using<Result>(_ option: DatabaseOption, _ body: (Storage) throws -> Result) throws
        -> Result
    {
        try makeFolder(of: option)
        let storage = try Storage(path: option.path)
        let result = try body(storage)
        try storage.close()
        return result
    }

    /// As `using`, but makes no database where there is none.
    static func usingExisting<Result>(
        _ option: DatabaseOption, _ body: (Storage) throws -> Result
    ) throws -> Result {
        guard FileManager.default.fileExists(atPath: option.path) else {
            throw Failure.input("there is no database at \(option.path)")
        }
        return try using(option, body)
    }

    static func makeFolder(of option: DatabaseOption) throws {
        try FileManager.default.createDirectory(
            at: URL(filePath: option.path).deletingLastPathComponent(),
            withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}
