extension RoundDates {
    /// The last day that the plan's words leave, where the due moment lies behind it or on another day:
    /// `trước ngày 20/12/2026` is until the end of 19/12/2026. nil where both agree, and where the words name
    /// no day.
    package var lastDayOfWords: Day? {
        guard let dueAt, let worded = DueWording.moment(in: dueText),
            dueAt > worded || dueAt.lastDay != worded.lastDay
        else { return nil }
        return worded.lastDay
    }
}

extension DueWording {
    /// The first moment that is late by the first words which name one.
    static func moment(in words: String) -> Moment? {
        let text = PlanText(words)
        let limit = text.words.count
        return (0..<limit).lazy.compactMap { place in
            DueWording(text, at: place, before: limit, issuedOn: nil)?.moment
        }.first
    }
}
