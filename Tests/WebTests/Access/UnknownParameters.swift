import Synchronization

@testable import Web

/// What addresses said of parameters of queries: that they don't know them. Whoever is asked the same
/// by the next case of a test needs not be asked again.
final class UnknownParameters: Sendable {
    private let names = Mutex<Set<String>>([])

    func has(_ name: String, of route: Route, asked who: String) -> Bool {
        names.withLock { $0.contains("\(who) \(route.name)?\(name)") }
    }

    func add(_ name: String, of route: Route, asked who: String) {
        _ = names.withLock { $0.insert("\(who) \(route.name)?\(name)") }
    }
}
