import HTTP
import Reporting

/// A due moment as somebody types it: a day, and a time on it.
struct TypedDue: Hashable {
    var day: String
    var time: String

    init(day: String, time: String) {
        self.day = day
        self.time = time
    }

    init(_ moment: Moment) {
        day = VietnameseDate.text(moment.shownDay)
        time = moment.shownTime
    }

    /// Fields `due_day` and `due_time`.
    init(_ form: FormFields) {
        day = TypedText.trimmed(form.first("due_day") ?? "")
        time = TypedText.trimmed(form.first("due_time") ?? "")
    }

    /// What is wrong with it, in Vietnamese, a whole sentence.
    struct Complaint: Error, Hashable {
        let sentence: String
    }

    /// The first moment that is late. Without a time, the end of the day.
    func moment() throws(Complaint) -> Moment {
        let read: Day
        do throws(VietnameseDate.Fault) {
            read = try VietnameseDate.read(day)
        } catch {
            throw Complaint(sentence: "Hạn nộp: \(error.sentence)")
        }
        guard let minutes = VietnameseDate.readTime(time.isEmpty ? "24:00" : time) else {
            throw Complaint(sentence: "Giờ hạn nộp ghi theo dạng 17:00.")
        }
        return Moment(read) + .seconds(minutes * 60)
    }
}

extension Moment {
    /// Three working days on, at the hour of the round: what is offered where time is given.
    static func offered(at now: Moment, in round: Round) -> Moment {
        var day = now.lastDay
        var left = 3
        while left > 0 {
            day = Day(number: day.number + 1)
            // 1/1/1970 was a Thursday.
            let weekday = ((day.number + 3) % 7 + 7) % 7
            if weekday < 5 { left -= 1 }
        }
        return Moment(day)
            + .milliseconds(round.dueAt.milliseconds - Moment(round.dueAt.lastDay).milliseconds)
    }

    /// Midnight is the end of the day before, 24:00.
    var shownDay: Day { lastDay }
    var shownTime: String { day == lastDay ? VietnameseDate.time(self) : "24:00" }
}
