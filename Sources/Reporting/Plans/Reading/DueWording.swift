/// Words that say until when: `trước ngày 10/9/2022`, `chậm nhất 17 giờ 00 ngày 15/6/2026`.
struct DueWording {
    let range: Range<Int>
    let words: String
    /// The first moment that is late.
    let moment: Moment?
    let doubts: [PlanReading.Doubt]

    /// Whether the day is said to be the last one, or to be before it; else a day only stands there.
    let isPlain: Bool

    /// nil where no such words begin at the place. A year that is not said is that of `issuedOn`.
    init?(_ text: PlanText, at place: Int, before limit: Int, issuedOn: Day?) {
        let words = text.words
        guard var cue = Cue(words, place, limit) else { return nil }
        let isPlain = cue.sense == .plain
        cue.readOn(words, before: min(limit, place + 16))
        let month = DueWording.month.end(at: cue.end, in: words, before: limit)
        guard month == nil, let day = DayWording(words, at: cue.end, before: limit) else {
            guard let vague = Vague(words, month ?? cue.end, limit, isMonth: month != nil),
                !isPlain || month != nil || cue.isWithin
            else { return nil }
            self.init(text, place..<vague.end, nil, [vague.doubt], isPlain: isPlain)
            return
        }
        if let end = Vague.each.end(at: day.end, in: words, before: limit) {
            self.init(text, place..<end, nil, [.recurs], isPlain: isPlain)
            return
        }
        let (found, doubts) = DueWording.day(day.said, issuedOn)
        guard let found else {
            self.init(text, place..<day.end, nil, doubts, isPlain: isPlain)
            return
        }
        let (moment, own) = cue.moment(of: found)
        let isEarly = issuedOn.map { moment <= Moment($0) } ?? false
        self.init(
            text, place..<day.end, moment, doubts + own + (isEarly ? [.dueBeforeDocument] : []),
            isPlain: isPlain)
    }

    init(
        _ text: PlanText, _ range: Range<Int>, _ moment: Moment?, _ doubts: [PlanReading.Doubt],
        isPlain: Bool
    ) {
        self.range = range
        words = text.said(range)
        self.moment = moment
        self.doubts = doubts
        self.isPlain = isPlain
    }

    private static func day(_ said: DayWording.Said, _ issuedOn: Day?) -> (
        Day?, [PlanReading.Doubt]
    ) {
        switch said {
        case .day(let day): return (day, [])
        case .noSuchDay(let text): return (nil, [.noSuchDay(text)])
        case .withoutYear(let day, let month):
            guard let year = issuedOn?.components.year else { return (nil, [.noDay]) }
            guard let found = Day(year: year, month: month, day: day) else {
                return (nil, [.noSuchDay("\(day)/\(month)/\(year)")])
            }
            return (found, [.yearOfDocument(year)])
        }
    }

    private static let month: Phrases = ["tháng"]
}

/// What such words begin with, up to the day.
private struct Cue {
    enum Sense {
        case before, until, plain
    }

    private(set) var sense: Sense
    /// Through the whole day, in so many words.
    private var isExplicit = false
    /// Minutes since midnight.
    private var time: Int?
    private(set) var end: Int
    /// `thời hạn`, behind which it may say of what.
    private var isNamed = false
    /// `trong`
    let isWithin: Bool

    init?(_ words: [PlanWord], _ place: Int, _ limit: Int) {
        if let end = Cue.before.end(at: place, in: words, before: limit) {
            (sense, self.end) = (.before, end)
        } else if let end = Cue.through.end(at: place, in: words, before: limit) {
            (sense, isExplicit, self.end) = (.until, true, end)
        } else if let end = Cue.latest.end(at: place, in: words, before: limit) {
            (sense, isNamed, self.end) = (.until, true, end)
        } else if let end = Cue.plain.end(at: place, in: words, before: limit) {
            (sense, self.end) = (.plain, end)
        } else {
            return nil
        }
        isWithin = words[place].plain == "trong"
    }

    mutating func readOn(_ words: [PlanWord], before limit: Int) {
        while end < limit {
            if let next = Cue.through.end(at: end, in: words, before: limit) {
                (sense, isExplicit, end) = (.until, true, next)
            } else if let next = Cue.before.end(at: end, in: words, before: limit) {
                (sense, end) = (.before, next)
            } else if let next = Cue.fillers.end(at: end, in: words, before: limit) {
                end = next
            } else if isNamed, let next = Cue.deeds.end(at: end, in: words, before: limit) {
                end = next
            } else if time == nil, let found = Cue.time(words, end, limit) {
                (time, end) = found
            } else if [",", ":", "("].contains(words[end].text) {
                end += 1
            } else {
                return
            }
        }
    }

