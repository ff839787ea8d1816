/// Something about a report that a reviewer should look at, whatever its form's rules say (cờ).
package enum ReportFlag: Hashable, Sendable {
    /// Every answer is the one of the round before.
    case sameAsPrevious
    /// Of what both answer with another number than 0, so many in a thousand are the same.
    case likePrevious(permille: Int)
    /// Every answer is another unit's.
    case sameAs(Unit.ID)
    case like(Unit.ID, permille: Int)
    /// A stock that is half, or twice, what it was, or less, or more.
    case jump(Indicator.Code, before: FixedPoint, now: FixedPoint)
    /// An amount so small that millions of đồng were meant.
    case smallAmount(Indicator.Code, Int64)

    /// The cell that it is about; nil for one about the whole report.
    package var cell: Indicator.Code? {
        switch self {
        case .jump(let code, _, _), .smallAmount(let code, _): code
        default: nil
        }
    }

    /// The unit whose report this one is like; nil for none.
    package var other: Unit.ID? {
        switch self {
        case .sameAs(let unit), .like(let unit, _): unit
        default: nil
        }
    }
}

extension Form {
    /// From this many in a thousand on, reports are alike.
    package static let likeness = 950
    /// Alike are only reports with so many numbers to compare: most schools answer much with 0.
    package static let leastCompared = 8
    /// Below so many đồng an amount was probably meant in thousands or millions.
    package static let smallAmount: Int64 = 100_000

    /// What a reviewer should look at in a unit's report. `previous` are its answers of the round
    /// before, none where there are none; `others` the reports that it could be copied from. Facts
    /// of the unit's profile are no sign: they are what they were.
    package func flags(
        of values: Values, level: Level, previous: Values, others: [Unit.ID: Values]
    ) -> [ReportFlag] {
        let asked = indicators(for: level).filter { !$0.isProfile }
        var flags: [ReportFlag] = []
        switch Likeness(values, previous, over: asked) {
        case .same: flags.append(.sameAsPrevious)
        case .like(let permille): flags.append(.likePrevious(permille: permille))
        case .different: break
        }
        for (unit, theirs) in others.sorted(by: { $0.key < $1.key }) {
            switch Likeness(values, theirs, over: asked) {
            case .same: flags.append(.sameAs(unit))
            case .like(let permille): flags.append(.like(unit, permille: permille))
            case .different: break
            }
        }
        for indicator in indicators(for: level) {
            if indicator.nature == .stock, let now = values[indicator.code]?.number,
                let before = previous[indicator.code]?.number, now.isJump(from: before)
            {
                flags.append(.jump(indicator.code, before: before, now: now))
            }
            if indicator.kind == .money, case .integer(let amount)? = values[indicator.code],
                amount > 0, amount < Form.smallAmount
            {
                flags.append(.smallAmount(indicator.code, amount))
            }
        }
        return flags
    }
}

/// How far two reports say the same.
private enum Likeness {
    case same
    case like(permille: Int)
    case different

    init(_ one: Values, _ other: Values, over indicators: [Indicator]) {
        var compared = 0
        var equal = 0
        var allEqual = true
        for indicator in indicators {
            let (left, right) = (one[indicator.code], other[indicator.code])
            if left != right { allEqual = false }
            guard let left = left?.number, let right = right?.number,
                left.units != 0 || right.units != 0
            else { continue }
            compared += 1
            if left == right { equal += 1 }
        }
        guard compared >= Form.leastCompared else {
            self = .different
            return
        }
        let permille = equal * 1000 / compared
        self =
            allEqual ? .same : permille >= Form.likeness ? .like(permille: permille) : .different
    }
}

extension FixedPoint {
    /// Whether it is at most half, or at least twice, what it was. From and to 0 every number is
    /// that far; small ones come and go.
    fileprivate func isJump(from before: FixedPoint) -> Bool {
        let scale = max(scale, before.scale)
        guard let now = rescaled(to: scale)?.units, let old = before.rescaled(to: scale)?.units
        else { return false }
        let unit = (0..<scale).reduce(Int64(1)) { result, _ in result * 10 }
        guard now >= 0, old >= 0, max(now, old) >= 5 * unit else { return false }
        let (twiceNow, nowOver) = now.multipliedReportingOverflow(by: 2)
        let (twiceOld, oldOver) = old.multipliedReportingOverflow(by: 2)
        guard !nowOver, !oldOver else { return false }
        return twiceNow <= old || now >= twiceOld
    }
}
