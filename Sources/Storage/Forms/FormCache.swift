import Reporting
import Synchronization

/// The forms that were read, by version and by what a round does not ask; a version never changes.
final class FormCache: Sendable {
    private struct Key: Hashable {
        var version: Form.Version
        var disabled: Set<Indicator.Code>
    }

    private let layouts = Mutex<[Key: TotalsLayout]>([:])

    func layout(
        _ version: Form.Version, without disabled: Set<Indicator.Code> = [],
        _ make: () throws -> TotalsLayout
    ) rethrows -> TotalsLayout {
        let key = Key(version: version, disabled: disabled)
        if let layout = layouts.withLock({ $0[key] }) { return layout }
        let layout = try make()
        layouts.withLock { $0[key] = layout }
        return layout
    }
}
