import Reporting
import Synchronization

/// The forms that were read, by edition and by what a round does not ask; an edition never changes.
final class FormCache: Sendable {
    private struct Key: Hashable {
        var edition: Form.Edition
        var disabled: Set<Indicator.Code>
    }

    private let layouts = Mutex<[Key: TotalsLayout]>([:])

    func layout(
        _ edition: Form.Edition, without disabled: Set<Indicator.Code> = [],
        _ make: () throws -> TotalsLayout
    ) rethrows -> TotalsLayout {
        let key = Key(edition: edition, disabled: disabled)
        if let layout = layouts.withLock({ $0[key] }) { return layout }
        let layout = try make()
        layouts.withLock { $0[key] = layout }
        return layout
    }
}
