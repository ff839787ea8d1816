import HTTP
import Reporting

/// How a round is to come again, as it was typed.
struct TypedSeries {
    /// `month`; empty for a round that comes once.
    var span = ""
    var lead = "10"
    /// Empty where a person opens it.
    var opens = ""

    init() {}

    init(_ fields: FormFields) {
        func field(_ name: String) -> String { TypedText.trimmed(fields.first(name) ?? "").nfc }
        span = field("span")
        lead = field("lead")
        opens = field("opens")
    }

    init(_ terms: RoundSeries.Terms) {
        span = terms.span.rawValue
        lead = "\(terms.lead)"
        opens = terms.opens.map { "\($0)" } ?? ""
    }

    /// nil for a round that comes once. What is no number is out of every range.
    var terms: RoundSeries.Terms? {
        RoundSeries.Span(rawValue: span).map { span in
            RoundSeries.Terms(
                span: span, lead: Int(sent: lead, in: 0...999) ?? -1,
                opens: opens.isEmpty ? nil : Int(sent: opens, in: 0...999) ?? -1)
        }
    }

    var spans: [Choice] {
        RoundSeries.Span.allCases.map {
            Choice(value: $0.rawValue, words: $0.name, isChosen: $0.rawValue == span)
        }
    }
}

extension TypedRound {
    /// Has the dates be those of a period of the decree: of the one that the typed first day lies in,
    /// else of the one of that day.
    mutating func propose(on today: Day) {
        guard let span = RoundSeries.Span(rawValue: proposing) else { return }
        var day = today
        do throws(VietnameseDate.Fault) {
            day = try VietnameseDate.read(periodFrom)
        } catch {
            // Nothing that can be read was typed: the period of today.
        }
        guard let period = DecreePeriod(span, holding: day) else { return }
        let dates = read().draft.dates
        if let close = dates.dataClose, let dueAt = dates.dueAt?.moved(from: close, to: period.to) {
            due = TypedDue(dueAt)
        }
        periodFrom = VietnameseDate.text(period.from)
        periodTo = VietnameseDate.text(period.to)
        dataClose = periodTo
        proposed = period
    }
}
