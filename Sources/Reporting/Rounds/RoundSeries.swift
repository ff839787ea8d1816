/// Rounds that come again (kỳ báo cáo lặp lại): one for each month, quarter, half-year or year. The
/// next one is prepared ahead, like the last.
package struct RoundSeries: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// How often its rounds come.
    package enum Span: String, Hashable, Sendable, CaseIterable {
        case month, quarter
        case halfYear = "half_year"
        case year

        package var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .halfYear: 6
            case .year: 12
            }
        }
    }

    /// What its office chose.
    package struct Terms: Hashable, Sendable {
        package var span: Span
        /// So many days before the data-closing day of its period a round is prepared.
        package var lead: Int
        /// So many days before the data-closing day it opens by itself; nil where a person opens it.
        package var opens: Int?

        package init(span: Span, lead: Int, opens: Int? = nil) {
            self.span = span
            self.lead = lead
            self.opens = opens
        }

        package static let longestLead = 90

        /// Everything that is wrong with them.
        package var faults: [SeriesFault] {
            guard (0...Terms.longestLead).contains(lead) else { return [.leadOutOfRange] }
            if let opens, !(0...lead).contains(opens) { return [.opensBeforePrepared] }
            return []
        }
    }

    /// Where a round stands in its series.
    package struct Place: Hashable, Sendable {
        package var series: ID
        /// The month in which its period ends, whatever dates it is given later.
        package var period: MonthNumber

        package init(series: ID, period: MonthNumber) {
            self.series = series
            self.period = period
        }
    }

    package let id: ID
    package let owner: Unit.ID
    package var terms: Terms
    /// From when on no round follows.
    package var endedAt: Moment?
    /// What of the next round is wrong, so that it could not be prepared.
    package var trouble: RoundDraft.Field?

    package init(
        id: ID, owner: Unit.ID, terms: Terms, endedAt: Moment? = nil,
        trouble: RoundDraft.Field? = nil
    ) {
        self.id = id
        self.owner = owner
        self.terms = terms
        self.endedAt = endedAt
        self.trouble = trouble
    }

    /// Series of one office that go on at a time.
    package static let mostOfOffice = 50
    /// Rounds of a series that are prepared and not opened; while so many wait, no other is made.
    package static let mostWaiting = 12
}

/// A month of the calendar, counted from the first year.
package struct MonthNumber: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package init(of day: Day) {
        let (year, month, _) = day.components
        rawValue = year * 12 + month - 1
    }

    package static func < (left: MonthNumber, right: MonthNumber) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Why a series can't be as somebody wants it.
package enum SeriesFault: Error, Hashable, Sendable {
    case leadOutOfRange, opensBeforePrepared
    /// Its office has as many as it may have.
    case tooMany
    /// What was taken back has no next.
    case roundIsWithdrawn
    case roundIsTrial
    /// The round is in none that goes on.
    case isNotInSeries
}

/// Why a round of a series did not open on its day.
package enum OpeningTrouble: Hashable, Sendable {
    /// What of the round is wrong.
    case fault(RoundDraft.Field)
    /// The day of a later round of the series had come before this one was prepared or opened.
    case missed
}

extension OpeningTrouble {
    /// As it is stored.
    package var word: String {
        switch self {
        case .fault(let field): field.rawValue
        case .missed: "missed"
        }
    }

    package init?(word: String) {
        if word == "missed" {
            self = .missed
        } else if let field = RoundDraft.Field(rawValue: word) {
            self = .fault(field)
        } else {
            return nil
        }
    }
}

extension Round {
    /// The day on which the round opens by itself under the terms; nil where a person opens it.
    package func openingDay(by terms: RoundSeries.Terms) -> Day? {
        terms.opens.map { dataClose + -$0 }
    }
}
