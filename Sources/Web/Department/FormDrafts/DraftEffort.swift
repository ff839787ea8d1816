import HTTP
import Reporting
import Storage

/// What a form that is being made will cost schools in time.
enum DraftEffort {
    /// `GET /form-drafts/{draft}/effort`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return visit.page(try DraftEffortPage(visit))
    }
}

struct DraftEffortPage {
    struct Line {
        let name: String
        let questions: Int
        let seconds: Int
        /// nil where there are too many to be counted.
        let schools: Int?
    }

    let frame: Frame
    let title: String
    let draftAddress: String
    /// A level each.
    let levels: [Line]
    /// A section each, of a school that is asked all of it.
    let sections: [Line]
    /// How many questions have the times of answers that were given.
    let measured: Int
    let count: Int

    /// How many rounds are looked at, the latest first, and how many reports of each.
    private static let most = (rounds: 3, reports: 50)

    init(_ visit: Visit) throws {
        let kept = try visit.addressedDraft()
        let form = kept.draft.reading.form
        title = kept.draft.title
        draftAddress = "/form-drafts/\(kept.id.rawValue)"
        frame = try Frame(visit, title: "Thời gian trả lời: " + title, current: "/forms")
        let times = try DraftEffortPage.times(visit)
        let estimates = form.indicators.map { ($0, times.estimate($0)) }
        count = estimates.count
        measured = estimates.count { $0.1.isMeasured }
        let seconds = Dictionary(
            estimates.map { ($0.0.code, $0.1.seconds) }, uniquingKeysWith: { first, _ in first })
        func sum(_ indicators: [Indicator]) -> Int {
            indicators.reduce(0) { $0 + (seconds[$1.code] ?? 0) }
        }
        sections = form.sections.map { section in
            Line(
                name: "\(section.code). \(section.title.vietnamese)",
                questions: section.indicators.count, seconds: sum(section.indicators), schools: nil)
        }
        var filter = UnitFilter(.below(visit.asker.unit.id))
        filter.kinds = [.school]
        let schools = try visit.database.fewUnits(filter, on: visit.now.day)
        levels = try visit.database.units.levels().compactMap { name in
            let asked = form.indicators(for: name.level)
            guard !asked.isEmpty else { return nil }
            return Line(
                name: name.name, questions: asked.count, seconds: sum(asked),
                schools: schools?.count { $0.unit.level == name.level })
        }
    }

    private static func times(_ visit: Visit) throws -> AnsweringTimes {
        let database = visit.database
        let rounds = try database.rounds.owned(by: visit.asker.unit.id).filter {
            $0.state != .planned && !$0.isTrial
        }
        var times = AnsweringTimes()
        for round in rounds.prefix(most.rounds) {
            let form = try database.forms.layout(of: round).form
            for report in try database.reports.savedCells(in: round.id, most: most.reports) {
                times.add(report, of: form)
            }
        }
        return times
    }
}

extension DraftEffortPage.Line {
    var minutes: String { VietnameseNumber.text(max(1, (seconds + 30) / 60)) }

    /// Of all its schools, in tenths of an hour, of which a total is made; nil where there are too many to
    /// be counted.
    var tenths: Int? { schools.map { max($0 == 0 ? 0 : 1, (seconds * $0 + 180) / 360) } }

    /// `3,5`
    static func hours(_ tenths: Int) -> String {
        "\(VietnameseNumber.text(tenths / 10)),\(tenths % 10)"
    }
}

extension DraftEffortPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="\(draftAddress)">Biểu mẫu nháp</a></p><h1>Thời gian trả lời: \(title)</h1><p class="lede">\(Self.total(levels))</p></div></div>
              <div class="stack">
                \(if: levels.isEmpty, #"<div class="notice"><p><b>Chưa có câu hỏi nào.</b></p></div>"#, else: tables)
              </div>
            </div>
            """)
    }

    /// What the lines of the table say, added up.
    static func total(_ levels: [Line]) -> String {
        let parts = levels.compactMap(\.tenths)
        guard parts.count == levels.count, !levels.isEmpty else {
            return "Ước tính cho mỗi trường."
        }
        let sum = parts.reduce(0, +)
        let schools = levels.reduce(0) { $0 + ($1.schools ?? 0) }
        let hours = sum < 10 ? "Dưới 1 giờ" : "Khoảng \(Line.hours(sum)) giờ"
        return
            "\(hours) của \(VietnameseNumber.text(schools)) trường, nếu mọi trường trả lời mọi câu."
    }

    private var tables: HTML {
        """
        \(Table.full("Theo cấp học", [.pinned("Cấp học"), .right("Câu hỏi"), .right("Phút mỗi trường"), .right("Số trường"), .right("Giờ, cả cấp")], rows: levels.map(level)))
        \(Table.full("Theo mục", [.pinned("Mục"), .right("Câu hỏi"), .right("Phút")], rows: sections.map(section)))
        <p class="hint">\(measured) trong \(count) câu tính theo thời gian các trường đã dùng cho câu đó hoặc câu cùng kiểu ở các đợt trước; các câu khác ước tính theo kiểu: số 45 giây, lựa chọn 20 giây, chữ 2 phút, tệp và bảng 3 phút.</p>
        """
    }

    private func level(_ line: Line) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(line.name)</th><td role="cell" data-h="Câu hỏi" class="n">\#(line.questions)</td><td role="cell" data-h="Phút mỗi trường" class="n">\#(line.minutes)</td><td role="cell" data-h="Số trường" class="n">\#(line.schools.map { VietnameseNumber.text($0) } ?? "…")</td><td role="cell" data-h="Giờ, cả cấp" class="n">\#(line.tenths.map(Line.hours) ?? "…")</td></tr>"#
    }

    private func section(_ line: Line) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(line.name)</th><td role="cell" data-h="Câu hỏi" class="n">\#(line.questions)</td><td role="cell" data-h="Phút" class="n">\#(line.minutes)</td></tr>"#
    }
}
