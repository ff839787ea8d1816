extension TotalsLayout {
    /// The places of one indicator.
    package struct Places: Hashable, Sendable {
        /// Reports that have a value, and the weight that it needs.
        package var answered: Int
        /// Reports whose level is asked.
        package var applicable: Int
        package var detail: Detail
    }

    package enum Detail: Hashable, Sendable {
        case none
        case sum(Int)
        /// Σ(value × weight) and Σ(weight).
        case weighted(ProductPlaces, weight: Int)
        case count(true: Int, false: Int)
        /// One place per option, in the list's order.
        case options([Int])
    }
}

extension TotalsLayout.Places {
    /// Takes the places that the indicator needs, one after another.
    init(of indicator: Indicator, next place: () -> Int) {
        answered = place()
        applicable = place()
        switch indicator.aggregate {
        case .sum: detail = .sum(place())
        case .weighted:
            detail = .weighted(ProductPlaces(upper: place(), lower: place()), weight: place())
        case .countTrue: detail = .count(true: place(), false: place())
        case .distribution:
            detail = .options((indicator.kind.list?.options ?? []).map { _ in place() })
        case .list, .listDistinctCommune, .none: detail = .none
        }
    }

    /// How many places the indicator needs.
    static func count(of indicator: Indicator) -> Int {
        var count = 0
        _ = TotalsLayout.Places(of: indicator) {
            count += 1
            return count
        }
        return count
    }
}
