import Reporting

/// What schools answer where a test is of sums and sentences, and not of what makes sense.
package enum SchoolAnswers: Sendable {
    case nothing, everything, blank
    /// Figures and choices from a generator that begins with the number.
    case random(UInt64)

    package var generator: SeededRandom {
        if case .random(let seed) = self { SeededRandom(seed: seed) } else { SeededRandom(seed: 7) }
    }

    /// The answers of a school of the level.
    package func values(
        of form: Form, _ level: Level, from random: inout SeededRandom
    ) -> Values {
        form.indicators(for: level).reduce(into: [:]) { values, indicator in
            switch (self, indicator.kind) {
            case (.blank, _): break
            case (.nothing, .number):
                // No school is without people.
                let isGeneral = indicator.code.rawValue.hasPrefix("gen_")
                values[indicator.code] = .integer(isGeneral ? 1 : 0)
            case (.everything, .number): values[indicator.code] = .integer(3)
            case (.random, .number):
                values[indicator.code] = .integer(Int64.random(in: 1...40, using: &random))
            case (.nothing, .boolean): values[indicator.code] = .boolean(false)
            case (.everything, .boolean): values[indicator.code] = .boolean(true)
            case (.random, .boolean):
                values[indicator.code] = .boolean(Bool.random(using: &random))
            case (.nothing, .choice(let list)):
                values[indicator.code] = list.options.last.map { .choice($0.value) }
            case (_, .choice(let list)):
                values[indicator.code] = list.options.randomElement(using: &random).map {
                    .choice($0.value)
                }
            default: break
            }
        }
    }
}
