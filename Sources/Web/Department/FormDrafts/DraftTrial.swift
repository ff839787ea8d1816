import HTTP
import HTTPTypes
import Reporting
import Storage

/// A form that is being made, as a school of a level will fill it in: with the checks that it would
/// meet, and nothing kept.
enum DraftTrial {
    /// `GET /form-drafts/{draft}/trial?level=&school=&sample=`: blank, with a school's last figures, or
    /// with made-up ones.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["level", "school", "sample"])
        return visit.page(
            try DraftTrialPage(
                visit, level: try visit.chosen("level"), school: try visit.chosen("school"),
                typed: nil, isSample: try visit.chosen("sample") != nil))
    }

    /// `POST /form-drafts/{draft}/trial`: what its checks say of what was typed; nothing is stored.
    @Sendable static func check(_ wish: Wish) throws -> any Reply {
        let form = try wish.look { try $0.addressedDraft().draft.reading.form }
        let fields = try wish.form(of: form)
        return try wish.look {
            $0.page(
                try DraftTrialPage(
                    $0, level: fields.first("_level"), school: fields.first("_school"),
                    typed: fields))
        }
    }
}

struct DraftTrialPage {
    let frame: Frame
    let title: String
    let address: String
    let draftAddress: String
    let levels: [Tab]
    let level: String
    /// As it was typed.
    let schoolTyped: String
    /// Whose figures stand there, and of when.
    let schoolSaid: String?
    let schoolCode: String?
    /// That the figures are made up; nil where they are not.
    let sampleSaid: String?
    /// Of which one is to be chosen.
    let schools: [Tab]
    let sections: [FormSection]
    /// What of the form can't be read, and so is not shown.
    let faults: Int
    /// What the checks found, once it was sent.
    let outcome: String?
    let isRight: Bool
    /// The questions that are to be answered and are not.
    let missing: [(code: String, words: String)]
    let hasPrevious: Bool
    /// What the form's measures come to by what was typed, were it the only report.
    let measures: [(label: String, text: String)]

    init(
        _ visit: Visit, level wanted: String?, school named: String?, typed: FormFields?,
        isSample: Bool = false
    ) throws {
        let kept = try visit.addressedDraft()
        let reading = kept.draft.reading
        let form = reading.form
        let names = try visit.database.units.levels().filter { name in
            form.indicators.contains { $0.applies(to: name.level) }
        }
        let meant = try named.flatMap { $0.isEmpty ? nil : try TrialSchool.meant(by: $0, visit) }
        let school: TrialSchool? = if case .one(let school)? = meant { school } else { nil }
        let chosen = school.flatMap(\.unit.level) ?? wanted.map(Level.init(rawValue:))
        guard chosen == nil || names.contains(where: { $0.level == chosen }) else {
            throw Refusal(.badRequest, "Biểu mẫu không dùng cho cấp học này.")
        }
        let level = chosen ?? names.first?.level ?? .own
        draftAddress = "/form-drafts/\(kept.id.rawValue)"
        address = draftAddress + "/trial"
        frame = try Frame(visit, title: "Điền thử: " + kept.draft.title, current: "/forms")
        title = kept.draft.title
        let address = address
        levels = names.map {
            Tab(
                words: $0.name, address: "\(address)?level=\($0.level)",
                isChosen: $0.level == level)
        }
        self.level = level.rawValue
        faults = reading.faults.count
        let last = school?.entries(for: form.indicators(for: level)) ?? [:]
        let check = ReportCheck(
            form: form, level: level,
            // The days of a round and a plan are not known yet: what asks for them is not checked.
            parameters: form.parameters.merging(["today": .date(visit.now.day)]) { own, _ in own },
            previous: last.compactMapValues(\.value))
        let entries =
            typed.map(form.entries(of:))
            ?? (isSample ? check.sampleEntries(near: visit.now.day) : last)
        sampleSaid =
            isSample ? "Số liệu ví dụ do chương trình đặt ra, không của trường nào." : nil
        var content = FormContent(check: check, period: nil, entries: entries)
        content.previous = last.compactMapValues(\.value)
        let findings = Findings(content, confirmations: [], isChecked: typed != nil)
        let maker = FormFieldMaker(
            content: content, findings: findings, reasons: TypedReasons(stored: []), openCells: nil)
        sections = form.sections.compactMap { section in
            var shown = FormSection(section, maker)
            shown.isOpen = true
            return shown.fields.isEmpty ? nil : shown
        }
        schoolTyped = school?.unit.name ?? named ?? ""
        schoolCode = school?.unit.code.rawValue
        hasPrevious = !content.previous.isEmpty
        switch meant {
        case .one(let school):
            schoolSaid =
                school.roundTitle.map { "Số liệu của \(school.unit.name) trong đợt “\($0)”." }
                ?? "\(school.unit.name) chưa nộp báo cáo nào cho cơ quan nên không có gì để điền. Dùng "
                + "số liệu ví dụ để xem thử phép kiểm tra, chỉ số."
            schools = []
        case .several(let units):
            schoolSaid = "Có nhiều trường tên như vậy, chọn một trường:"
            schools = units.map {
                Tab(words: $0.name, address: "\(address)?school=\($0.code)", isChosen: false)
            }
        case .some(.none):
            schoolSaid = "Không có trường nào tên “\((named ?? "").prefix(60))”."
            schools = []
        case nil: (schoolSaid, schools) = (nil, [])
        }
        isRight = findings.shown.isEmpty && findings.missing.isEmpty
        measures =
            typed == nil
            ? [] : DraftTrialPage.measures(of: content.settled.compactMapValues(\.value), check)
        missing = findings.missing.compactMap(form.indicator).map {
            ($0.code.rawValue, "\($0.number). \($0.label.text(for: level))")
        }
        let parts = [
            missing.isEmpty ? nil : "\(missing.count) câu bắt buộc còn trống",
            Findings.text(errors: findings.errors, warnings: findings.warnings),
        ].compactMap { $0 }
        outcome =
            typed == nil
            ? nil
            : parts.isEmpty
                ? "Nộp được: không có lỗi, không có cảnh báo." : parts.joined(separator: " · ")
    }
}

