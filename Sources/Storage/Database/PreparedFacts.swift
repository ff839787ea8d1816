import Reporting
import Synchronization

/// What was made of rows that nearly every request reads, so that it is not made again: forms with the
/// layouts of their totals, by edition and by what a round does not ask; and what opened rounds say.
///
/// None of it can be out of date: an edition never changes, and a setting is given only for the text
/// that it was made of, which is read each time.
final class PreparedFacts: Sendable {
    /// More than are in use at a time; beyond them all are forgotten.
    private static let most = 64

    private struct FormKey: Hashable {
        var edition: Form.Edition
        var disabled: Set<Indicator.Code>
    }

    private struct KeptSetting {
        var text: String
        var plan: Plan.ID
        var setting: RoundSetting
    }

    private let layouts = Mutex<[FormKey: TotalsLayout]>([:])
    private let settings = Mutex<[Round.ID: KeptSetting]>([:])

    func layout(
        _ edition: Form.Edition, without disabled: Set<Indicator.Code> = [],
        _ make: () throws -> TotalsLayout
    ) rethrows -> TotalsLayout {
        let key = FormKey(edition: edition, disabled: disabled)
        if let layout = layouts.withLock({ $0[key] }) { return layout }
        let layout = try make()
        layouts.withLock { $0.keep(layout, for: key, most: PreparedFacts.most) }
        return layout
    }

    /// What `make` makes of the round's text and its plan's number.
    func setting(
        of round: Round.ID, _ text: String, _ plan: Plan.ID, _ make: () throws -> RoundSetting
    ) rethrows -> RoundSetting {
        if let kept = settings.withLock({ $0[round] }), kept.plan == plan, kept.text == text {
            return kept.setting
        }
        let setting = try make()
        let kept = KeptSetting(text: text, plan: plan, setting: setting)
        settings.withLock { $0.keep(kept, for: round, most: PreparedFacts.most) }
        return setting
    }
}

extension Dictionary {
    fileprivate mutating func keep(_ value: Value, for key: Key, most: Int) {
        if count >= most { removeAll() }
        self[key] = value
    }
}
