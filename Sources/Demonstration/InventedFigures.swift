import Reporting

/// Plausible answers to the form: the same for the same school, year, period and seed, in every
/// process. No error rule of the form is broken; what does not apply to the level is absent.
package enum InventedFigures {
    /// A report of the school: `peculiarity` is what is out of the ordinary in it, and another
    /// `seed` gives other figures; the demonstration's is 0.
    package static func values(
        for school: ListedSchool, year: ListedSchool.Year,
        period: ClosedRange<Day>, peculiarity: Peculiarity? = nil, seed: UInt64 = 0
    ) -> Values {
        if school.code == SampleReport.school {
            return SampleReport.values(period: period)
        }
        var writer = FigureWriter(school, year: year, period: period, seed: seed)
        writer.writeGeneral()
        writer.writeDirection()
        writer.writePropaganda()
        writer.writeTeamAndDrills()
        writer.writeSelfInspection()
        writer.writeEquipment()
        writer.writeBudget()
        writer.writeOutcome()
        writer.writeNarrative()
        peculiarity?.apply(to: &writer.values)
        return writer.values
    }

    /// The figures of a school in one of the demonstration's rounds.
    package static func values(
        for school: ListedSchool, in round: RoundScript
    ) -> Values {
        values(
            for: school, year: round.year, period: round.period,
            peculiarity: Peculiarity.of(school.code, in: round.year))
    }

    /// The first `share` (0 to 1) of the answers in the form's order; the rest is blank.
    package static func draft(
        of values: Values, share: Double, order: [Indicator.Code]
    ) -> Entries {
        let answered = order.filter { values[$0] != nil }
        let kept = answered.prefix(Int(Double(answered.count) * min(max(share, 0), 1)))
        return kept.reduce(into: [:]) { $0[$1] = values[$1].map(Entry.value) }
    }
}

/// One report while it is being made up, section by section.
struct FigureWriter {
    let school: ListedSchool
    let year: ListedSchool.Year
    let period: ClosedRange<Day>
    let facts: ListedSchool.Facts
    let stock: SchoolStock
    let seed: UInt64
    var random: SplitMix64
    var values: Values = [:]

    init(
        _ school: ListedSchool, year: ListedSchool.Year, period: ClosedRange<Day>,
        seed: UInt64
    ) {
        self.school = school
        self.year = year
        self.period = period
        self.seed = seed
        facts = school.facts(in: year, seed: seed)
        stock = SchoolStock(school, in: year, seed: seed)
        random = SplitMix64("figures \(school.code) \(year)", seed: seed)
    }

    mutating func set(_ code: Indicator.Code, _ number: Int) {
        values[code] = .integer(Int64(number))
    }

    mutating func set(_ code: Indicator.Code, _ flag: Bool) { values[code] = .boolean(flag) }

    mutating func set(_ code: Indicator.Code, option: String) { values[code] = .choice(option) }

    mutating func set(_ code: Indicator.Code, options: [String]) {
        values[code] = options.isEmpty ? nil : .choices(options)
    }

    func integer(_ code: Indicator.Code) -> Int {
        guard case .integer(let number) = values[code] else { return 0 }
        return Int(number)
    }

    /// A working day between the two percentages of the period.
    mutating func day(_ percents: ClosedRange<Int>) -> Day {
        let length = period.upperBound.number - period.lowerBound.number
        let day = period.lowerBound + length * random.number(in: percents) / 100
        return min(day.onWorkingDay, period.upperBound)
    }

    /// A day of the period on which pupils are at school, as far as a few tries find one. Its
    /// numbers are its own, so that the other figures do not depend on the period.
    func dayInTerm() -> Day {
        var tries = self
        tries.random = SplitMix64("drill \(school.code) \(year)", seed: seed)
        let days = (1...50).map { _ in tries.day(3...97) }
        return days.first(where: \.isInTerm) ?? days[0]
    }
}
