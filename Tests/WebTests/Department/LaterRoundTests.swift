import Reporting
import Testing

@testable import Web

@Suite("a round like an earlier one")
struct LaterRoundTests {
    private func round(
        _ from: String, _ to: String, due: String, code: Round.Code = "rt-2026",
        title: String = "Đợt", dueText: String = "trước hạn"
    ) throws -> Round {
        let (from, to) = (try #require(Day(iso: from)), try #require(Day(iso: to)))
        return Round(
            id: .init(rawValue: 1), code: code, title: title, plan: .init(rawValue: 1),
            form: .init(code: "a", version: 1), owner: .init(rawValue: 1), period: from...to,
            dataClose: to, dueAt: try #require(Moment(rfc3339: due)), dueText: dueText)
    }

    private func draft(_ round: Round, at now: String) throws -> RoundDraft {
        RoundDraft(like: round, now: try #require(Moment(rfc3339: now)))
    }

    @Test(
        "dates in words move as dates, years as years, numbers of documents stay",
        arguments: [
            ("trước ngày 29/02/2028", "trước ngày 28/02/2029"),
            ("trước 17 giờ ngày 5/3/2028", "trước 17 giờ ngày 5/3/2029"),
            ("Công văn số 2015/SGDĐT", "Công văn số 2015/SGDĐT"),
            ("theo Công văn số 2015 của Sở", "theo Công văn số 2015 của Sở"),
            ("năm học 2027-2028, tháng 9/2028", "năm học 2028-2029, tháng 9/2029"),
            ("QĐ 21/2026/QĐ-UBND (2028).", "QĐ 21/2026/QĐ-UBND (2029)."),
        ])
    func words(text: String, moved: String) throws {
        let old = try round(
            "2027-03-01", "2028-02-29", due: "2028-03-01T00:00:00+07:00", title: text)
        let next = try draft(old, at: "2028-06-01T08:00:00+07:00")
        #expect(next.title == moved)
    }

    @Test(
        "it moves by what its period is",
        arguments: [
            ("2026-01-01", "2026-01-31", "2026-02-05", "2026-02-01", "2026-02-28", "2026-03-05"),
            ("2026-01-01", "2026-03-31", "2026-04-05", "2026-04-01", "2026-06-30", "2026-07-05"),
            ("2026-01-01", "2026-06-30", "2026-07-05", "2026-07-01", "2026-12-31", "2027-01-05"),
            ("2026-01-01", "2026-12-31", "2027-01-05", "2027-01-01", "2027-12-31", "2028-01-05"),
            ("2025-09-05", "2026-05-31", "2026-06-10", "2026-09-05", "2027-05-31", "2027-06-10"),
        ])
    func spans(
        from: String, to: String, due: String, newFrom: String, newTo: String, newDue: String
    ) throws {
        let old = try round(from, to, due: due + "T17:00:00+07:00")
        let next = try draft(old, at: due + "T18:00:00+07:00")
        #expect(next.dates.periodFrom == Day(iso: newFrom))
        #expect(next.dates.periodTo == Day(iso: newTo))
        // The due day itself may still be that day: the next one lies ahead.
        #expect(next.dates.dueAt == Moment(rfc3339: newDue + "T17:00:00+07:00"))
    }

    @Test(
        "months in words move with the period, and the moment itself lies ahead, not only its day")
    func months() throws {
        let old = try round(
            "2026-11-01", "2026-11-30", due: "2026-12-05T17:00:00+07:00", code: "pc-2026",
            title: "Báo cáo tháng 11/2026, tháng 09/2026, số 11/2026")
        let next = try draft(old, at: "2027-01-05T18:00:00+07:00")
        #expect(next.title == "Báo cáo tháng 01/2027, tháng 11/2026, số 11/2026")
        #expect(next.dates.dueAt == Moment(rfc3339: "2027-02-05T17:00:00+07:00"))
    }

    @Test("its code is another one, also where it has no year")
    func code() throws {
        let old = try round(
            "2026-01-01", "2026-12-31", due: "2027-01-05T17:00:00+07:00", code: "rt")
        #expect(try draft(old, at: "2027-02-01T08:00:00+07:00").code == "rt-2028")
        let dated = try round(
            "2026-01-01", "2026-12-31", due: "2026-12-31T17:00:00+07:00", code: "rt-2026")
        #expect(try draft(dated, at: "2027-02-01T08:00:00+07:00").code == "rt-2027")
    }
}
