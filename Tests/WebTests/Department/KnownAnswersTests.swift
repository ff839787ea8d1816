import HTTPTypes
import Testing

@testable import Web

/// How few schools answer is reckoned once a version of the round.
@Suite struct KnownAnswersTests {
    private let blank = "Đã nộp, chưa trả lời chỉ tiêu này:"
    private let page = "/rounds/\(SchoolFixture.round)/totals/forms"

    @Test("after another answer the page of the indicator says so, however often it was asked for")
    func anew() throws {
        let review = try ReportUnderReview()
        #expect(try !review.officer.get(page).text.contains(blank))
        try review.submit(SchoolFixture.filled.with("forms", ""))
        for _ in 0..<2 { #expect(try review.officer.get(page).text.contains(blank)) }
        let returned = try review.judge(
            "return",
            [("reason", "Ghi hình thức."), ("due_time", "17:00"), ("due_day", "10/12/2026")])
        #expect(returned.status == .seeOther)
        #expect(try !review.officer.get(page).text.contains(blank))
        try review.submit()
        for _ in 0..<2 { #expect(try !review.officer.get(page).text.contains(blank)) }
    }

    @Test("a page of one level leaves the others' answers known")
    func levels() throws {
        let review = try ReportUnderReview()
        try review.submit(SchoolFixture.filled.with("forms", ""))
        #expect(try !review.officer.get(page + "?level=MN").text.contains(blank))
        #expect(try review.officer.get(page).text.contains(blank))
        #expect(try review.officer.get(page + "?level=TH").text.contains(blank))
        #expect(try !review.officer.get(page + "?level=MN").text.contains(blank))
    }
}
