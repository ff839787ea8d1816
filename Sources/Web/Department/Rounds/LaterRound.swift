import Foundation
import Reporting

extension RoundDraft {
    /// A new round like an earlier one, as many of its spans later as it takes for the due moment to
    /// lie ahead: months, quarters or half-years where its period is one, else years.
    init(like round: Round, now: Moment) {
        self.init(round, previous: round.code)
        let span = round.span
        let months =
            (1...1200).lazy.map { $0 * span }
            .first { round.dueAt.later(months: $0) > now } ?? 12
        let years =
            round.dueAt.lastDay.later(months: months).components.year
            - round.dueAt.lastDay.components.year
        code = code.later(months: months, years: years)
        if code == round.code.rawValue {
            code += "-\(round.dueAt.lastDay.later(months: months).components.year)"
        }
        title = title.later(months: months, years: years)
        dates.dueText = dates.dueText.later(months: months, years: years)
        dates.periodFrom = dates.periodFrom?.later(months: months)
        dates.periodTo = dates.periodTo?.later(months: months)
        dates.dataClose = dates.dataClose?.later(months: months)
        dates.dueAt = dates.dueAt?.later(months: months)
    }
}

extension Round {
    /// In months: 1, 3 or 6 for a period of whole months, else 12.
    fileprivate var span: Int {
        let (from, to) = (period.lowerBound, period.upperBound)
        return [1, 3, 6].first {
            from.components.day == 1 && from.later(months: $0).number == to.number + 1
        } ?? 12
    }
}

extension Moment {
    /// The same time on the last day of what is due, so many months later.
    fileprivate func later(months: Int) -> Moment {
        let days = Int64(lastDay.later(months: months).number - lastDay.number)
        return Moment(milliseconds: milliseconds + days * 86_400_000)
    }
}

extension Day {
    /// The same day so many months later; the month's last where it has none of that number, or
    /// where this is a month's last and no whole years lie between.
    fileprivate func later(months: Int) -> Day {
        let (year, month, day) = components
        let total = year * 12 + month - 1 + months
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        let isLast = Day(year: year, month: month, day: day + 1) == nil
        let last = (28...31).reversed().lazy.compactMap {
            Day(year: newYear, month: newMonth, day: $0)
        }.first
        if isLast, !months.isMultiple(of: 12) { return last ?? self }
        return Day(year: newYear, month: newMonth, day: day) ?? last ?? self
    }
}

extension String {
    /// Dates in the text so many months later, other years so many years; the number of a document
    /// (`2015/SGDĐT`, `số 2016`) stays what it is.
    fileprivate func later(months: Int, years: Int) -> String {
        var isNumbered = false
        return split(separator: " ", omittingEmptySubsequences: false).map { word in
            defer { isNumbered = word.lowercased() == "số" }
            let isNumber = word.contains("/") && word.contains { $0.isLetter }
            return isNumbered || isNumber
                ? String(word) : word.moved(months: months, years: years)
        }.joined(separator: " ")
    }
}

extension Substring {
    /// A word that is no document's number.
    fileprivate func moved(months: Int, years: Int) -> String {
        if let match = firstMatch(of: /(\d{1,2})\/(\d{1,2})\/(\d{4})/),
            let day = Int(sent: String(match.1), in: 1...31),
            let month = Int(sent: String(match.2), in: 1...12),
            let year = Int(sent: String(match.3), in: 1900...2200),
            let date = Day(year: year, month: month, day: day)
        {
            let (newYear, newMonth, newDay) = date.later(months: months).components
            let moved =
                "\(padded(newDay, like: match.1))/\(padded(newMonth, like: match.2))/\(newYear)"
            return String(replacing(match.0, with: moved))
        }
        if let match = firstMatch(of: /(\d{1,2})\/(\d{4})/),
            let month = Int(sent: String(match.1), in: 1...12),
            let year = Int(sent: String(match.2), in: 1900...2200),
            let date = Day(year: year, month: month, day: 1)
        {
            let (newYear, newMonth, _) = date.later(months: months).components
            return String(
                replacing(match.0, with: "\(padded(newMonth, like: match.1))/\(newYear)"))
        }
        let moved = replacing(/\d+/) { match in
            guard match.0.utf8.count == 4, let year = Int(sent: String(match.0), in: 1990...2090)
            else { return String(match.0) }
            return "\(year + years)"
        }
        return String(moved)
    }

    private func padded(_ number: Int, like old: Substring) -> String {
        old.count == 2 && number < 10 ? "0\(number)" : "\(number)"
    }
}
