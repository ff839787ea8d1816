import HTTP
import Testing

@Suite("whose address counts")
struct ClientAddressTests {
    @Test(
        "a proxy may write a port, and brackets around IPv6",
        arguments: [
            ("203.0.113.8:51234", "203.0.113.8"), ("203.0.113.8", "203.0.113.8"),
            ("[2001:db8::1]:443", "2001:db8::1"), ("[2001:DB8::1]", "2001:db8::1"),
            ("2001:db8::1", "2001:db8::1"), ("::ffff:203.0.113.8", "203.0.113.8"),
            ("[::ffff:203.0.113.8]:1", "203.0.113.8"), ("203.0.113.8:0", "203.0.113.8"),
            ("2001:db8::1:443", "2001:db8::1:443"), ("1.2.3.4:65535", "1.2.3.4"),
        ])
    func hops(text: String, address: String) {
        #expect(NetworkAddress(hop: text)?.description == address)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "unknown", "203.0.113.8:", "203.0.113.8:x", "203.0.113.8:+80", "203.0.113.8:65536",
            "203.0.113.8:80:80", "[203.0.113.8]:80", "[203.0.113.8]", "[2001:db8::1",
            "2001:db8::1]",
            "[2001:db8::1]443", "[]:80", ":80", "[[::1]]", "2001:db8:0:0:0:0:0:1:443", "[::1]:٨",
            "203.0.113.8 :80", "proxy:80",
        ])
    func noHops(text: String) {
        #expect(NetworkAddress(hop: text) == nil)
    }

    @Test(
        "of IPv6 a client is a network of 64 bits",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8:1:2::", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::6", "2001:db8:1:3::/64"), ("::1", "::/64"),
            ("203.0.113.8", "203.0.113.8"), ("::ffff:203.0.113.8", "203.0.113.8"), ("", ""),
            ("elsewhere", "elsewhere"),
        ])
    func clients(text: String, client: String) {
        #expect(NetworkAddress.client(text) == client)
    }
}
