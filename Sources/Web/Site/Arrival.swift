import HTTP
import HTTPTypes
import Synchronization

/// How a request reached the site: from whom, and under which name (Documentation/Threats.md T17).
extension Site {
    /// The request with its client's address as `peer`, also when a proxy handed it on.
    ///
    /// Proxies append the address that they were asked from, so the list is true from its end up to
    /// the first address that is no proxy of ours; what stands before may be the client's invention.
    /// Where a proxy wrote something else than an address, the request counts as the proxy's own,
    /// and the log says so once: all who come through it then share one limit.
    func fromClient(_ request: Request) -> Request {
        guard configuration.proxies.contain(request.peer), let name = Site.forwardedFor else {
            return request
        }
        var request = request
        for hop in request.elements(of: name).reversed() {
            guard let address = NetworkAddress(hop: hop) else {
                noteUnreadable(name, from: request.peer)
                break
            }
            request.peer = address.description
            guard configuration.proxies.contain(request.peer) else { break }
        }
        return request
    }

    private func noteUnreadable(_ name: HTTPField.Name, from proxy: String) {
        guard !hasNotedUnreadable.exchange(true, ordering: .relaxed) else { return }
        configuration.log(
            "\(name) of the proxy \(proxy) is no list of addresses: its requests count as its own")
    }

    /// Whose turn and whose share of the memory the request takes: the client's address, of IPv6
    /// its network. nil for programs on this machine, and for proxies that name no client.
    package func share(of request: Request) -> String? {
        let peer = fromClient(request).peer
        guard !request.isLocal, !configuration.proxies.contain(peer) else { return nil }
        return NetworkAddress.client(peer)
    }

    /// 421 (RFC 9110 15.5.20) for a name that is not the site's; else nil. Programs on this machine
    /// ask how the server does by whatever name.
    func misdirected(_ request: Request) -> Response? {
        guard !configuration.hosts.isEmpty, !configuration.hosts.contains(request.host),
            !(Site.probes.contains(request.path) && request.isLocal)
        else { return nil }
        // Nothing is given back to whoever asks for another site.
        var nameless = request
        nameless.fields[.contentType] = nil
        return Refusal(.misdirectedRequest, "Máy chủ này không phục vụ tên miền đó.")
            .response(isAPI: isForAPI(request), site: self, to: nameless)
    }

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")
    private static let probes: Set<[String]> = [["healthz"], ["readyz"], ["metrics"]]
}

extension Request {
    /// The name or address that was asked for, in small letters and without a port; "" when the
    /// client, of HTTP/1.0, said none.
    fileprivate var host: String {
        let authority = (authority ?? "").lowercased()
        guard authority.hasPrefix("[") else { return String(authority.prefix { $0 != ":" }) }
        return authority.prefix { $0 != "]" } + "]"
    }
}
