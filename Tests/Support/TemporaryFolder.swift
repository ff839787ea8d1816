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

    deinit {
        do { try FileManager.default.removeItem(at: url) } catch { Issue.record(error) }
    }

    package func path(_ name: String) -> String {
        url.appending(path: name).path(percentEncoded: false)
    }

    package func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: url.appending(path: name))
    }
}
