import Reporting

extension RoundDraft {
    /// A new round like an earlier one, every date as many years later as it takes for the due
    /// moment to lie ahead.
    init(like round: Round, now: Moment) {
        self.init(round, previous: round.code)
        let years = (1...100).first { round.dueAt.day.later(years: $0) > now.day } ?? 1
        code = code.later(years: years)
        title = title.later(years: years)
        dates.dueText = dates.dueText.later(years: years)
        dates.periodFrom = dates.periodFrom?.later(years: years)
        dates.periodTo = dates.periodTo?.later(years: years)
        dates.dataClose = dates.dataClose?.later(years: years)
        dates.dueAt = dates.dueAt?.later(years: years)
    }
}

extension Moment {
    /// The same time on the last day of what is due, so many years later.
    fileprivate func later(years: Int) -> Moment {
        let days = Int64(lastDay.later(years: years).number - lastDay.number)
        return Moment(milliseconds: milliseconds + days * 86_400_000)
    }
}

extension Day {
    /// The same day so many years later; 28 February for the 29th where there is none.
    fileprivate func later(years: Int) -> Day {
        let (year, month, day) = components
        return Day(year: year + years, month: month, day: day)
            ?? Day(year: year + years, month: month, day: 28) ?? self
    }
}

extension String {
    /// Every year in the text, so many later.
    fileprivate func later(years: Int) -> String {
        var result = ""
        var digits = ""
        func flush() {
            if digits.utf8.count == 4, let year = Int(sent: digits, in: 1990...2090) {
                result += "\(year + years)"
            } else {
                result += digits
            }
            digits = ""
        }
        for character in self {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }
}
