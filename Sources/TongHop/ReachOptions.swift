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
    var proxies = Defaults.list("PROXIES")

    @Option(
        name: .customLong("public-host"),
        help: "A name that the site has; requests for others are refused. Unset: any name.")
    var hosts = Defaults.list("PUBLIC_HOSTS")

    func validate() throws {
        if let wrong = proxies.first(where: { AddressRange($0) == nil }) {
            throw ValidationError("--proxy takes an address or a range, which '\(wrong)' is not.")
        }
        if let wrong = hosts.first(where: { !ReachOptions.isName($0) }) {
            throw ValidationError(
                "--public-host takes a name without scheme and port, which '\(wrong)' is not.")
        }
    }

    /// Those that were said, or the ones of this machine behind which TLS ends.
    func ranges(isBehindTLS: Bool) -> [AddressRange] {
        let said = isBehindTLS && proxies.isEmpty ? ["127.0.0.1", "::1"] : proxies
        return said.compactMap(AddressRange.init)
    }

    /// In small letters, as they are compared.
    var names: Set<String> { Set(hosts.map { $0.lowercased() }) }

    private static func isName(_ text: String) -> Bool {
        if text.hasPrefix("["), text.hasSuffix("]") {
            return NetworkAddress(text.dropFirst().dropLast()) != nil
        }
        return text.wholeMatch(of: /[A-Za-z0-9._-]+/) != nil
    }
}