    func moment(of day: Day) -> (Moment, [PlanReading.Doubt]) {
        if let time { return (Moment(day) + .seconds(time * 60), []) }
        if sense == .before { return (Moment(day), [.dayBefore(day)]) }
        return (Moment(day + 1), isExplicit ? [] : [.wholeDay(day)])
    }

    private static let before: Phrases = ["trước", "trước thời điểm"]
    private static let through: Phrases = [
        "đến hết", "hết", "trong ngày", "đến cuối ngày", "cuối ngày",
    ]
    private static let latest: Phrases = [
        "chậm nhất", "muộn nhất", "không quá", "hạn cuối", "hạn cuối cùng", "hạn chót",
        "hạn chậm nhất", "thời hạn", "hạn nộp", "hạn gửi", "hạn báo cáo", "thời gian nộp",
        "thời gian gửi", "thời gian báo cáo", "đến", "kịp", "trong vòng", "trong thời hạn",
        "thời gian",
    ]
    private static let plain: Phrases = ["vào", "ngày", "trong", "lúc"]
    private static let fillers: Phrases = [
        "là", "vào", "lúc", "trong", "đến", "ngày", "cùng ngày", "của ngày", "khoảng", "phút",
        "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "chậm nhất",
        "muộn nhất", "cuối cùng", "vòng",
    ]
    private static let deeds: Phrases = [
        "gửi", "nộp", "báo cáo", "gửi báo cáo", "nộp báo cáo", "gửi về phòng", "về phòng",
        "kết quả",
        "hoàn thành",
    ]
}

extension Cue {
    /// Minutes since midnight and the end: `17 giờ 00 phút`, `17h00'`, `17:00`.
    private static func time(_ words: [PlanWord], _ place: Int, _ limit: Int) -> (Int?, Int)? {
        let text = words[place].text
        guard text.utf8.count <= 8, text.first?.isNumber == true else { return nil }
        if words[place].isDigits {
            guard let end = hour.end(at: place + 1, in: words, before: limit) else { return nil }
            guard end < limit, words[end].isDigits, words[end].text.utf8.count == 2,
                DayWording(words, at: end, before: min(limit, end + 3)) == nil
            else { return VietnameseDate.readTime(text + "h").map { ($0, end) } }
            return VietnameseDate.readTime(text + "h" + words[end].text).map { ($0, end + 1) }
        }
        let bare = String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !$0.isApostrophe && $0 != "\u{2033}" }))
        guard bare.contains(where: { "hHgG:".contains($0) }),
            let minutes = VietnameseDate.readTime(bare)
        else { return nil }
        return (minutes, place + 1)
    }

    private static let hour: Phrases = ["giờ", "h"]
}

/// Words that name no day, and why they don't.
private struct Vague {
    let end: Int
    let doubt: PlanReading.Doubt

    init?(_ words: [PlanWord], _ place: Int, _ limit: Int, isMonth: Bool) {
        guard place < limit else { return nil }
        if isMonth {
            guard words[place].text.first?.isNumber == true else { return nil }
            var end = place + 1
            if end + 1 < limit, words[end].plain == Vague.year, words[end + 1].isDigits {
                end += 2
            }
            let recurs = Vague.each.end(at: end, in: words, before: limit)
            (self.end, doubt) = recurs.map { ($0, .recurs) } ?? (end, .noDay)
        } else if let end = Vague.each.end(at: place, in: words, before: limit) {
            (self.end, doubt) = (end, .recurs)
        } else if words[place].plain == Vague.quarter {
            (end, doubt) = (min(place + 2, limit), .noDay)
        } else if words[place].isDigits,
            let end = Vague.each.end(at: place + 1, in: words, before: limit)
        {
            (self.end, doubt) = (end, .recurs)
        } else if words[place].isDigits,
            let end = Vague.counted.end(at: place + 1, in: words, before: limit)
        {
            (self.end, doubt) = (end, .counted)
        } else {
            return nil
        }
    }

    static let each: Phrases = [
        "hằng tháng", "hàng tháng", "hằng quý", "hàng quý", "hằng năm", "hàng năm", "của tháng",
        "của quý", "mỗi tháng", "mỗi quý", "mỗi năm", "tháng cuối quý", "của tháng cuối quý",
        "hằng tuần", "hàng tuần",
    ]
    private static let counted: Phrases = ["ngày", "ngày làm việc", "giờ", "tuần", "tháng"]
    private static let quarter = Spelling("quý").text
    private static let year = Spelling("năm").text
}
