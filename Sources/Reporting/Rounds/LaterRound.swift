extension RoundDraft {
    /// A new round like the last of the course, as many of its spans later as it takes for the due
    /// moment to lie ahead: months, quarters or half-years where its period is one, else years.
    /// `form` is what its owner calls its form.
    package init(like course: RoundCourse, form: Form.Version, now: Moment) {
        let span = course.last.span
        let months =
            (1...1200).lazy.map { $0 * span }
            .first { course.last.dueAt.later(months: $0) > now } ?? 12
        self.init(like: course, form: form, later: months, span: span)
    }

    /// The same so many months later, where a round comes each `span` months.
    package init(like course: RoundCourse, form: Form.Version, later months: Int, span: Int) {
        let round = course.last
        self.init(round, previous: Round.Address(round.code, of: nil), form: form)
        code = code.later(span: span, months: months, to: round.period.upperBound)
        title = course.later(months, \.title) { $0.later(months: $1) }
        dates.dueText = course.later(months, \.dueText) { $0.later(months: $1) }
        dates.periodFrom = course.later(months, \.period.lowerBound) { $0.later(months: $1) }
        dates.periodTo = course.later(months, \.period.upperBound) { $0.later(months: $1) }
        dates.dataClose = course.dataClose(later: months)
        dates.dueAt = course.later(months, \.dueAt) { $0.later(months: $1) }
    }
}

extension Round {
    /// In months: 1, 3 or 6 for a period of whole months, whichever day these begin on, else 12.
    fileprivate var span: Int {
        let (from, to) = (period.lowerBound, period.upperBound)
        return [1, 3, 6].first {
            from.components.day <= 28 && from.later(months: $0).number == to.number + 1
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
    package func later(months: Int) -> Day {
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
    /// A round's code for a period that ends so many months after `end`: its years moved, or the
    /// year, and the month where a period is less than a year, behind what is before them.
    fileprivate func later(span: Int, months: Int, to end: Day) -> String {
        if span == 12 {
            let moved = later(months: months)
            if moved != self { return moved }
        }
        let (year, month, _) = end.later(months: months).components
        let stem = replacing(/-\d{4}(-\d{1,2})?$/, with: "")
        return span == 12 ? "\(stem)-\(year)" : "\(stem)-\(year)-\(month < 10 ? "0" : "")\(month)"
    }

    /// Dates in the text so many months later; other years too, if those are whole years. The number
    /// of a document (`2015/SGDĐT`, `số 2016`) stays what it is, and so does whatever else names a
    /// part of a year. No two parts of the pattern can share a text between them, so that a long one
    /// costs little.
    fileprivate func later(months: Int) -> String {
        replacing(
            /(?i)số\s+\S+|[^\s\/]*\/[^\s\p{L}]*\p{L}\S*|(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})|(?<part>tháng|quý)\s+(?<number>\d{1,2}|IV|I{1,3})(?<between>\/|\s+năm\s+)(?<its>\d{4})|(?<half>đầu|cuối)\s+năm\s+(?<halfYear>\d{4})|\d+/
        ) { match in
            let whole = String(match.0)
            if let day = match.day, let month = match.month, let year = match.year {
                return moved(day, month, year, months) ?? whole
            }
            if let part = match.part, let number = match.number, let year = match.its,
                let between = match.between,
                let moved = moved(number, year, in: part.lowercased() == "quý" ? 4 : 12, months)
            {
                return "\(part) \(moved.number)\(between)\(moved.year)"
            }
            if let half = match.half, let year = match.halfYear,
                let moved = movedHalf(half, year, months)
            {
                return moved
            }
            guard months.isMultiple(of: 12), whole.utf8.count == 4,
                let year = Reporting.whole(whole, in: 1990...2090)
            else { return whole }
            return "\(year + months / 12)"
        }
    }
}

/// A day so many months later; nil for one that is none.
private func moved(
    _ day: Substring, _ month: Substring, _ year: Substring, _ months: Int
) -> String? {
    guard let d = whole(day, in: 1...31), let m = whole(month, in: 1...12),
        let y = whole(year, in: 1900...2200), let date = Day(year: y, month: m, day: d)
    else { return nil }
    let (newYear, newMonth, newDay) = date.later(months: months).components
    return "\(newDay.padded(like: day))/\(newMonth.padded(like: month))/\(newYear)"
}

/// A month or quarter, one of `parts` of its year, so many months later; nil for one that is none.
/// Quarters alone have Roman numbers.
private func moved(
    _ number: Substring, _ year: Substring, in parts: Int, _ months: Int
) -> (number: String, year: Int)? {
    let roman = ["I", "II", "III", "IV"]
    let index = parts == 4 ? roman.firstIndex(of: number.uppercased()) : nil
    let length = 12 / parts
    guard months.isMultiple(of: length),
        let old = index.map({ $0 + 1 }) ?? whole(number, in: 1...parts),
        let oldYear = whole(year, in: 1900...2200)
    else { return nil }
    let total = oldYear * parts + old - 1 + months / length
    let new = total % parts + 1
    return (index == nil ? new.padded(like: number) : roman[new - 1], total / parts)
}

/// `đầu năm 2026` or `cuối năm 2026` so many months later, where these are half-years.
private func movedHalf(_ half: Substring, _ year: Substring, _ months: Int) -> String? {
    guard months.isMultiple(of: 6), let year = whole(year, in: 1900...2200) else { return nil }
    let isFirst = half.lowercased() == "đầu"
    let total = year * 2 + (isFirst ? 0 : 1) + months / 6
    let isSame = total.isMultiple(of: 2) == isFirst
    return "\(isSame ? String(half) : isFirst ? "cuối" : "đầu") năm \(total / 2)"
}

/// nil for what is none within the range.
private func whole(_ digits: some StringProtocol, in range: ClosedRange<Int>) -> Int? {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else {
        return nil
    }
    return range.contains(number) ? number : nil
}

extension Int {
    /// With two digits if the old number has two.
    fileprivate func padded(like old: Substring) -> String {
        old.count == 2 && self < 10 ? "0\(self)" : "\(self)"
    }
}
