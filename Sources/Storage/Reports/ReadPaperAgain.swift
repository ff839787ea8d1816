import GRDB
import Reporting

extension KeptReading {
    /// Whether another reading may find more: this one did not come to its end, or, where certificates
    /// are checked now, nobody vouches for one of them. In all a file is begun no more often than
    /// one that the server does not survive; and what is the paper of something else stays it.
    package func mayBeRepeated(checkingCertificates: Bool) -> Bool {
        guard tries < UnreadPaper.mostTries, bears == nil || bears == .own else { return false }
        guard failure == nil, let signatures else { return true }
        return checkingCertificates && signatures.contains { $0.certificate == nil }
    }
}

extension WriteTransaction {
    /// Has the copy's file wait to be read once more. False where it waits already, or may not.
    package func readAgain(
        _ copy: SignedCopy, of file: ReportFile, checkingCertificates: Bool, by actor: Actor
    ) throws -> Bool {
        let (unit, round) = (file.unit.id, file.round.id)
        guard let reading = try read.reports.readings(of: unit, in: round)[copy.id],
            reading.mayBeRepeated(checkingCertificates: checkingCertificates)
        else { return false }
        try record(
            .paperReadAgain(revision: copy.revision, hash: copy.file.hash, name: copy.file.name),
            round: round, unit: unit, by: actor)
        try database.cachedStatement(
            sql: """
                UPDATE paper_reading SET read_at = NULL, tools = NULL, failure = NULL, pages = NULL,
                    bears = NULL, means = NULL, round_id = NULL, unit_id = NULL, revision = NULL,
                    signatures = NULL
                WHERE copy_id = ?
                """
        ).execute(arguments: [copy.id.rawValue])
        ledger.touch(round)
        return true
    }
}
