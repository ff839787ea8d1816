/// The totals of one group of units: a whole round, a level, a commune.
package struct GroupTotals: Sendable {
    package let layout: TotalsLayout
    package var coverage: Coverage
    /// The states whose reports are in the tally.
    package var states: Set<ReportState>
    package var tally: Tally
    /// For what is counted once per commune.
    package var communes: CommuneCounts
    /// The measures of the same group in the round before.
    package var previous: [Measure.Code: MeasureResult]

    package init(
        layout: TotalsLayout, coverage: Coverage, states: Set<ReportState>, tally: Tally,
        communes: [Tally], previous: [Measure.Code: MeasureResult] = [:]
    ) {
        self.init(
            layout: layout, coverage: coverage, states: states, tally: tally,
            communes: CommuneCounts(communes, in: layout), previous: previous)
    }

    package init(
        layout: TotalsLayout, coverage: Coverage, states: Set<ReportState>, tally: Tally,
        communes: CommuneCounts, previous: [Measure.Code: MeasureResult] = [:]
    ) {
        self.layout = layout
        self.coverage = coverage
        self.states = states
        self.tally = tally
        self.communes = communes
        self.previous = previous
    }

    package var counted: Int { coverage.counted(in: states) }

    package func figure(_ place: Int) -> Int64 { tally.figures[place] }

    /// How many reports declare the section nil.
    package func nilReturns(_ declared: NilReturn) -> Int64 {
        layout.nilReturns[declared.cell].map(figure) ?? 0
    }

    package func result(of measure: Measure) -> MeasureResult {
        switch layout.formulas[measure.code] {
        case .percent(let numerator, let denominator)?:
            .ratio(numerator: value(numerator), denominator: value(denominator))
        case .value(let reckoning)?: .value(value(reckoning))
        case nil: .value(nil)
        }
    }
}

/// What a measure comes to.
package enum MeasureResult: Hashable, Sendable {
    case ratio(numerator: Int64?, denominator: Int64?)
    case value(Int64?)

    /// The same of what nobody knows.
    package var unknown: MeasureResult {
        switch self {
        case .ratio: .ratio(numerator: nil, denominator: nil)
        case .value: .value(nil)
        }
    }

    /// The value, or the numerator of a ratio.
    package var value: Int64? {
        switch self {
        case .ratio(let numerator, _): numerator
        case .value(let value): value
        }
    }

    /// Tenths of a percent, rounded half up, as scripts get them beside both parts and as closings
    /// keep them; nil for what is no ratio or has nothing below.
    package var permille: Int64? {
        guard case .ratio(let numerator?, let denominator?) = self else { return nil }
        return MeasureResult.permille(numerator, of: denominator)
    }

    /// The same as people read it.
    package var share: Share? {
        guard case .ratio(let numerator?, let denominator?) = self else { return nil }
        return Share(numerator, of: denominator)
    }

    /// The percentage that people read, or the value, as one number; nil where there is none.
    package var number: FixedPoint? {
        switch self {
        case .ratio: share.map { FixedPoint(units: $0.tenths, scale: 1) }
        case .value(let value): value.map { FixedPoint($0) }
        }
    }

    /// nil also for what no `Int64` holds, such as 10^18 of 1: the figures are a form's own.
    package static func permille(_ part: Int64, of whole: Int64) -> Int64? {
        guard whole > 0, part >= 0 else { return nil }
        let (part, whole) = (Int128(part), Int128(whole))
        return Int64(exactly: (part * 2000 + whole) / (whole * 2))
    }
}
