import HTTP
import Testing

@Suite("Forms")
struct FormFieldsTests {
    @Test(
        "names and values are decoded in order",
        arguments: [
            ("", [:]), ("&&", [:]), ("a", ["a": ""]), ("a=", ["a": ""]), ("=b", ["": "b"]),
            ("a=b=c", ["a": "b=c"]), ("a+b=c%20d", ["a b": "c d"]), ("a=%2B%26%3D", ["a": "+&="]),
            ("x=1&y=2&x=3", ["x": "1", "y": "2", "x": "3"]), ("a=1%0D%0A2", ["a": "1\r\n2"]),
            ("t=Tr%C6%B0%E1%BB%9Dng", ["t": "Trường"]), ("a=b;c=d", ["a": "b;c=d"]),
        ] as [(String, KeyValuePairs<String, String>)])
    func decodes(text: String, pairs: KeyValuePairs<String, String>) throws {
        let form = try FormFields(decoding: text.utf8)
        #expect(form.fields.map(\.name) == pairs.map(\.key))
        #expect(form.fields.map(\.value) == pairs.map(\.value))
    }

    @Test(
        "what can't be decoded strictly is refused",
        arguments: ["a=%", "a=%4", "%zz=b", "a=%c0%af", "a=%ff", "a=%00", "a=%ed%a0%80", "a=%+1"])
    func refuses(text: String) {
        #expect(throws: MalformedForm.badEncoding) { try FormFields(decoding: text.utf8) }
    }

    @Test("raw octets that are not UTF-8 are refused")
    func refusesRaw() {
        #expect(throws: MalformedForm.badEncoding) { try FormFields(decoding: [0x61, 0x3D, 0xFF]) }
    }

    @Test("the number of fields is bounded")
    func bounded() throws {
        let form = String(repeating: "a=b&", count: 10).utf8
        #expect(try FormFields(decoding: form, maximum: 10).fields.count == 10)
        #expect(throws: MalformedForm.tooManyFields) { try FormFields(decoding: form, maximum: 9) }
    }

    @Test("a repeated name is noticed")
    func repeated() throws {
        let form = try FormFields(decoding: "a=1&b=2&a=3".utf8)
        #expect(form.first("a") == "1")
        #expect(form.all("a") == ["1", "3"])
        #expect(form.isRepeated("a"))
        #expect(!form.isRepeated("b"))
        #expect(!form.isRepeated("c"))
        #expect(form.first("c") == nil)
    }
}
