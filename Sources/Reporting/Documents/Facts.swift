/// What a document can say in figures and conditions: the answers of one report, or the totals of
/// a round, by the names that outlines call them.
package struct Facts: Sendable {
    /// For conditions; its definitions hold what is no cell of a report.
    var context: RuleContext
    /// In words, as it stands in running text; a name that is unknown now is absent.
    package private(set) var texts: [String: String] = [:]
    /// The names of what schools wrote in their own words.
    private var written: Set<String> = []
    /// Answers by rows: a paragraph that holds such a name alone is that table.
    private(set) var tables: [String: DocumentTable] = [:]

    init(_ context: RuleContext) { self.context = context }

    /// What stands in running text where a figure is unknown.
    package static let unknown = "…"

    package func text(_ name: String) -> String { texts[name] ?? Facts.unknown }

    /// As it stands in running text, on one line, before `next`: somebody's own words end with a full
    /// stop where the text ends, and without one where a sign follows.
    func text(_ name: String, before next: String?) -> String {
        guard written.contains(name) else { return text(name) }
        guard let next else { return text(name).sentence }
        let line = text(name).onOneLine
        let goesOn = next.first.map { ".,;:)".contains($0) } ?? false
        return goesOn && line.last == "." ? String(line.dropLast()) : line
    }

    /// A figure that conditions can look at, and that running text shows as `text`.
    mutating func add(_ name: String, _ operand: Operand?, _ text: String?) {
        context.definitions[name] = operand
        texts[name] = text
    }

    /// What running text shows of a cell of the report, which conditions look at in itself; what
    /// `isWritten` are somebody's own words.
    mutating func show(_ name: String, _ text: String, isWritten: Bool) {
        texts[name] = text
        if isWritten { written.insert(name) }
    }

    mutating func show(_ name: String, _ table: DocumentTable) { tables[name] = table }

    /// What every document may say: a `$name`.
    mutating func add(parameter name: String, _ parameter: Parameter) {
        context.parameters[name] = parameter
        texts["$" + name] =
            switch parameter {
            case .integer(let number): VietnameseNumber.count(number)
            case .boolean(let truth): truth ? "có" : "không"
            case .date(let day): VietnameseDate.inDocument(day)
            case .text(let text): text
            }
    }

    /// The outline's own names.
    mutating func add(_ definitions: [Outline.Definition]) {
        for definition in definitions {
            switch definition.formula {
            case .value(let expression):
                let operand = expression.value(in: context)
                add(definition.name, operand, operand.flatMap(\.inText))
            case .percent(let part, let whole):
                guard case .number(let part)? = part.value(in: context),
                    case .number(let whole)? = whole.value(in: context),
                    let part = part.integer, let whole = whole.integer,
                    let share = Share(part, of: whole)
                else {
                    add(definition.name, nil, nil)
                    continue
                }
                add(
                    definition.name, .number(FixedPoint(units: share.tenths, scale: 1)),
                    share.text)
            }
        }
    }
}

extension Operand {
    /// As running text says it.
    fileprivate var inText: String? {
        switch self {
        case .number(let number):
            number.integer.map(VietnameseNumber.count) ?? VietnameseNumber.text(number)
        case .text(let text): text
        case .boolean(let truth): truth ? "có" : "không"
        case .date(let day): VietnameseDate.inDocument(day)
        case .time(let time): time.inDocument
        case .table, .option, .options: nil
        }
    }
}
