import Testing

@testable import Reporting

@Suite("days and times as Viet Nam writes them")
struct VietnameseDateTests {
    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
    private func moment(_ text: String) throws -> Moment { try #require(Moment(rfc3339: text)) }

    @Test("a due moment is worded one way; at midnight as plans do, with the last day beside it")
    func due() throws {
        #expect(
            VietnameseDate.due(try moment("2022-09-10T00:00:00+07:00"))
                == "trước ngày 10/9/2022 (hết ngày 09/9/2022)")
        #expect(
            VietnameseDate.due(try moment("2026-12-02T17:00:00+07:00"))
                == "trước 17:00, thứ Tư 02/12/2026")
    }

    @Test(
        "a day is read",
        arguments: [
            ("18/5/2026", "2026-05-18"), ("18/05/2026", "2026-05-18"), ("1-3-2022", "2022-03-01"),
            ("01.03.2022", "2022-03-01"), (" 18/5/2026\u{A0}\n", "2026-05-18"),
            ("2026-05-18", "2026-05-18"), ("29/2/2024", "2024-02-29"), ("31/12/9999", "9999-12-31"),
            ("１８／５／２０２６", "2026-05-18"), ("1/1/1900", "1900-01-01"),
            ("\u{200E}18/\u{200E}5/\u{200E}2026", "2026-05-18"), ("18052026", "2026-05-18"),
            ("１８０５２０２６", "2026-05-18"), ("18/5/26", "2026-05-18"), ("1-1-00", "2000-01-01"),
            ("1.12.69", "2069-12-01"), ("1/12/70", "1970-12-01"),
        ])
    func reads(typed: String, iso: String) throws {
        #expect(try VietnameseDate.read(typed) == day(iso))
    }

    @Test(
        "what is not a day has its reason",
        arguments: [
            ("", .blank), ("  ", .blank), ("abc", .format), ("18/5", .format),
            ("18/5/2026/1", .format),
            ("18/5-2026", .format), ("18 5 2026", .format), ("18/ 5/2026", .format),
            ("1852026", .format),
            ("18/5/202", .format), ("18/5/20266", .format), ("018/5/2026", .format),
            ("/5/2026", .format),
            ("18//2026", .format), ("2026/05/18", .format), ("2026-5-18", .format),
            ("2026.05.18", .format),
            ("18/V/2026", .format), ("ngày 18/5/2026", .format), ("-18/5/2026", .format),
            ("18/+5/2026", .format), ("١٨/٥/٢٠٢٦", .format), ("18/5\u{301}/2026", .format),
            ("99999999999999999999/1/2026", .format), ("2026-05-18T08:00", .format),
            ("20260518", .year), ("20101120", .year), ("31022026", .noSuchDay),
            ("180526", .format), ("180520260", .format), ("1/13/26", .noSuchDay),
            ("18/5/0026", .year),
            ("0022-05-18", .year), ("31/12/1899", .year), ("0000-00-00", .year),
            ("31/02/2026", .noSuchDay), ("29/2/2023", .noSuchDay), ("29/2/1900", .noSuchDay),
            ("5/18/2026", .noSuchDay), ("0/5/2026", .noSuchDay), ("18/0/2026", .noSuchDay),
            ("2026-02-30", .noSuchDay), ("31/4/2026", .noSuchDay),
        ] as [(String, VietnameseDate.Fault)])
    func refuses(typed: String, fault: VietnameseDate.Fault) {
        #expect(throws: fault) { try VietnameseDate.read(typed) }
        #expect(fault.sentence.hasSuffix("."))
    }

    @Test(
        "a day has three spellings",
        arguments: [
            ("2022-09-09", "09/09/2022", "09/9/2022", "ngày 09 tháng 9 năm 2022"),
            ("2022-03-01", "01/03/2022", "01/3/2022", "ngày 01 tháng 3 năm 2022"),
            ("2020-02-05", "05/02/2020", "05/02/2020", "ngày 05 tháng 02 năm 2020"),
            ("2021-05-18", "18/05/2021", "18/5/2021", "ngày 18 tháng 5 năm 2021"),
            ("2026-12-31", "31/12/2026", "31/12/2026", "ngày 31 tháng 12 năm 2026"),
            ("2026-01-10", "10/01/2026", "10/01/2026", "ngày 10 tháng 01 năm 2026"),
        ])
    func writes(iso: String, text: String, inDocument: String, onHead: String) throws {
        #expect(try VietnameseDate.text(day(iso)) == text)
        #expect(try VietnameseDate.inDocument(day(iso)) == inDocument)
        #expect(try VietnameseDate.onHead(day(iso)) == onHead)
        #expect(try VietnameseDate.read(inDocument) == day(iso))
        #expect(try VietnameseDate.read(text) == day(iso))
    }

    @Test("times stand on Viet Nam's clock")
    func times() throws {
        #expect(try VietnameseDate.time(moment("2026-11-30T10:00:00Z")) == "17:00")
        #expect(try VietnameseDate.text(moment("2026-11-30T01:00:59Z")) == "08:00, 30/11/2026")
        #expect(try VietnameseDate.text(moment("2026-11-30T17:00:00Z")) == "00:00, 01/12/2026")
        #expect(
            try VietnameseDate.inDocument(moment("2022-09-09T16:30:00+07:00"))
                == "16 giờ 30, ngày 09/9/2022")
    }

    @Test("the days of the week")
    func weekdays() throws {
        let monday = try day("2026-11-23")
        #expect(
            (0..<7).map { VietnameseDate.weekday(monday + $0) } == [
                "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
            ])
        #expect(try VietnameseDate.weekday(day("2022-03-16")) == "thứ Tư")
    }

    @Test("days left are calendar days")
    func daysLeft() throws {
        let last = try day("2026-11-30")
        #expect(VietnameseDate.daysLeft(until: last, from: last + -9) == "Còn 9 ngày")
        #expect(VietnameseDate.daysLeft(until: last, from: last + -1) == "Còn 1 ngày")
        #expect(VietnameseDate.daysLeft(until: last, from: last) == "Hạn hôm nay")
        #expect(VietnameseDate.daysLeft(until: last, from: last + 1) == "Quá hạn 1 ngày")
        #expect(VietnameseDate.daysLeft(until: last, from: last + 1234) == "Quá hạn 1.234 ngày")
    }

    @Test(
        "the due time is exclusive",
        arguments: [
            ("2022-09-10T00:00:00+07:00", "2022-09-01T08:00:00+07:00", "Còn 8 ngày"),
            ("2022-09-10T00:00:00+07:00", "2022-09-08T23:59:59+07:00", "Còn 1 ngày"),
            ("2022-09-10T00:00:00+07:00", "2022-09-09T00:00:00+07:00", "Hạn hôm nay"),
            ("2022-09-10T00:00:00+07:00", "2022-09-09T23:59:59+07:00", "Hạn hôm nay"),
            ("2022-09-10T00:00:00+07:00", "2022-09-10T00:00:00+07:00", "Quá hạn dưới 1 giờ"),
            ("2022-09-10T00:00:00+07:00", "2022-09-10T23:59:59+07:00", "Quá hạn 23 giờ"),
            ("2022-09-10T00:00:00+07:00", "2022-09-11T00:00:00+07:00", "Quá hạn 2 ngày"),
            ("2022-09-10T00:00:00+07:00", "2022-09-12T09:00:00+07:00", "Quá hạn 3 ngày"),
            ("2026-11-30T17:00:00+07:00", "2026-11-30T16:59:59+07:00", "Hạn hôm nay"),
            ("2026-11-30T17:00:00+07:00", "2026-11-30T17:00:00+07:00", "Quá hạn dưới 1 giờ"),
            ("2026-11-30T17:00:00+07:00", "2026-12-01T08:00:00+07:00", "Quá hạn 15 giờ"),
            ("2026-11-30T17:00:00+07:00", "2026-12-01T17:00:00+07:00", "Quá hạn 1 ngày"),
        ])
    func daysLeft(due: String, now: String, text: String) throws {
        #expect(try VietnameseDate.daysLeft(until: moment(due), at: moment(now)) == text)
    }
}
