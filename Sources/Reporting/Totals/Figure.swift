/// What the reports of a group say to one question.
package struct Figure: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
        /// No report is counted.
        case notReported
        /// Reports are counted, and none of them is asked.
        case notAsked
        /// Reports are asked, and none of them answers.
        case notAnswered
        case answered
    }

    package let standing: Standing
    /// How many reports answer; of a weighted mean those that answer its weight too.
    package let answered: Int64
    /// How many are asked.
    package let applicable: Int64
    /// What the answers come to, 0 of none: how figures of the question look, not what is said.
    let amount: Amount

    /// The amount where somebody has answered: a blank is never 0.
    package var known: Amount? { standing == .answered ? amount : nil }
}

/// What answers come to, as their indicator adds up.
package enum Amount: Hashable, Sendable {
    case sum(FixedPoint)
    /// Σ(value × weight) / Σ(weight), rounded half up; nil where all weights are 0.
    case mean(FixedPoint?, weight: FixedPoint)
    case yes(Int64, no: Int64)
    /// How many chose each option, in the list's order.
    case options([Int64])
    /// Nothing but how many there are.
    case answers(Int64)

    /// The one number as people read it, `1.234`, `98,0`; nil where it is none.
    package var text: String? {
        if case .mean(let mean?, _) = self {
            return VietnameseNumber.text(mean, digits: mean.scale)
        }
        return number.map { VietnameseNumber.text($0) }
    }

    /// The one number that it is; nil for several, and for a mean that there is not.
    package var number: FixedPoint? {
        switch self {
        case .sum(let number): number
        case .mean(let number, _): number
        case .yes(let count, _), .answers(let count): FixedPoint(count)
        case .options: nil
        }
    }
}

/// What a measure comes to over the reports of a group.
package struct MeasureFigure: Hashable, Sendable {
    package let result: MeasureResult
    /// Of what nobody has answered nothing is known; how many units there are always is.
    let isKnown: Bool

    package var known: MeasureResult? { isKnown ? result : nil }
}

extension GroupTotals {
    /// nil when the form has no such question.
    package func figure(of indicator: Indicator) -> Figure? {
        guard let places = layout.indicators[indicator.code] else { return nil }
        let (answered, applicable) = (figure(places.answered), figure(places.applicable))
        let standing: Figure.Standing =
            if applicable == 0 {
                counted == 0 ? .notReported : .notAsked
            } else {
                answered == 0 ? .notAnswered : .answered
            }
        return Figure(
            standing: standing, answered: answered, applicable: applicable,
            amount: amount(of: indicator, at: places))
    }

    private func amount(of indicator: Indicator, at places: TotalsLayout.Places) -> Amount {
        let scale = indicator.kind.number?.scale ?? 0
        switch places.detail {
        case .sum(let place): return .sum(FixedPoint(units: figure(place), scale: scale))
        case .weighted(let products, let weight):
            let weigher = indicator.weight.flatMap(layout.form.indicator)
            let sum = FixedPoint(
                units: figure(weight), scale: weigher?.kind.number?.scale ?? 0)
            let mean = WeightedMean(products: products.sum(in: tally), weight: Int128(sum.units))
            return .mean(mean.rounded(scale: scale), weight: sum)
        case .count(let yes, let no): return .yes(figure(yes), no: figure(no))
        case .options(let places): return .options(places.map(figure))
        case .none: return .answers(figure(places.answered))
        }
    }

    package func figure(of measure: Measure) -> MeasureFigure {
        let asked = layout.answeredPlaces[measure.code] ?? []
        let isAnswered = asked.isEmpty || asked.contains { figure($0) > 0 }
        // Else it comes from how many reports there are.
        let readsReports = if case .percent = measure.formula { !asked.isEmpty } else { true }
        return MeasureFigure(
            result: result(of: measure), isKnown: !readsReports || counted > 0 && isAnswered)
    }
}

extension Measure {
    /// Those that it names itself.
    var indicators: Set<Indicator.Code> {
        switch formula {
        case .percent(let numerator, let denominator):
            numerator.indicators.union(denominator.indicators)
        case .value(let expression): expression.indicators
        }
    }
}
