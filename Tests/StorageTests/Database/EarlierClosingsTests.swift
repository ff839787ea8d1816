import Foundation
import Formats
import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What the release before this one closed: twice, for the number was put right.
@Suite("Figures that an earlier release closed")
struct EarlierClosingsTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("tonghop.db")
        try EarlierDatabase.restore(41, at: path)
    }

    @Test("are what they were, byte for byte, and made of the revisions anew as far as they can be")
    func stay() throws {
        let storage = try Storage(path: path)
        let hashes = try storage.read { database in
            let round = try #require(try database.rounds.find("pccc-2026"))
            return try (1...2).map { number in
                let closing = try #require(try database.documents.closing(number, of: round.id))
                #expect(closing.content.layout < ClosingFiles.layout)
                let file = try #require(
                    try database.documents.file(
                        ClosingFiles.report, ofClosing: number, of: round.id))
                return Digest.hexadecimal(Digest.sha256(file))
            }
        }
        #expect(
            hashes == [
                "107c9cae6c82e3513d405edee0e0af373a8cce72064d1efbdcd20a43cb793be3",
                "213e93e53ac121af2cf7595d0a919c7bc846da97e7e9ac5e772c8f19b23fbb83",
            ])
        let verification = try Verification.of(path, remaking: ClosingFiles.maker)
        #expect(verification.findings == [])
        #expect(verification.counts.closings == 2)
    }

    @Test("are found where they are not, though nobody makes their documents any more")
    func changed() throws {
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
