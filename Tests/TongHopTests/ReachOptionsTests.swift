import ArgumentParser
import HTTP
import Testing

@testable import TongHop

/// Whose word is taken for where a request comes from, and under which names the site is asked.
@Suite("how the site is reached")
struct ReachOptionsTests {
    private func options(_ arguments: String...) throws -> ReachOptions {
        try ReachOptions.parse(arguments)
    }

    private func ranges(_ texts: String...) throws -> [AddressRange] {
        try texts.map { try #require(AddressRange($0)) }
    }

    @Test("nobody is believed unless TLS ends in front; then this machine is")
    func unsaid() throws {
        #expect(try options().ranges(isBehindTLS: false) == [])
        #expect(try options().ranges(isBehindTLS: true) == ranges("127.0.0.1", "::1"))
    }

    @Test("who is said takes the place of this machine")
    func said() throws {
        let options = try options("--proxy", "10.0.0.0/8", "--proxy", "2001:db8::1")
        for isBehindTLS in [false, true] {
            #expect(
                try options.ranges(isBehindTLS: isBehindTLS) == ranges("10.0.0.0/8", "2001:db8::1"))
        }
    }

    @Test("names are compared in small letters")
    func names() throws {
        let options = try options(
            "--public-host", "Baocao.Example", "--public-host", "[::1]", "--public-host", "10.0.0.1"
        )
        #expect(try options.names == ["baocao.example", "[::1]", "10.0.0.1"])
        #expect(try self.options().names == [])
    }

    @Test(
        "what is no address and no name is refused",
        arguments: [
            ("--proxy", "proxy.example"), ("--proxy", "10.0.0.1/8"), ("--proxy", ""),
            ("--proxy", "1.2.3.4:80"), ("--proxy", "10.0.0.0/33"), ("--proxy", "::/129"),
            ("--public-host", ""), ("--public-host", "https://a.example"),
            ("--public-host", "a.example:443"), ("--public-host", "[a.example]"),
            ("--public-host", "[::1"), ("--public-host", "a b"), ("--public-host", "báo.example"),
            ("--public-host", "a/b"),
        ])
    func refused(flag: String, value: String) throws {
        let error = try #require(throws: (any Error).self) { try options(flag, value) }
        #expect(ReachOptions.exitCode(for: error) == ExitCode(64))
        #expect(ReachOptions.fullMessage(for: error).contains("'\(value)' is not"))
    }
}
