import ArgumentParser
import HTTP

/// How the site is reached from outside: through which proxies, and under which names.
struct ReachOptions: ParsableArguments {
    @Option(
        name: .customLong("proxy"),
        help: """
            An address or range (10.0.0.0/8) whose X-Forwarded-For is believed; repeat it for \
            several. With --behind-tls and without this: 127.0.0.1 and ::1.
            """)
    var proxies: [String] = []

    @Option(
        name: .customLong("public-host"),
        help: "A name that the site has; requests for others are refused. Unset: any name.")
    var hosts: [String] = []

    func validate() throws {
        _ = try saidProxies
        _ = try names
    }

    private var saidProxies: [String] {
        get throws {
            try Defaults.list(
                proxies, flag: "--proxy", "PROXIES", "an address or a range",
                { AddressRange($0) != nil })
        }
    }

    /// Those that were said, or the ones of this machine behind which TLS ends.
    func ranges(isBehindTLS: Bool) throws -> [AddressRange] {
        let said = try saidProxies
        return (isBehindTLS && said.isEmpty ? ["127.0.0.1", "::1"] : said)
            .compactMap(AddressRange.init)
    }

    /// In small letters, as they are compared.
    var names: Set<String> {
        get throws {
            let said = try Defaults.list(
                hosts, flag: "--public-host", "PUBLIC_HOSTS", "a name without scheme and port",
                ReachOptions.isName)
            return Set(said.map { $0.lowercased() })
        }
    }

    private static func isName(_ text: String) -> Bool {
        if text.hasPrefix("["), text.hasSuffix("]") {
            return NetworkAddress(text.dropFirst().dropLast()) != nil
        }
        return text.wholeMatch(of: /[A-Za-z0-9._-]+/) != nil
    }
}
