import Reporting

/// A page of the tear-off calendar.
struct Leaf {
    let head: String
    let middle: String
    let foot: String
    let isSoon: Bool
    /// Words instead of a number.
    let isWord: Bool

    /// Of a trial, which nobody owes.
    static let ofTrial = Leaf("Đợt", "thử", "không tính")

    private init(_ head: String, _ middle: String, _ foot: String) {
        (self.head, self.middle, self.foot) = (head, middle, foot)
        (isSoon, isWord) = (false, true)
    }

    /// How long until the due moment.
    init(dueAt: Moment, now: Moment) {
        let last = Moment(milliseconds: dueAt.milliseconds - 1).day
        let days = last.number - now.day.number
        let date = String(VietnameseDate.text(last).prefix(5))
        isSoon = days <= 4
        isWord = days == 0
        head = days < 0 ? "Quá hạn" : days == 0 ? (now < dueAt ? "Hạn nộp" : "Đã quá hạn") : "Còn"
        let elapsed = (now.milliseconds - dueAt.milliseconds) / 3_600_000
        let hours = days == -1 && (1..<24).contains(elapsed) ? elapsed : nil
        middle =
            days == 0 ? "hôm nay" : VietnameseNumber.text(hours ?? Int64(days.magnitude))
        foot = days == 0 ? date : "\(hours == nil ? "ngày" : "giờ") · \(date)"
    }

    /// When it was submitted.
    init(submittedAt: Moment?, state: ReportState) {
        isSoon = false
        guard let submittedAt, state.isCounted else {
            isWord = true
            (head, middle, foot) = ("Đợt này", "miễn", "báo cáo")
            return
        }
        let date = VietnameseDate.text(submittedAt.day)
        isWord = false
        head = "Đã nộp"
        middle = String(date.prefix(2))
        foot = "tháng \(date.dropFirst(3))"
    }
}
