import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Papers

/// Programs that do what a captured one could be made to do.
@Suite("A program that reads what strangers sent is held within its bounds")
struct LimitedProgramTests {
    private let folder: TemporaryFolder
    private let own: String

    init() throws {
        folder = try TemporaryFolder()
        own = folder.path("own")
        try FileManager.default.createDirectory(
            atPath: own, withIntermediateDirectories: true)
    }

    private func run(
        _ script: String, most: Duration = .seconds(10), cancelled: Bool = false
    ) throws -> LimitedProgram.Output {
        try LimitedProgram(
            path: "/bin/sh", arguments: ["-c", script], folder: own, most: most
        ).run(until: .now + .seconds(30), unless: Atomic(cancelled))
    }

    @Test("it gets a folder, an empty input and nothing of ours")
    func bare() throws {
        #expect(setenv("TONGHOP_TEST_SECRET", "x", 1) == 0)
        let output = try run("echo $TONGHOP_TEST_SECRET; pwd; read line; exit 3")
        #expect(output.end == .exited(3))
        #expect(output.text == "\n\(own)\n")
        let environment = try run("export -p").text
        for name in ["TONGHOP", "PATH='/root", "USER"] { #expect(!environment.contains(name)) }
        // 0, 1, 2; and none behind them.
        let open =
            "for n in 3 4 5 6 7 8 9; do if { true >&$n; } 2>/dev/null; then echo $n; fi; done"
        #expect(try run(open).text == "")
    }

    @Test("one that sleeps, floods, or closes its output and goes on, is ended in time")
    func time() throws {
        let start = ContinuousClock.now
        #expect(try run("exec sleep 100", most: .milliseconds(300)).end == .tookTooLong)
        #expect(
            try run("exec >&- 2>&-; while :; do :; done", most: .milliseconds(300)).end
                == .tookTooLong)
        let flood = try run("while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done")
        #expect(flood.end == .exited(0))
        #expect(flood.octets.count == LimitedProgram.mostOutput)
        #expect(try run("exec sleep 100", cancelled: true).end == .cancelled)
        #expect(ContinuousClock.now - start < .seconds(8))
    }

    @Test("what it has started goes with it")
    func children() throws {
        // As root it may start others; else it can't.
        _ = try run("sleep 4321 & echo $!; exit 0", most: .milliseconds(500))
        for _ in 0..<100 where try !Process.named("sleep 4321").isEmpty { usleep(10_000) }
        #expect(try Process.named("sleep 4321").isEmpty)
    }

    @Test("memory, files and time of the processor are bounded")
    func bounds() throws {
        let memory = try run("a=x; while :; do a=$a$a; done")
        #expect(memory.end != .exited(0))
        #expect(memory.end != .tookTooLong)
        let file = try run("exec yes > large")
        #expect(file.end == .stopped)
        let size = try FileManager.default.attributesOfItem(atPath: own + "/large")[.size]
        #expect((size as? UInt64).map { $0 <= LimitedProgram.mostFile } ?? true)
    }

    @Test("it neither reads nor writes beside its folder, where the kernel keeps it in")
    func fenced() throws {
        let secret = folder.path("secret")
        try "geheim".write(toFile: secret, atomically: true, encoding: .utf8)
        let output = try run("echo x > ok; read line < \(secret); echo $line; echo y > \(secret)")
        #expect(FileManager.default.fileExists(atPath: own + "/ok"))
        guard LimitedProgramTests.hasLandlock else { return }
        #expect(!output.text.contains("geheim"))
        #expect(try String(contentsOfFile: secret, encoding: .utf8) == "geheim")
    }

    private static let hasLandlock =
        (try? String(contentsOfFile: "/sys/kernel/security/lsm", encoding: .utf8))?
        .contains("landlock") ?? false

    @Test("one that is not there ends as a shell says it, and NUL ends no argument early")
    func missing() throws {
        let none = LimitedProgram(
            path: own + "/none", arguments: [], folder: own, most: .seconds(5))
        #expect(try none.run(until: .now + .seconds(5), unless: Atomic(false)).end == .exited(127))
        let many = LimitedProgram(
            path: "/bin/sh", arguments: Array(repeating: "a", count: 100), folder: own,
            most: .seconds(5))
        #expect(throws: LimitedProgram.NotStarted.self) {
            try many.run(until: .now + .seconds(5), unless: Atomic(false))
        }
    }
}

extension Process {
    /// Ids of this user's processes with that command line.
    fileprivate static func named(_ line: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { id in
            guard Int(id) != nil,
                let data = FileManager.default.contents(atPath: "/proc/\(id)/cmdline")
            else { return false }
            return String(decoding: data, as: UTF8.self).replacing("\0", with: " ")
                .hasPrefix(line)
        }
    }
}
