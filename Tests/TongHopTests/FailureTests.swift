import ArgumentParser
import Reporting
import Storage
import Testing

@testable import TongHop

/// Exit codes (sysexits.h), by which scripts tell what to do.
@Suite("how commands fail")
struct FailureTests {
    private func code(of error: any Error) throws -> ExitCode? {
        try #require(throws: (any Error).self) { try Failure.guarded { throw error } } as? ExitCode
    }

    @Test("what went well comes back")
    func success() throws {
        #expect(try Failure.guarded { 34 } == 34)
    }

    @Test(
        "a file that is not what it should be is bad input: trying again will not help",
        arguments: [
            StorageError.newerDatabase(version: 99, known: 16), .foreignDatabase,
            .missing(path: "tonghop.db"), .malformed("page 3"), .damaged("a row"),
        ])
    func badFile(error: StorageError) throws {
        #expect(error.isOfTheFile)
        #expect(try code(of: error) == ExitCode(65))
    }

    @Test(
        "a disk that fails and somebody else at work are input and output: it may go next time",
        arguments: [
            StorageError.serverRuns, .locked(path: "tonghop.db.lock"), .busy, .full, .readOnly,
            .file("tonghop.db.key"), .outcomeUnknown("fsync"), .writingEnded("fsync"), .tooSlow,
            .readBackDiffers("a report"),
        ])
    func badDisk(error: StorageError) throws {
        #expect(!error.isOfTheFile)
        #expect(try code(of: error) == ExitCode(74))
    }

    @Test("a form that is wrong is bad input, anything unforeseen input and output")
    func others() throws {
        struct Unforeseen: Error {}
        let invalid = try #require(throws: InvalidForm.self) { try Form(document: [:]) }
        #expect(try code(of: invalid) == ExitCode(65))
        #expect(try code(of: Unforeseen()) == ExitCode(74))
    }

    @Test("what has its code already keeps it, and wrong use stays wrong use")
    func kept() throws {
        #expect(try code(of: ExitCode(1)) == ExitCode(1))
        #expect(try code(of: Failure.input("units.csv:3: no code")) == ExitCode(65))
        let error = try #require(throws: ValidationError.self) {
            try Failure.guarded { throw ValidationError("--days is 1 to 366.") }
        }
        #expect(TongHop.exitCode(for: error) == ExitCode(64))
    }
}
