import Testing

@testable import Reporting

@Suite("JSON texts are read strictly")
struct JSONReadingTests {
    @Test(
        "what RFC 8259 allows is read",
        arguments: [
            ("null", .null), ("true", true), ("false", false), (" \t\r\n0 \n", 0),
            ("\"\"", ""), ("[]", []), ("[ ]", []), ("{}", [:]), ("{ }", [:]),
            ("[1,2 , 3]", [1, 2, 3]), ("[[[]],{}]", [[[]], [:]]),
            (#"{"a":{"b":[null]}}"#, ["a": ["b": [JSON.null]]]),
            (#"{"":0}"#, ["": 0]),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""a\u0000b""#, "a\u{0}b"), (#""\u20ac\u20AC""#, "€€"),
            (#""\ud83d\ude00""#, "😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
            (#""\uFFFF\ue000""#, "\u{FFFF}\u{E000}"), ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
            ("\"Trường Tiểu học Cao Thắng\"", "Trường Tiểu học Cao Thắng"),
            (#"{"tên":"Đoàn \u004bết"}"#, ["tên": "Đoàn Kết"]),
        ] as [(String, JSON)])
    func readsValid(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text.utf8) == value)
    }

    @Test(
        "a text that is not JSON is refused with its place",
        arguments: [
            ("", MalformedJSON.Reason.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2),
            ("\u{FEFF}1", .byteOrderMark, 0), ("1 \u{FEFF}", .trailingText, 2),
            ("nul", .expected(.value), 0), ("True", .expected(.value), 0),
            ("NaN", .expected(.value), 0), ("[Infinity]", .expected(.value), 1),
            ("-Infinity", .expected(.digit), 1), ("undefined", .expected(.value), 0),
            ("'a'", .expected(.value), 0), ("// c\n1", .expected(.value), 0),
            ("1 2", .trailingText, 2), ("{}}", .trailingText, 2), ("nullx", .trailingText, 4),
            ("[1,]", .expected(.value), 3), ("[,1]", .expected(.value), 1),
            ("[1 2]", .expected(.commaOrBracket), 3), ("[1", .unexpectedEnd, 2),
            ("[1}", .expected(.commaOrBracket), 2), ("[", .unexpectedEnd, 1),
            ("{", .unexpectedEnd, 1), ("{1:2}", .expected(.nameOrEnd), 1),
            ("{a:1}", .expected(.nameOrEnd), 1), (#"{"a"}"#, .expected(.colon), 4),
            (#"{"a":}"#, .expected(.value), 5), (#"{"a":1,}"#, .expected(.name), 7),
            (#"{"a":1 "b":2}"#, .expected(.commaOrBrace), 7), (#"{"a":1"#, .unexpectedEnd, 6),
            (#"{"a":1,"b":{},"a":2}"#, .duplicate(name: "a"), 14),
            (#"{"a":1,"\u0061":2}"#, .duplicate(name: "a"), 7),
            ("{\"\u{1EC7}\":1,\"e\u{323}\u{302}\":2}", .duplicate(name: "ệ"), 9),
            (#"[{"a":1},{"a":2}]x"#, .trailingText, 17),
            ("\"abc", .unexpectedEnd, 4), ("\"a\nb\"", .controlCharacter, 2),
            ("\"\u{0}\"", .controlCharacter, 1), ("\"\t\"", .controlCharacter, 1),
            (#""\x41""#, .escape, 1), (#""\'""#, .escape, 1), (#""\u12g4""#, .escape, 1),
            (#""\u-123""#, .escape, 1), (#""\U0041""#, .escape, 1),
            (#""ab\"#, .unexpectedEnd, 4), (#""\u12"#, .unexpectedEnd, 5),
            (#""\ud800""#, .loneSurrogate, 1), (#""a\udc00""#, .loneSurrogate, 2),
            (#""\ud800\ud800""#, .loneSurrogate, 1), (#""\ud800A""#, .loneSurrogate, 1),
            (#""\udc00\ud800""#, .loneSurrogate, 1), ("[\"a\",\u{A0}1]", .expected(.value), 5),
        ])
    func refusesInvalid(text: String, reason: MalformedJSON.Reason, offset: Int) {
        #expect(throws: MalformedJSON(reason: reason, offset: offset)) {
            try JSON(parsing: text.utf8)
        }
    }

    @Test(
        "bytes that are not UTF-8 are refused",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80],
            [0xE0, 0x9F, 0xBF], [0xE1, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xF1, 0x80, 0x80, 0x41],
        ] as [[UInt8]])
    func refusesIllFormed(bytes: [UInt8]) {
        for tail in [[], [0x22], [0x22, 0x20, 0x20, 0x20]] as [[UInt8]] {
            #expect(throws: MalformedJSON(reason: .encoding, offset: 2)) {
                try JSON(parsing: [0x22, 0x61] + bytes + tail)
            }
        }
    }

    @Test("every scalar is read, raw and escaped")
    func readsEveryScalar() throws {
        for value in stride(from: UInt32(0x80), through: 0x10FFFF, by: 61) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let units = String(scalar).utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            let text = "[\"\(scalar)\",\"\(units.joined())\"]"
            let strings = try #require(try JSON(parsing: text.utf8).array).map { $0.string ?? "" }
            #expect(strings.allSatisfy { $0.unicodeScalars.elementsEqual([scalar]) })
        }
    }

    @Test("nesting is followed to the limit and not beyond")
    func limitsDepth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSON(parsing: nested(32).utf8)
        #expect(throws: MalformedJSON(reason: .depth(32), offset: 32)) {
            try JSON(parsing: nested(33).utf8)
        }
        _ = try JSON(parsing: nested(512).utf8, limits: JSON.Limits(depth: 100_000))
        #expect(throws: MalformedJSON(reason: .depth(512), offset: 512)) {
            try JSON(parsing: nested(100_000).utf8, limits: JSON.Limits(depth: 100_000))
        }
        #expect(throws: MalformedJSON(reason: .depth(32), offset: 160)) {
            try JSON(parsing: String(repeating: #"{"a":"#, count: 100_000).utf8)
        }
        #expect(throws: MalformedJSON(reason: .depth(0), offset: 0)) {
            try JSON(parsing: "[]".utf8, limits: JSON.Limits(depth: 0))
        }
    }

    @Test("the order of an object's members is kept")
    func keepsOrder() throws {
        let object = try #require(try JSON(parsing: #"{"z":1,"a":2,"m":3}"#.utf8).object)
        #expect(object.names == ["z", "a", "m"])
        #expect(object["a"] == 2)
    }

    @Test("an error says what and where")
    func describesError() {
        let error = #expect(throws: MalformedJSON.self) { try JSON(parsing: "[1,]".utf8) }
        #expect(error?.description == "at byte 3: expected a value")
    }
}
