import HTTP
import Testing

@Suite("Dates of HTTP")
struct HTTPDateTests {
    @Test(
        "are written and read",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_704_067_199, "Sun, 31 Dec 2023 23:59:59 GMT"),
            (1_709_210_096, "Thu, 29 Feb 2024 12:34:56 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        ])
    func pairs(seconds: Int, text: String) {
        #expect(HTTPDate(secondsSince1970: seconds).description == text)
        #expect(HTTPDate(text)?.secondsSince1970 == seconds)
    }

    @Test("every day of five centuries comes back")
    func roundTrip() {
        for day in stride(from: -80_000, through: 100_000, by: 1) {
            let date = HTTPDate(secondsSince1970: day * 86_400 + 3_661)
            guard HTTPDate(date.description) == date else {
                Issue.record("\(date)")
                return
            }
        }
    }

    @Test(
        "what is no IMF-fixdate is nil",
        arguments: [
            "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC",
            "Thu, 30 Feb 2023 00:00:00 GMT", "Sun, 06 Nov +994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun; 06 Nov 1994 08:49:37 GMT",
        ])
    func refuses(_ text: String) {
        #expect(HTTPDate(text) == nil)
    }

    @Test("a leap second is the second before it")
    func leapSecond() {
        #expect(HTTPDate("Sat, 31 Dec 2016 23:59:60 GMT")?.secondsSince1970 == 1_483_228_799)
    }
}
