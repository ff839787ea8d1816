import Glibc

/// A socket bound to an address, ready to accept.
struct ListeningSocket {
    let descriptor: Int32
    let port: Int

    /// `host` is an IPv4 or IPv6 address or `localhost`, which is 127.0.0.1; names are not looked
    /// up. Port 0 takes a free one. `::` also serves IPv4.
    init(host: String, port: Int) throws(ListenError) {
        let place = "cannot listen on \(host), port \(port)"
        // The C function would take the number's last 16 bits.
        guard 0...Int(UInt16.max) ~= port else {
            errno = EINVAL
            throw ListenError(place)
        }
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let name = host == "localhost" ? "127.0.0.1" : host
        guard unsafe getaddrinfo(name, String(port), &hints, &found) == 0, let found = unsafe found
        else {
            errno = EINVAL
            throw ListenError(place)
        }
        defer { unsafe freeaddrinfo(found) }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        descriptor = unsafe socket(found.pointee.ai_family, kind, 0)
        guard descriptor >= 0 else { throw ListenError(place) }
        var yes: Int32 = 1
        var no: Int32 = 0
        let size = socklen_t(MemoryLayout<Int32>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, size)
        if unsafe found.pointee.ai_family == AF_INET6 {
            unsafe setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &no, size)
        }
        guard unsafe bind(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0,
            listen(descriptor, 4_096) == 0
        else {
            let failure = ListenError(place)
            close(descriptor)
            throw failure
        }
        self.port = Self.port(of: descriptor)
    }

    private static func port(of descriptor: Int32) -> Int {
        var address = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = unsafe getsockname(descriptor, $0, &length)
            }
        }
        // The port stands at the same place in IPv4's and IPv6's addresses.
        return Int(UInt16(bigEndian: address.sin6_port))
    }
}
