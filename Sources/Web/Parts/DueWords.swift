import Reporting
import Storage

extension Moment {
    /// `trước 17:00, thứ Tư 02/12/2026`, `trước ngày 10/9/2022 (hết ngày 09/9/2022)`
    var asDue: String { VietnameseDate.due(self) }

    /// Until when a code that ends at this moment can be used, for paper: `hết ngày 27/01/2027`, the
    /// last whole day; within its last day, the time as well.
    func asLastDay(at now: Moment) -> String {
        let last = Day(number: lastDay.number - (time == (0, 0, 0, 0) ? 0 : 1))
        return last < now.day ? VietnameseDate.text(self) : "hết ngày \(VietnameseDate.text(last))"
    }
}

extension Round {
    /// What is told of a moment that reports are judged by: of the round's own, without its grace,
    /// which nobody is to count on.
    func told(_ dueAt: Moment) -> Moment { dueAt == self.dueAt + grace ? self.dueAt : dueAt }

    /// Reports may still come, and be on time.
    func isAhead(at now: Moment) -> Bool { state == .open && now < dueAt + grace }

    /// How the plan words the round's due moment, where it says it in other words than the page
    /// does; nil where another moment holds.
    func planWords(ofDue dueAt: Moment) -> String? {
        guard told(dueAt) == self.dueAt else { return nil }
        let day = self.dueAt.day
        let days = [VietnameseDate.inDocument(day), VietnameseDate.text(day)]
        let same: [String] =
            if day == self.dueAt.lastDay {
                VietnameseDate.inDueTexts(self.dueAt).flatMap { time in
                    days.map { "trước \(time) ngày \($0)" }
                }
            } else {
                days.map { "trước ngày \($0)" }
            }
        return same.contains(dueText) ? nil : dueText
    }
}

extension UnitForms {
    /// `Xã, phường, đặc khu`: what the round's schools lie in, by the law of when it counts.
    func communeTitle(of round: Round) -> String { title(of: .commune, on: round.dataClose) }
}

extension VietnameseDate {
    /// `17 giờ 00`, `17 giờ`: how plans write the time of day.
    fileprivate static func inDueTexts(_ moment: Moment) -> [String] {
        let parts = time(moment).split(separator: ":")
        return ["\(parts[0]) giờ \(parts[1])"] + (parts[1] == "00" ? ["\(parts[0]) giờ"] : [])
    }
}
