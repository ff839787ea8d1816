import ArgumentParser
import Formats
import Storage

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks that what is stored is what was accepted; changes nothing.",
        discussion: """
            Pages and references of the database, the chain of events, each revision against its \
            hash, its receipt and its event, the reports against their revisions, all totals added \
            up anew, the files that reports name, and the documents of closings, which are made \
            anew from the revisions that counted. Each thing that is wrong is a line; the exit \
            code is then 65. A server may be running.
            """)

    @OptionGroup var database: DatabaseOption

    func run() throws {
        try Failure.guarded {
            let verification = try Verification.of(
                database.path,
                remaking: ClosingFiles.maker)
            for finding in verification.findings { print(finding) }
            let counts = verification.counts
            Failure.say(
                "\(counts.revisions) revisions with \(counts.values) values in the latest, "
                    + "\(counts.events) events (\(counts.erased) details erased), \(counts.files) "
                    + "files, \(counts.closings) closings: "
                    + (verification.isWhole ? "all whole" : "see above"))
            guard verification.isWhole else { throw Failure.badInput }
        }
    }
}
