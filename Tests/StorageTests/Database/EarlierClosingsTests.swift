import Foundation
import Formats
import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What earlier releases closed: again and again, for the number was put right, then the date.
@Suite("Figures that an earlier release closed")
struct EarlierClosingsTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("tonghop.db")
    }

    /// What the official reports were hashed to when they were closed.
    private static let reports = [
        "107c9cae6c82e3513d405edee0e0af373a8cce72064d1efbdcd20a43cb793be3",
        "213e93e53ac121af2cf7595d0a919c7bc846da97e7e9ac5e772c8f19b23fbb83",
        "b61ef62374633c1fefe8b7fe5bae31071dfaf4e0a5cf22fc5751e1c5c7820d89",
    ]

    @Test(
        "are what they were, byte for byte, and made of the revisions anew as far as they can be",
        arguments: [(41, [5, 5]), (42, [5, 5, 6])])
    func stay(schema: Int, layouts: [Int]) throws {
        try EarlierDatabase.restore(schema, at: path)
        let storage = try Storage(path: path)
        let closed = try storage.read { database in
            let round = try #require(try database.rounds.find("pccc-2026"))
            return try layouts.indices.map { index in
                let closing = try #require(try database.documents.closing(index + 1, of: round.id))
                let file = try #require(
                    try database.documents.file(
                        ClosingFiles.report, ofClosing: index + 1, of: round.id))
                return (closing.content.layout, Digest.hexadecimal(Digest.sha256(file)))
            }
        }
        #expect(closed.map(\.0) == layouts)
        #expect(closed.map(\.1) == Array(Self.reports.prefix(layouts.count)))
        let verification = try Verification.of(path, remaking: ClosingFiles.maker)
        #expect(verification.findings == [])
        #expect(verification.counts.closings == layouts.count)
    }

    @Test("are found where they are not, though nobody makes their documents any more")
    func changed() throws {
        try EarlierDatabase.restore(41, at: path)
        try Storage(path: path).close()
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try database.execute(
                sql: """
                    DROP TRIGGER closing_file_is_final;
                    UPDATE closing_file SET content = x'00' WHERE name = 'annexes.xlsx';
                    """)
        }
        try queue.close()
        #expect(
            try Verification.of(path, remaking: ClosingFiles.maker).findings == [
                "closing pccc-2026/1, annexes.xlsx: its content does not fit its hash",
                "closing pccc-2026/2, annexes.xlsx: its content does not fit its hash",
            ])
    }
}
