import Demonstration
import Foundation
import Reporting

/// A database as tests want to find it: filled once in a process, and copied for every test.
package struct FilledDatabase: Sendable {
    /// The bytes of the database and of what belongs to it, by what stands behind its name.
    private let files: [String: Data]

    /// `fill` makes the database at the path and closes it.
    package init(_ fill: (_ path: String) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try fill(folder.path("filled.db"))
        files = [
            "": try folder.bytes("filled.db"), ".key": try folder.bytes("filled.db.key"),
        ]
    }

    package func copy(to path: String) throws {
        for (suffix, bytes) in files { try bytes.write(to: URL(filePath: path + suffix)) }
    }

    /// The demonstration of `Moment.ofTests`.
    package static let demonstration = Result {
        try FilledDatabase { try Demonstration.fill(path: $0, now: .ofTests) }
    }
}
