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
            form: .init(.init(code: "a", version: 1)), owner: .init(rawValue: 1), period: from...to,
            dataClose: to, dueAt: try #require(Moment(rfc3339: due)), dueText: dueText)
    }

    private func draft(_ round: Round, at now: String) throws -> RoundDraft {
        RoundDraft(
            like: RoundCourse(round), form: round.form.version,
            now: try #require(Moment(rfc3339: now)))
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
            ("từ 1/3/2028-29/02/2028", "từ 1/3/2029-28/02/2029"),
            ("Quý I/2028, quý 4 năm 2027", "Quý I/2029, quý 4 năm 2028"),
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
            ("2026-11-15", "2026-12-14", "2026-12-17", "2026-12-15", "2027-01-14", "2027-01-17"),
            ("2026-12-15", "2027-06-14", "2027-06-17", "2027-06-15", "2027-12-14", "2027-12-17"),
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
        "months and quarters in words move with the period, what else names a part of a year stays",
        arguments: [
            (1, "Báo cáo tháng 11/2026, tháng 09/2026", "Báo cáo tháng 12/2026, tháng 10/2026"),
            (1, "tháng 12 năm 2026, số 11/2026", "tháng 01 năm 2027, số 11/2026"),
            (1, "Quý 4/2026, năm học 2026-2027", "Quý 4/2026, năm học 2026-2027"),
            (3, "Quý IV/2026 (01/10/2026-31/12/2026)", "Quý I/2027 (01/01/2027-31/03/2027)"),
            (3, "quý 04 năm 2026, tháng 12/2026", "quý 01 năm 2027, tháng 03/2027"),
            (6, "6 tháng đầu năm 2026", "6 tháng cuối năm 2026"),
            (6, "Sáu tháng cuối năm 2026", "Sáu tháng đầu năm 2027"),
            (6, "quý 2/2026, học kỳ I năm 2026", "quý 4/2026, học kỳ I năm 2026"),
        ])
    func parts(span: Int, text: String, moved: String) throws {
        let from = [1: "2026-12-01", 3: "2026-10-01", 6: "2026-07-01"][span] ?? ""
        let old = try round(
            from, "2026-12-31", due: "2026-12-31T17:00:00+07:00", title: text, dueText: text)
        let next = try draft(old, at: "2026-12-31T08:00:00+07:00")
        #expect(next.title == moved)
        #expect(next.dates.dueText == moved)
    }

    @Test(
        "quarters alone have Roman numbers: a month with one stays as it is, whatever the span",
        arguments: [1, 3, 6, 12], ["I", "II", "III", "IV", "iv"])
    func romanMonths(span: Int, month: String) throws {
        let from =
            [1: "2026-12-01", 3: "2026-10-01", 6: "2026-07-01", 12: "2026-01-01"][span] ?? ""
        let text = "Báo cáo tháng \(month)/x"
        let words = "Báo cáo tháng \(month)/2026"
        for text in [text, words, "tháng \(month) năm"] {
            let old = try round(
                from, "2026-12-31", due: "2026-12-31T17:00:00+07:00", title: text, dueText: text)
            let next = try draft(old, at: "2026-12-31T08:00:00+07:00")
            let year = span == 12 ? text.replacing("2026", with: "2027") : text
            #expect([text, year].contains(next.title))
            #expect(next.dates.dueText == next.title)
        }
    }

    @Test("the longest title is read, whatever it is made of")
    func long() throws {
        for piece in ["1/", "a/", "/", "11/2026", "số", "quý I"] {
            let text = String(repeating: piece, count: RoundDates.longestText)
            let old = try round(
                "2026-12-01", "2026-12-31", due: "2026-12-31T17:00:00+07:00", title: text)
            let next = try draft(old, at: "2026-12-31T08:00:00+07:00")
            #expect(next.title.utf8.count >= text.utf8.count)
        }
    }

    @Test("the moment itself lies ahead, not only its day")
    func ahead() throws {
        let old = try round("2026-11-01", "2026-11-30", due: "2026-12-05T17:00:00+07:00")
        let next = try draft(old, at: "2027-01-05T18:00:00+07:00")
        #expect(next.dates.dueAt == Moment(rfc3339: "2027-02-05T17:00:00+07:00"))
    }

    @Test(
        "its code is another one, of the period and not of the due day",
        arguments: [
            ("2026-01-01", "2026-12-31", "rt", "rt-2027"),
            ("2026-01-01", "2026-12-31", "rt-2026", "rt-2027"),
            ("2025-09-05", "2026-05-31", "nh-2025-2026", "nh-2026-2027"),
            ("2026-12-01", "2026-12-31", "pc-2026", "pc-2027-01"),
            ("2026-12-01", "2026-12-31", "pc-2026-12", "pc-2027-01"),
            ("2026-07-01", "2026-12-31", "rt", "rt-2027-06"),
        ])
    func code(from: String, to: String, code: String, next: String) throws {
        let old = try round(
            from, to, due: "2027-01-05T17:00:00+07:00", code: Round.Code(rawValue: code))
        #expect(try draft(old, at: "2027-01-05T08:00:00+07:00").code == next)
    }
}
