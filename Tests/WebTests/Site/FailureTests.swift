import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite struct FailureTests {
    @Test(
        "a full disk is 507, a database that can't be written now 503, what else fails 500",
        arguments: [
            (StorageError.full, 507), (.locked(path: "/var/x.lock"), 503), (.readOnly, 503),
            (.busy, 503), (.outcomeUnknown("disk I/O error"), 503), (.tooSlow, 503),
            (.writingEnded("disk I/O error"), 503), (.malformed("page 7"), 503),
            (.damaged("working_copy"), 500), (.readBackDiffers("revision 1"), 500),
        ] as [(StorageError, Int)])
    func status(error: StorageError, status: Int) {
        let refusal = Refusal.failure(error, reference: "1a2b3c4d")
        #expect(refusal.status.code == status)
        #expect((refusal.fields[.retryAfter] != nil) == (status != 500))
        #expect(refusal.sentence.contains("1a2b3c4d"))
        #expect(!refusal.sentence.contains("working_copy"))
        #expect(!refusal.sentence.contains("/var"))
        #expect(!refusal.sentence.contains("disk I/O"))
        #expect(!refusal.sentence.contains("page 7"))
    }

    @Test("a failure on our side is told without its words, and logged with them")
    func told() throws {
        let site = try APISite()
        let officer = try site.token(.officer)
        try site.storage.close()
        for address in ["/api/v1/rounds", "/sign-in"] {
            let answer = try site.get(address, as: officer)
            #expect(answer.status >= 500)
            #expect(!answer.text.contains("SQL"))
            #expect(!answer.text.contains("GRDB"))
            #expect(answer.fields[.contentSecurityPolicy] != nil)
        }
        #expect(site.failures.count == 2)
        #expect(try site.get("/style.css").status == 200)
    }
}
