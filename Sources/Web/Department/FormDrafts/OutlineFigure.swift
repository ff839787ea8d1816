import Reporting

/// A figure that a sentence may hold, and how people call it.
struct OutlineFigure {
    /// As it stands in braces: `câu 8`, `Số kế hoạch`.
    let name: String
    let words: String

    /// Puts its name behind the text; where scripts run, at the cursor (Public/department.js).
    var button: HTML {
        #"<button class="btn mini" name="_figure" value="\#(name)" data-insert="text">\#(words)</button>"#
    }

    /// `names` are those of what the outline computes itself.
    static func all(
        of form: Form, _ kind: Outline.Kind, names: [String], _ words: OutlineWords
    ) -> [OutlineFigure] {
        let questions = form.indicators.flatMap { figures(of: $0, kind) }
        let measures =
            kind == .consolidated
            ? form.measures.map { ($0.code.rawValue, $0.label.vietnamese) } : []
        let own = names.map { ($0, "Số tính thêm: \(words.told(name: $0))") }
        let counts = kind == .consolidated ? OutlineWords.counts : []
        return (own + questions + measures + counts + OutlineWords.setting).map {
            OutlineFigure(name: words.told(name: $0.0), words: short($0.1))
        }
    }

    private static func figures(
        of indicator: Indicator, _ kind: Outline.Kind
    ) -> [(String, String)] {
        let own = (indicator.code.rawValue, "\(indicator.number). \(indicator.label.vietnamese)")
        guard kind == .consolidated, indicator.aggregate == .distribution else { return [own] }
        return [own]
            + (indicator.kind.list?.options ?? []).map {
                (
                    "\(indicator.code)_\($0.value)",
                    "\(indicator.number): số trường “\($0.label.vietnamese)”"
                )
            }
    }

    private static func short(_ words: String) -> String {
        words.count > 60 ? words.prefix(59) + "…" : words
    }
}

/// The report of a school as the outline prints it, with the figures that the school sent last.
struct OutlineTrial {
    struct Line {
        let isHeading: Bool
        let text: String
        /// Its condition does not hold for this school, or nothing is known that it asks for.
        let isLeftOut: Bool
    }

    let lines: [Line]
    let schoolTyped: String
    /// Whose figures stand there, or why there are none.
    let said: String

    init(
        _ visit: Visit, form: Form, school named: String?, _ words: OutlineWords
    ) throws {
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
        let outline = form.outline(.report)
        let printed = outline.filled(with: facts).blocks.map { block in
            (
                block.source,
                Line(
                    isHeading: block.isHeading, text: block.runs.map(\.text).joined(),
                    isLeftOut: false)
            )
        }
        let known = outline.known(facts)
        let leftOut = outline.blocks.enumerated().compactMap { place, block in
            outline.stands(block, by: known)
                ? nil : block.words.map { (place, Line($0, words)) }
        }
        lines = (printed + leftOut).sorted { $0.0 < $1.0 }.map(\.1)
    }

    func html(_ address: String) -> HTML {
        """
        <section class="set" aria-labelledby="printed"><h2 id="printed">Xem như khi in</h2>
        <form class="asks" method="get" action="\(address)#printed"><p class="grow"><label for="school">Bằng số liệu gần nhất của một trường</label><input id="school" name="school" value="\(schoolTyped)" maxlength="200" placeholder="Tên trường" autocomplete="off"></p><p><button class="btn">Xem</button></p></form>
        <p class="small mute">\(said)</p>
        <article class="sheet">\(lines.map(\.html))</article></section>
        """
    }
}

extension OutlineTrial.Line {
    fileprivate init(_ text: OutlineText, _ words: OutlineWords) {
        self.init(isHeading: false, text: words.told(text.source), isLeftOut: true)
    }

    fileprivate var html: HTML {
        if isHeading { return "<p><b>\(text)</b></p>" }
        return isLeftOut
            ? "<p><i>Lần này không in, vì chưa đúng điều kiện: \(text)</i></p>"
            : "<p>\(text)</p>"
    }
}

extension Outline.Block {
    /// Its own; nil of one that quotes what schools wrote, and of an empty one.
    fileprivate var words: OutlineText? {
        switch content {
        case .heading(_, let text), .paragraph(let text): text.isEmpty ? nil : text
        case .quotes: nil
        }
    }
}
