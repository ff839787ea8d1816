import Glibc

/// Why the server can't listen, in words for the person who started it.
package struct ListenError: Error, CustomStringConvertible {
    package let description: String

    /// With the reason that the last system call gave.
    init(_ what: String) {
        description = "\(what): \(unsafe String(cString: strerror(errno)))"
    }
}
