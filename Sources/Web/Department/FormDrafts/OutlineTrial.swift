import Reporting

/// A document as the outline prints it, with the figures that a school sent last: its report, or the
/// consolidated report over it alone.
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
        _ visit: Visit, form: Form, _ kind: Outline.Kind, school named: String?,
        _ words: OutlineWords
    ) throws {
        let meant = try named.flatMap { $0.isEmpty ? nil : try TrialSchool.meant(by: $0, visit) }
        let school: TrialSchool? = if case .one(let school)? = meant { school } else { nil }
        let level = school?.unit.level ?? form.levels.min { $0.rawValue < $1.rawValue } ?? .own
        schoolTyped = school?.unit.name ?? named ?? ""
        switch meant {
        case .one(let school):
            said =
                kind == .report
                ? "Số liệu của \(school.unit.name); kế hoạch, ngày tháng để minh họa."
                : "Như thể chỉ \(school.unit.name) báo cáo; kế hoạch, ngày tháng để minh họa."
        case .several: said = "Có nhiều trường tên như vậy, đề nghị ghi đủ tên."
        case .some(.none): said = "Không có trường nào tên như vậy."
        case nil: said = "Chưa chọn trường nên chưa có số liệu: chỗ có số liệu in dấu …"
        }
        let values =
            school?.entries(for: form.indicators(for: level)).compactMapValues(\.value) ?? [:]
        let settled = form.settled(values, for: level)
        let facts =
            switch kind {
            case .report:
                Facts(
                    settled, level: level, form: form,
                    .sample(
                        unit: school?.unit.name ?? "Trường …", owner: visit.asker.unit.name,
                        on: visit.now.day))
            case .consolidated:
                Facts(
                    ReportedTotals(
                        of: school.map { _ in settled }, level: level, form: form),
                    .sample(unit: visit.asker.unit.name, owner: "…", on: visit.now.day))
            }
        let quotes = school.map { Outline.quotes(of: settled, by: $0.unit, form) } ?? [:]
        let outline = form.outline(kind)
        let printed = outline.filled(with: facts, quotes: quotes).blocks.map { block in
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

extension ReportedTotals {
    /// Over one report, or none; no round stands behind it.
    fileprivate init(of values: Values?, level: Level, form: Form) {
        let layout = TotalsLayout(form: form)
        let tally = values.map { layout.tally(of: $0, level: level, parameters: form.parameters) }
        self.init(
            total: GroupTotals(
                layout: layout, coverage: Coverage(states: values == nil ? [:] : [.approved: 1]),
                states: [.approved], tally: tally ?? .zero(layout), communes: []),
            previous: [:], owedByLevel: values == nil ? [:] : [level: 1], missing: [], late: [])
    }
}

extension Outline {
    /// What the school wrote to questions that are answered with a text.
    fileprivate static func quotes(
        of values: Values, by unit: Unit, _ form: Form
    ) -> [Indicator.Code: [Quote]] {
        form.indicators.reduce(into: [:]) { quotes, indicator in
            guard case .text(let text)? = values[indicator.code] else { return }
            quotes[indicator.code] = [.init(unit: unit.code, name: unit.name, text: text)]
        }
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
