import Testing

@testable import Reporting

@Suite("JSON is written in one way")
struct JSONWritingTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSON(parsing: text.utf8).canonical, as: UTF8.self)
    }

    @Test("RFC 8785 section 3.2.3: members are sorted by UTF-16 code units")
    func sortsMembers() throws {
        let text = #"""
            {"\u20ac": "Euro Sign", "\r": "Carriage Return",
             "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
             "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
             "\u00f6": "Latin Small Letter O With Diaeresis"}
            """#
        let object = try #require(
            try JSON(parsing: JSON(parsing: text.utf8).canonical).object)
        #expect(
            object.pairs.map(\.value) == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis",
                "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
        #expect(
            try canonical(text)
                == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"😀\":\"Emoji: Grinning Face\","
                + "\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}")
    }

    @Test("RFC 8785 section 3.2.2: strings and literals")
    func writesStrings() throws {
        let text = #"""
            {"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}
            """#
        #expect(
            try canonical(text)
                == #"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#)
        #expect(
            try canonical(#""\u0000\u0001\u0008\u0009\u000a\u000b\u000c\u000d\u001f\u007f\u2028""#)
                == "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\u{7F}\u{2028}\"")
    }

    @Test("RFC 8785 section 3.2.3: sorting goes down into elements and not over them")
    func sortsWithin() throws {
        #expect(
            try canonical(#"[56, {"d": true, "10": null, "1": [ ]}]"#)
                == #"[56,{"1":[],"10":null,"d":true}]"#)
        #expect(
            try canonical(#"{"peach": {"b":1,"a":2}, "péché": 3, "pêche": 4, "sin": 5, "": 6}"#)
                == #"{"":6,"peach":{"a":2,"b":1},"péché":3,"pêche":4,"sin":5}"#)
    }

    @Test(
        "numbers are written as ECMAScript writes them",
        arguments: [
            ("4.50", "4.5"), ("2e-3", "0.002"), ("1E3", "1000"), ("-0", "0"), ("-0.0", "0"),
            ("0.000001", "0.000001"), ("0.0000001", "1e-7"), ("-1.5e-7", "-1.5e-7"),
            ("0.000000000000000001", "1e-18"), ("12.0", "12"), ("-12.25", "-12.25"),
            ("0.00000123", "0.00000123"), ("0.000000123", "1.23e-7"),
            ("9007199254740991", "9007199254740991"),
        ])
    func writesNumbers(text: String, written: String) throws {
        #expect(try canonical(text) == written)
    }

    @Test("an integer beyond 2^53 keeps all its digits")
    func keepsDigits() {
        #expect(JSON.integer(.max).canonical == Array("9223372036854775807".utf8))
        #expect(JSON.integer(.min).canonical == Array("-9223372036854775808".utf8))
    }

    @Test(
        "the order of members, the normal form of a name and of a text do not pass for each other")
    func distinguishes() throws {
        #expect(try canonical(#"{"b":1,"a":2}"#) == canonical(#"{"a":2,"b":1}"#))
        let composed = JSON.string("\u{1EC7}").canonical
        #expect(composed != JSON.string("e\u{323}\u{302}").canonical)
    }

    @Test("serialized keeps the order, and is read back")
    func serializes() throws {
        let value: JSON = [
            "z": [1, ["b": "é", "a": []], [:]], "a": .decimal(FixedPoint(units: 125, scale: 1)),
        ]
        let text = String(decoding: value.serialized(), as: UTF8.self)
        #expect(text == #"{"z":[1,{"b":"é","a":[]},{}],"a":12.5}"#)
        #expect(try JSON(parsing: text.utf8) == value)
        #expect(
            String(decoding: value.serialized(indented: true), as: UTF8.self) == """
                {
                  "z": [
                    1,
                    {
                      "b": "é",
                      "a": []
                    },
                    {}
                  ],
                  "a": 12.5
                }
                """)
    }
}
