import Testing
import TestSupport

@testable import Reporting

@Suite("numbers as Viet Nam writes them")
struct VietnameseNumberTests {
    @Test(
        "whole numbers are read",
        arguments: [
            ("1.234.567", 1_234_567), ("1234567", 1_234_567), ("1 234 567", 1_234_567),
            ("1\u{A0}234\u{A0}567", 1_234_567), ("1\u{2009}234\u{202F}567", 1_234_567),
            ("1\u{2009}234\u{2009}567", 1_234_567), ("1\u{202F}234", 1234), ("  42\t\n", 42),
            ("１２３４", 1234), ("１．２３４．５６７", 1_234_567), ("１\u{3000}２３４", 1234),
            ("0", 0), ("05", 5), ("000", 0), ("007", 7), ("1.000", 1000), ("12.345", 12345),
            ("123.456", 123_456), ("\u{202D}1.234\u{202C}", 1234), ("\u{FEFF}7\u{200B}", 7),
            ("999.999.999.999.999", 999_999_999_999_999), ("0000000000000000000000001", 1),
            ("1,234,567", 1_234_567), ("１，２３４，５６７", 1_234_567), (" 12,345,678 ", 12_345_678),
        ] as [(String, Int64)])
    func readsWhole(typed: String, value: Int64) throws {
        let number = try VietnameseNumber.read(typed, scale: 0)
        #expect(number.units == value)
        #expect(number.scale == 0)
    }

    @Test(
        "decimal fractions are read with a comma",
        arguments: [
            ("12,5", 1, 125), ("1.234,5", 1, 12345), ("1 234,5", 1, 12345), ("12", 1, 120),
            ("12,50", 1, 125), ("12,5", 2, 1250), ("0,05", 2, 5), ("00,5", 1, 5),
            ("1234", 3, 1_234_000), ("1 234", 3, 1_234_000), ("1.234,0", 3, 1_234_000),
            ("1,234", 3, 1234), ("１２，５", 1, 125), ("0", 2, 0),
            ("99999999999999,9", 1, 999_999_999_999_999), ("1,234,567", 3, 1_234_567_000),
            ("1,234,567.5", 1, 12_345_675), ("1,234,567.50", 1, 12_345_675),
        ] as [(String, Int, Int64)])
    func readsDecimals(typed: String, scale: Int, units: Int64) throws {
        let number = try VietnameseNumber.read(typed, scale: scale)
        #expect(number.units == units)
        #expect(number.scale == scale)
    }

    @Test(
        "what is not a number has its reason",
        arguments: [
            ("", 0, .blank), (" \u{A0}\u{200B}", 0, .blank),
            ("abc", 0, .characters), ("12 người", 0, .characters), ("1e5", 0, .characters),
            ("+5", 0, .characters), ("-", 0, .characters), ("5-10", 0, .characters),
            ("1'234", 0, .characters), ("50%", 0, .characters), ("٣", 0, .characters),
            ("½", 0, .characters), ("1\n2", 0, .characters), ("...", 0, .characters),
            ("1\t234", 0, .characters), ("2/3", 0, .characters),
            ("12,5 triệu", 0, .words), ("12tr", 0, .words), ("1,2 tỷ", 0, .words),
            ("1,2 tỉ", 0, .words), ("500k", 0, .words), ("500 nghìn", 0, .words),
            ("9.850.000 đồng", 0, .words), ("9.850.000đ", 0, .words), ("9850000 VNĐ", 0, .words),
            ("₫5000", 0, .words), ("12,5 TRIE\u{323}\u{302}U", 0, .words), ("-12 triệu", 0, .words),
            ("-5", 0, .negative), ("- 5", 0, .negative), ("−5", 0, .negative), ("–5", 0, .negative),
            ("－５", 0, .negative), ("-1.234", 0, .negative), ("-12,5", 1, .negative),
            ("1,234", 0, .commaForThousands), ("1,234.56", 0, .commaForThousands),
            ("1,234.5", 1, .commaForThousands), ("1.234,567,890", 0, .commaForThousands),
            ("1,2,3", 1, .grouping), ("12,34,567", 0, .grouping), ("1,234,56", 0, .grouping),
            ("0,123,456", 0, .grouping), ("1,234,567.5", 0, .fraction),
            ("1.23", 0, .grouping), ("12.34.567", 0, .grouping), ("1234.567", 0, .grouping),
            ("1.234.56", 0, .grouping), ("1.2345", 0, .grouping), ("1..234", 0, .grouping),
            (".234", 0, .grouping), ("1.234.", 0, .grouping), ("1.234 567", 0, .grouping),
            ("1 234.567", 0, .grouping), ("0.123", 0, .grouping), ("0.000", 0, .grouping),
            ("1  234", 0, .grouping), ("12 34", 0, .grouping), ("12.34,5", 1, .grouping),
            ("12.345", 3, .thousandsOrFraction("12.345")),
            ("1.000", 4, .thousandsOrFraction("1.000")),
            ("５.250", 3, .thousandsOrFraction("5.250")), ("0.125", 3, .decimalPoint),
            ("12.5", 1, .decimalPoint), ("1.23", 2, .decimalPoint), ("1234.5", 1, .decimalPoint),
            ("1.23", 1, .grouping), ("1.2.3", 1, .grouping),
            ("12,", 1, .comma), (",5", 1, .comma), ("12 ,5", 1, .comma), ("12, 5", 1, .comma),
            (",", 1, .characters),
            ("12,5", 0, .fraction), ("1.234,5", 0, .fraction), ("12,", 0, .fraction),
            ("1.234,567", 0, .fraction),
            ("12,55", 1, .tooPrecise(scale: 1)), ("1,234", 2, .tooPrecise(scale: 2)),
            ("1.000.000.000.000.000", 0, .tooLarge), ("999999999999999,9", 1, .tooLarge),
            ("99999999999999999999999999999999999999", 0, .tooLarge),
        ] as [(String, Int, VietnameseNumber.Fault)])
    func refuses(typed: String, scale: Int, fault: VietnameseNumber.Fault) {
        #expect(throws: fault) { try VietnameseNumber.read(typed, scale: scale) }
    }

