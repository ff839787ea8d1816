import HTTP
import Testing

@Suite("addresses and ranges of them")
struct AddressRangeTests {
    @Test(
        "an address is read in whatever way it is written, and written in one",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("::1", "::1"), ("0:0:0:0:0:0:0:1", "::1"),
            ("2001:DB8::00A1", "2001:db8::a1"), ("::ffff:192.0.2.1", "192.0.2.1"),
            ("::FFFF:C000:201", "192.0.2.1"),
        ])
    func addresses(text: String, written: String) {
        #expect(NetworkAddress(text)?.description == written)
    }

    @Test(
        "what is no address alone is none",
        arguments: [
            "", " ", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "0x7f.0.0.1", "1.2.3.4 ",
            " 1.2.3.4", "1.2.3.4:80", "[::1]", "[::1]:80", "fe80::1%eth0", ":::", "::1::", "g::1",
            "1.2.3.4\u{0}", "1.2.3.4\u{0}5", "localhost", "unknown", "_hidden", "１.2.3.4",
            "12345::1", "1.2.3.4/8",
        ])
    func noAddresses(text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test(
        "a range holds the addresses with its bits and no others",
        arguments: [
            (
                "10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.1.1"],
                ["11.0.0.0", "::1"]
            ),
            ("192.0.2.128/25", ["192.0.2.128", "192.0.2.255"], ["192.0.2.127", "192.0.3.128"]),
            ("192.0.2.4/31", ["192.0.2.4", "192.0.2.5"], ["192.0.2.3", "192.0.2.6"]),
            ("192.0.2.4", ["192.0.2.4"], ["192.0.2.5", "::192.0.2.4"]),
            ("192.0.2.4/32", ["192.0.2.4"], ["192.0.2.5"]),
            ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::"]),
            ("2001:db8::/33", ["2001:db8:7fff::1"], ["2001:db8:8000::", "2001:db9::"]),
            ("::1", ["::1", "0:0::1"], ["::2", "127.0.0.1"]), ("::/0", ["::1"], ["1.1.1.1"]),
        ])
    func ranges(text: String, inside: [String], outside: [String]) throws {
        let ranges = [try #require(AddressRange(text))]
        for address in inside { #expect(ranges.contain(address), "\(address)") }
        for address in outside + ["", "x", text + "/"] {
            #expect(!ranges.contain(address), "\(address)")
        }
    }

    @Test(
        "what is no range is none",
        arguments: [
            "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08",
            "10.0.0.0/8/8", "10.0.0.1/8", "10.0.0.0/ 8", "::1/64", "::/129", "::ffff:10.0.0.0/8",
            "::ffff:10.0.0.0/104", "10.0.0.0/٨", "proxy.example/8",
        ])
    func noRanges(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
