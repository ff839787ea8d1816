import Reporting
import Storage

/// What opening a planned round will do, and what looks odd about it, said before it is done.
struct OpeningCheck: View {
    let schools: Int
    let questions: Int
    let due: String
    let daysLeft: String
    let notes: [FirstHourStep.Note]

    init(of round: Round, _ visit: Visit) throws {
        schools = try visit.database.owingCount(round)
        questions = try visit.database.forms.layout(of: round).form.indicators.count
        due = round.dueAt.asDue
        daysLeft = VietnameseDate.daysLeft(until: round.dueAt, at: visit.now)
        var notes: [FirstHourStep.Note] = []
        func note(_ words: String, _ way: FirstHourStep.Way? = nil) {
            notes.append(.init(words: words, way: way))
        }
        if schools == 0 { note("Chưa chọn trường phải báo cáo.") }
        let last = round.dueAt.lastDay
        if round.dueAt <= visit.now {
            note("Hạn nộp đã qua: \(due).")
        } else if last.weekday > 5 {
            note("Hạn nộp rơi vào \(VietnameseDate.weekday(last)) \(VietnameseDate.text(last)).")
        }
        if let words = RoundDates(round).duePlanned { note(words) }
        if let ways = try visit.database.waysIn(ofPlanned: round.id, at: visit.now) {
            let way = FirstHourStep.Way("Truy cập nhanh", "/links", .officer)
            notes += FirstHourStep.notes(ways).map { .init(words: $0.words, way: way) }
        }
        if try UnwrittenLetterhead(visit) != nil {
            note(
                "Chưa khai thể thức văn bản của cơ quan.",
                .init("Khai thể thức văn bản", "/letterhead", .officer))
        }
        self.notes = notes
    }

    var html: HTML {
        """
        <section class="panel set" aria-labelledby="opening-h"><h2 id="opening-h">Khi mở đợt này</h2>
        <dl class="nums any"><div><dt>trường thấy việc phải nộp</dt><dd>\(VietnameseNumber.text(schools))</dd></div><div><dt>câu hỏi trong biểu mẫu</dt><dd>\(questions)</dd></div><div><dt>nộp \(due)</dt><dd>\(daysLeft)</dd></div></dl>
        \(notes.map(\.html))
        <p class="hint">Theo nội dung đã lưu.</p></section>
        """
    }
}
