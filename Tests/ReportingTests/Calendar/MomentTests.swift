import Testing
import TestSupport

@testable import Reporting

@Suite("moments on Viet Nam's clock")
struct MomentTests {
    @Test(
        "RFC 3339 is read with any offset",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T07:00:00+07:00", 0),
            ("1969-12-31T23:59:59.999Z", -1), ("2022-09-10T00:00:00+07:00", 1_662_742_800_000),
            ("2022-09-09T17:00:00Z", 1_662_742_800_000),
            ("2022-09-09t12:30:00.5-04:30", 1_662_742_800_500),
            ("2022-09-09T17:00:00.1239z", 1_662_742_800_123),
            ("2022-09-09T17:00:00.000000000000000000001Z", 1_662_742_800_000),
            ("2022-09-09T17:00:00-00:00", 1_662_742_800_000),
            ("0001-01-01T00:00:00+07:00", -62_135_622_000_000),
            ("9999-12-31T23:59:59.999+07:00", 253_402_275_599_999),
        ] as [(String, Int64)])
    func reads(text: String, milliseconds: Int64) {
        #expect(Moment(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(
        "what RFC 3339 does not allow is refused",
        arguments: [
            "", "2026-11-23", "2026-11-23T08:00:00", "2026-11-23 08:00:00Z", "2026-11-23T24:00:00Z",
            "2026-11-23T08:60:00Z", "2026-11-23T08:00:60Z", "2026-11-23T08:00Z",
            "2026-11-23T08:00:00.Z", "2026-11-23T08:00:00,5Z", "2026-11-23T08:00:00+0700",
            "2026-11-23T08:00:00+07", "2026-11-23T08:00:00+24:00", "2026-11-23T08:00:00+07:60",
            "2026-11-23T08:00:00 07:00", "2026-02-30T08:00:00Z", "2026-11-23T08:00:00ZZ",
            "2026-11-23T8:00:00Z", "2026-11-23T08:00:00.5", "2026-11-23T08:00:0éZ",
            "9999-12-31T23:00:00Z", "0001-01-01T00:00:00+08:00",
        ])
    func refuses(text: String) {
        #expect(Moment(rfc3339: text) == nil)
    }

    @Test("a moment is written in RFC 3339 and read back")
    func roundTrip() throws {
        var random = SeededRandom(seed: 8)
        let range =
            try #require(Moment(rfc3339: "0001-01-01T00:00:00+07:00"))
            .milliseconds...#require(Moment(rfc3339: "9999-12-31T23:59:59+07:00")).milliseconds
        for _ in 0..<10_000 {
            let seconds = Int64.random(in: range, using: &random) / 1000
            let moment = Moment(milliseconds: seconds * 1000)
            #expect(Moment(rfc3339: moment.description) == moment)
            #expect(moment.description.utf8.count == 25)
            let (hour, minute, second, millisecond) = moment.time
            #expect(millisecond == 0)
            #expect(Moment(moment.day, hour: hour, minute: minute) + .seconds(second) == moment)
        }
    }

    @Test("the day changes at midnight in Viet Nam")
    func midnight() throws {
        let due = try #require(Moment(rfc3339: "2022-09-10T00:00:00+07:00"))
        #expect(due.day == Day(year: 2022, month: 9, day: 10))
        #expect((due + .milliseconds(-1)).day == Day(year: 2022, month: 9, day: 9))
        #expect((due + .milliseconds(-1)).time == (23, 59, 59, 999))
        #expect(due.description == "2022-09-10T00:00:00+07:00")
        #expect(Moment(due.day) == due)
        #expect(
            Moment(milliseconds: -62_135_622_000_000 + 25_199_999).day.description == "0001-01-01")
    }

    @Test("durations add up, also backwards and below a millisecond")
    func addsDurations() {
        let moment = Moment(milliseconds: 1000)
        #expect((moment + .milliseconds(1500)).milliseconds == 2500)
        #expect((moment + .milliseconds(-1500)).milliseconds == -500)
        #expect((moment + .microseconds(999)).milliseconds == 1000)
        #expect((moment + .seconds(86400 * 365)).milliseconds == 31_536_001_000)
    }
}
