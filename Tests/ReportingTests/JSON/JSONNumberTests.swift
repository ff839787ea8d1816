import Testing

@testable import Reporting

@Suite("JSON numbers are exact or refused")
struct JSONNumberTests {
    @Test(
        "integers",
        arguments: [
            ("0", 0), ("-0", 0), ("7", 7), ("-12", -12), ("1000000000000", 1_000_000_000_000),
            ("9007199254740993", 9_007_199_254_740_993),
            ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
            ("12.0", 12), ("12.000000000000000000000000000000", 12), ("1e3", 1000),
            ("1E+3", 1000), ("1.5e1", 15), ("1500e-2", 15), ("-0.0", 0), ("0e999999999999999", 0),
            ("0.000e-5", 0), ("1000000000000000000000e-3", 1_000_000_000_000_000_000),
            ("0.00000000000000000000007e23", 7), ("922337203685477580.7e1", Int64.max),
        ])
    func integers(text: String, value: Int64) throws {
        #expect(try JSON(parsing: text.utf8) == .integer(value))
        #expect(try JSON(parsing: "[\(text)]".utf8) == [.integer(value)])
    }

    @Test(
        "decimal fractions",
        arguments: [
            ("12.5", 125, 1), ("12.50", 125, 1), ("-0.001", -1, 3), ("99.5", 995, 1),
            ("125e-1", 125, 1), ("1.25E+1", 125, 1), ("1e-18", 1, 18), ("0.1e-17", 1, 18),
            ("0.999999999999999999", 999_999_999_999_999_999, 18),
            ("123456789.123456789", 123_456_789_123_456_789, 9), ("100.10", 1001, 1),
        ])
    func decimals(text: String, units: Int64, scale: Int) throws {
        let number = try #require(try JSON(parsing: text.utf8).number)
        #expect((number.units, number.scale) == (units, scale))
    }

    @Test(
        "what can't be held exactly is refused at its first byte",
        arguments: [
            "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1e19", "1e400",
            "1e-19", "0.1234567890123456789", "1.0000000000000000001", "1e99999999999999999999",
            "1e-99999999999999999999", "123456789012345678901", "1e9223372036854775807",
            "10.00000000000000000000000000001",
        ])
    func refusesInexact(text: String) {
        #expect(throws: MalformedJSON(reason: .number, offset: 1)) {
            try JSON(parsing: "[\(text)]".utf8)
        }
    }

    @Test(
        "what the grammar does not allow is refused",
        arguments: [
            ("01", MalformedJSON.Reason.leadingZero, 0), ("-01", .leadingZero, 0),
            ("00", .leadingZero, 0), ("-", .unexpectedEnd, 1), ("+1", .expected(.value), 0),
            (".5", .expected(.value), 0), ("1.", .unexpectedEnd, 2), ("1.e2", .expected(.digit), 2),
            ("-.5", .expected(.digit), 1), ("1e", .unexpectedEnd, 2), ("1e+", .unexpectedEnd, 3),
            ("1e+-2", .expected(.digit), 3), ("1.2.3", .trailingText, 3),
            ("0x10", .trailingText, 1), ("1_000", .trailingText, 1), ("1a", .trailingText, 1),
            ("--1", .expected(.digit), 1), ("１", .expected(.value), 0),
        ])
    func refusesGrammar(text: String, reason: MalformedJSON.Reason, offset: Int) {
        #expect(throws: MalformedJSON(reason: reason, offset: offset)) {
            try JSON(parsing: text.utf8)
        }
    }

    @Test("long runs of digits cost no more than their length")
    func longNumbers() throws {
        let zeros = String(repeating: "0", count: 100_000)
        #expect(try JSON(parsing: "1.\(zeros)".utf8) == 1)
        #expect(try JSON(parsing: "0.\(zeros)7e100001".utf8) == 7)
        #expect(try JSON(parsing: "7\(zeros)e-100000".utf8) == 7)
        #expect(throws: MalformedJSON(reason: .number, offset: 0)) {
            try JSON(parsing: "1\(zeros)1".utf8)
        }
    }
}
