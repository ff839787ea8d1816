import GRDB
import Reporting

/// Two copies of which neither goes on from the other, as after a restore: names alone don't tell
/// which one is wanted.
package struct ForkedCopies: Error, Hashable, CustomStringConvertible {
    package let lastByName: BackupFolder.Copy
    package let lastByContent: BackupFolder.Copy

    package var description: String {
        "\(lastByName.name) has the latest name, \(lastByContent.name) holds more, and neither goes "
            + "on from the other: say which of them is to be restored"
    }
}

extension BackupFolder {
    /// The copy that holds the latest of what happened, which its name need not say: that is by a
    /// clock that may have been wrong. nil when there is none. A copy that can't be read is passed
    /// over, but for the one with the latest name: whoever restores it hears why it is no good.
    ///
    /// - Throws: `ForkedCopies` when names and contents don't agree.
    package func latest() throws -> Copy? {
        guard let newest = copies.first, let end = try BackupFolder.end(of: newest) else {
            return copies.first
        }
        var latest = (copy: newest, end: end)
        for copy in copies.dropFirst() {
            guard let end = try BackupFolder.end(of: copy), end.seq > latest.end.seq else {
                continue
            }
            latest = (copy, end)
        }
        guard try Connections.reading(latest.copy.path).read({ try end.isIn($0) }) else {
            throw ForkedCopies(lastByName: newest, lastByContent: latest.copy)
        }
        return latest.copy
    }

    /// The last event in it; nil when it can't be read, or nothing happened.
    private static func end(of copy: Copy) throws -> Anchor? {
        do {
            return try Connections.reading(copy.path).read { try Anchor(latestOf: $0) }
        } catch is DatabaseError {
            return nil
        }
    }
}
