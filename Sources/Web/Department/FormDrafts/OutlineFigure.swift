import Reporting

/// A figure that a sentence may hold, and how people call it.
struct OutlineFigure {
    /// As it stands in braces: `câu 8`, `$unit`.
    let name: String
    let words: String

    /// Puts its name behind the text; where scripts run, at the cursor (Public/department.js).
    var button: HTML {
        #"<button class="btn mini" name="_figure" value="\#(name)" data-insert="text">\#(words)</button>"#
    }

    /// `names` are those of what the outline computes itself.
    static func all(of form: Form, _ kind: Outline.Kind, names: [String]) -> [OutlineFigure] {
        let setting: [(String, String)] = [
            ("$unit", "Tên đơn vị"), ("$owner", "Tên cơ quan nhận"), ("$round", "Tên đợt"),
            ("$due", "Hạn nộp"), ("$period_start", "Từ ngày"), ("$data_close", "Đến ngày"),
            ("$plan_number", "Số kế hoạch"), ("$plan_date", "Ngày kế hoạch"),
            ("$plan_issuer", "Cơ quan ban hành kế hoạch"), ("$plan_subject", "Trích yếu kế hoạch"),
        ]
        let counts: [(String, String)] = [
            ("$owed", "Số trường phải báo cáo"), ("$approved", "Số báo cáo đã duyệt"),
            ("$missing", "Số trường chưa báo cáo"), ("$late", "Số báo cáo muộn"),
            ("$on_time", "Số báo cáo đúng hạn"), ("$communes", "Số xã"),
            ("$missing_units", "Tên trường chưa báo cáo"),
        ]
        let questions = form.indicators.flatMap { figures(of: $0, kind) }
        let measures =
            kind == .consolidated
            ? form.measures.map { ($0.code.rawValue, $0.label.vietnamese) } : []
        let own = names.map { OutlineFigure(name: $0, words: "Số tính thêm: \($0)") }
        return own + questions
            + (measures + (kind == .consolidated ? counts : []) + setting).map {
                OutlineFigure(name: $0.0, words: short($0.1))
            }
    }

    private static func figures(of indicator: Indicator, _ kind: Outline.Kind) -> [OutlineFigure] {
        let words = "\(indicator.number). \(indicator.label.vietnamese)"
        let own = OutlineFigure(name: "câu \(indicator.number)", words: short(words))
        guard kind == .consolidated, indicator.aggregate == .distribution else { return [own] }
        return [own]
            + (indicator.kind.list?.options ?? []).map {
                OutlineFigure(
                    name: "\(indicator.code)_\($0.value)",
                    words: short("\(indicator.number): số trường “\($0.label.vietnamese)”"))
            }
    }

    private static func short(_ words: String) -> String {
        words.count > 60 ? words.prefix(59) + "…" : words
    }
}

/// The report of a school as the outline prints it, with the figures that the school sent last.
struct OutlineTrial {
    let blocks: [(isHeading: Bool, text: String)]
    let schoolTyped: String
    /// Whose figures stand there, or why there are none.
    let said: String

    init(_ visit: Visit, form: Form, school named: String?) throws {
        let meant = try named.flatMap { $0.isEmpty ? nil : try TrialSchool.meant(by: $0, visit) }
        let school: TrialSchool? = if case .one(let school)? = meant { school } else { nil }
        let level = school?.unit.level ?? form.levels.min { $0.rawValue < $1.rawValue } ?? .own
        let today = visit.now.day
        schoolTyped = school?.unit.name ?? named ?? ""
        switch meant {
        case .one(let school):
            said = "Số liệu của \(school.unit.name); kế hoạch, ngày tháng để minh họa."
        case .several: said = "Có nhiều trường tên như vậy, đề nghị ghi đủ tên."
        case .some(.none): said = "Không có trường nào tên như vậy."
        case nil: said = "Chưa chọn trường nên chưa có số liệu: chỗ có số liệu in dấu …"
        }
        let values =
            school?.entries(for: form.indicators(for: level)).compactMapValues(\.value) ?? [:]
        let facts = Facts(
            form.settled(values, for: level), level: level, form: form,
            .sample(unit: school?.unit.name ?? "Trường …", owner: visit.asker.unit.name, on: today))
        blocks = form.outline(.report).filled(with: facts).blocks.map { block in
            let isHeading = if case .heading = block.style { true } else { false }
            return (isHeading, block.runs.map(\.text).joined())
        }
    }

    func html(_ address: String) -> HTML {
        """
        <section class="set" aria-labelledby="printed"><h2 id="printed">Xem như khi in</h2>
        <form class="asks" method="get" action="\(address)#printed"><p class="grow"><label for="school">Bằng số liệu gần nhất của một trường</label><input id="school" name="school" value="\(schoolTyped)" maxlength="200" placeholder="Tên trường" autocomplete="off"></p><p><button class="btn">Xem</button></p></form>
        <p class="small mute">\(said)</p>
        <article class="sheet">\(blocks.map { $0.isHeading ? "<p><b>\($0.text)</b></p>" as HTML : "<p>\($0.text)</p>" })</article></section>
        """
    }
}
