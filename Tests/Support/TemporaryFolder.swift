import Foundation
import Testing

/// A folder of one test's own, gone with it.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appending(
            path: "tonghop-" + UUID().uuidString, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// A database that is closing behind the test takes its own files away at the same time: what
    /// is gone when its turn comes is gone as it should be, and the rest is tried again.
    deinit {
        var failure: (any Error)?
        for _ in 0..<100 {
            do { return try FileManager.default.removeItem(at: url) } catch { failure = error }
            if !FileManager.default.fileExists(atPath: path("")) { return }
        }
        if let failure { Issue.record(failure) }
    }

    package func path(_ name: String) -> String {
        url.appending(path: name).path(percentEncoded: false)
    }

    package func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: url.appending(path: name))
    }
}