    @Test("a fault is a Vietnamese sentence")
    func sentences() {
        #expect(
            VietnameseNumber.Fault.commaForThousands.sentence
                == "Dùng dấu chấm để ngăn cách hàng nghìn, ví dụ 1.234.567.")
        #expect(VietnameseNumber.Fault.words.sentence.hasPrefix("Đơn vị tính là đồng"))
        #expect(VietnameseNumber.Fault.tooPrecise(scale: 2).sentence.contains("tối đa 2 chữ số"))
    }

    @Test(
        "whole numbers are written with dots",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1000, "1.000"), (1_234_567, "1.234.567"),
            (-1234, "-1.234"), (-999, "-999"), (100_000, "100.000"),
            (Int64.max, "9.223.372.036.854.775.807"), (Int64.min, "-9.223.372.036.854.775.808"),
        ])
    func writesWhole(number: Int64, text: String) {
        #expect(VietnameseNumber.text(number) == text)
    }

    @Test(
        "decimal fractions are written with a comma",
        arguments: [
            (125, 1, "12,5"), (12345, 1, "1.234,5"), (-5, 1, "-0,5"), (120, 1, "12"),
            (5, 2, "0,05"),
            (-12_345_678, 3, "-12.345,678"), (0, 3, "0"),
        ])
    func writesDecimals(units: Int64, scale: Int, text: String) {
        #expect(VietnameseNumber.text(FixedPoint(units: units, scale: scale)) == text)
    }

    @Test(
        "with so many digits zeros stand too, and the rest is rounded half up",
        arguments: [
            (125, 1, 1, "12,5"), (12, 0, 1, "12,0"), (1_234_500, 2, 1, "12.345,0"),
            (0, 0, 2, "0,00"),
            (9_855, 2, 2, "98,55"), (9_855, 2, 1, "98,6"), (9_854, 2, 1, "98,5"),
            (98_549, 3, 1, "98,5"), (-5, 2, 1, "-0,1"), (-12, 1, 1, "-1,2"), (9_995, 2, 1, "100,0"),
        ])
    func writesDigits(units: Int64, scale: Int, digits: Int, text: String) {
        #expect(
            VietnameseNumber.text(FixedPoint(units: units, scale: scale), digits: digits) == text)
    }

    @Test("percentages have one digit behind the comma, always")
    func percentages() {
        #expect(VietnameseNumber.percent(tenths: 995) == "99,5%")
        #expect(VietnameseNumber.percent(tenths: 1000) == "100,0%")
        #expect(VietnameseNumber.percent(tenths: 5) == "0,5%")
        #expect(VietnameseNumber.percent(tenths: 0) == "0,0%")
        #expect(VietnameseNumber.percent(tenths: 12345) == "1.234,5%")
    }

    @Test("small counts have a zero in front")
    func counts() {
        #expect(
            (0...10).map { VietnameseNumber.count($0) } == [
                "0", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10",
            ])
        #expect(VietnameseNumber.count(1234) == "1.234")
    }

    @Test("what is written is read back")
    func roundTrip() throws {
        var random = SeededRandom(seed: 2)
        for _ in 0..<5000 {
            let digits = Int.random(in: 0...14, using: &random)
            let largest = (0..<digits).reduce(Int64(9)) { sum, _ in sum * 10 + 9 }
            let number = FixedPoint(
                units: Int64.random(in: 0...largest, using: &random),
                scale: Int.random(in: 0...4, using: &random))
            let read = try VietnameseNumber.read(
                VietnameseNumber.typed(number), scale: number.scale)
            #expect(read == number)
        }
    }

    @Test("random characters are read or refused, never more", arguments: 0..<4 as Range<UInt64>)
    func fuzz(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let alphabet = Array("00123456789..,,  -+\u{A0}５．，k₫ệ\u{301}\u{202E}\r\n".unicodeScalars)
        for _ in 0..<5000 {
            var typed = ""
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                typed.unicodeScalars.append(alphabet.randomElement(using: &random) ?? " ")
            }
            let scale = Int.random(in: -1...4, using: &random)
            do throws(VietnameseNumber.Fault) {
                let number = try VietnameseNumber.read(typed, scale: scale)
                #expect(number.units >= 0 && number.scale == max(scale, 0))
            } catch {
                #expect(error.sentence.hasSuffix("."))
            }
        }
    }
}