extension DraftTrialPage {
    private static func measures(
        of values: Values, _ check: ReportCheck
    ) -> [(label: String, text: String)] {
        let layout = TotalsLayout(form: check.form)
        let totals = GroupTotals(
            layout: layout, coverage: Coverage(states: [.submitted: 1]), states: [.submitted],
            tally: layout.tally(of: values, level: check.level, parameters: check.parameters),
            communes: [])
        return check.form.measures.map { measure in
            let text: String? =
                switch totals.figure(of: measure).known {
                // Of nothing there is no share, and it is no 0.
                case .ratio(let part?, let whole?): Share(part, of: whole)?.text
                case .value(let value?):
                    [VietnameseNumber.text(value), measure.unit?.text(for: check.level)]
                        .compactMap { $0 }.joined(separator: " ")
                case .ratio, .value, nil: nil
                }
            return (measure.label.vietnamese, text ?? "chưa có số liệu")
        }
    }
}

extension DraftTrialPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap work">
              <div class="head"><div><p class="crumb kept"><a href="\(draftAddress)">Biểu mẫu nháp</a></p><h1>Điền thử: \(title)</h1><p class="facts"><span>Trường thấy như dưới đây. Không lưu, không tính. Ngày chưa so với kỳ báo cáo: kỳ do đợt báo cáo định.</span></p></div></div>
              <div class="stack">
                <nav aria-label="Xem theo cấp học"><ul class="counts">\(levels.map(\.html))</ul></nav>
                <form class="asks" method="get" action="\(address)"><p class="grow"><label for="school">Điền bằng số liệu gần nhất của một trường</label><input id="school" name="school" value="\(schoolTyped)" maxlength="200" placeholder="Tên trường" autocomplete="off"></p><p><button class="btn">Điền</button></p></form>
                <p><a class="btn" href="\(address)?level=\(level)&amp;sample=yes">Điền số liệu ví dụ</a></p>
                \(schoolSaid.map(Outcome.said))
                \(sampleSaid.map(Outcome.said))
                \(if: !schools.isEmpty, "<ul class=\"counts\">\(schools.map(\.html))</ul>")
                \(if: faults > 0, Outcome.said("Còn \(faults) chỗ phải sửa: câu và quy tắc có chỗ sai chưa hiện ở đây."))
                \(outcome.map { isRight ? Outcome.done($0) : Outcome.refused($0) })
                \(if: !missing.isEmpty, blanks)
                \(if: !measures.isEmpty, #"<section class="panel set"><h2>Chỉ số, tỷ lệ tính từ số liệu này</h2><dl class="nums any">\#(measures.map { "<div><dt>\($0.label)</dt><dd>\($0.text)</dd></div>" })</dl></section>"#)
                \(if: sections.isEmpty, #"<div class="notice"><p><b>Chưa có câu hỏi nào cho cấp học này.</b></p></div>"#, else: form)
              </div>
            </div>
            """)
    }

    /// The first ones that are to be answered, each with the way to it.
    private var blanks: HTML {
        let rest = missing.count - Self.mostBlanks
        return """
            <ul>\(missing.prefix(Self.mostBlanks).map { ##"<li><a href="#\##($0.code)">\##($0.words)</a></li>"## })\(if: rest > 0, "<li>và \(rest) câu khác</li>")</ul>
            """
    }

    private static let mostBlanks = 5

    private var form: HTML {
        """
        <form class="stack" method="post" action="\(address)" novalidate>\(frame.keys)\(EnterKey.presses("check", "Kiểm tra"))<input type="hidden" name="_level" value="\(level)">\(schoolCode.map { #"<input type="hidden" name="_school" value="\#($0)">"# })
        \(sections.map { $0.fields(hasPrevious: hasPrevious) })
        <p><button class="btn primary" name="_do" value="check">Kiểm tra</button></p></form>
        """
    }
}
