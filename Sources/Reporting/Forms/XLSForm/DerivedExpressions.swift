/// What a form's conditions and rules are in XPath, question by question: in its XLSForm they stand
/// beside our own columns, so that other programs go by them too.
struct DerivedExpressions {
    enum What { case condition, calculation, constraint }

    private var conditions: [String: String] = [:]
    private var calculations: [String: String] = [:]
    private var constraints: [String: String] = [:]
    /// In the words of the first rule that stands in the constraint.
    private(set) var messages: [String: String] = [:]

    init() {}

    init(of form: Form) {
        for indicator in form.indicators {
            let code = indicator.code.rawValue
            if case .when(let condition) = indicator.requirement {
                conditions[code] = DerivedExpressions.xpath(condition, of: form)
            }
            calculations[code] = indicator.calculation.flatMap {
                DerivedExpressions.xpath($0, of: form)
            }
        }
        for rule in form.rules { add(rule, of: form) }
    }

    /// nil for what can't be said in XPath: it stands in our own column alone.
    private static func xpath(_ expression: Expression, of form: Form) -> String? {
        var writer = XPathWriter(form: form)
        return try? writer.condition(expression)
    }

    func of(_ code: String, _ what: What) -> String {
        switch what {
        case .condition: conditions[code] ?? ""
        case .constraint: constraints[code] ?? ""
        case .calculation: calculations[code] ?? ""
        }
    }

    // Only what blocks a report: a constraint lets nobody pass.
    private mutating func add(_ rule: Rule, of form: Form) {
        guard rule.severity == .fixed(.error) else { return }
        let cells: [Indicator.Code] =
            switch rule.scope {
            case .each(let codes): codes
            // The others of them are answered before it.
            case .report(let codes):
                codes.max { form.place(of: $0) < form.place(of: $1) }.map { [$0] } ?? []
            }
        let definitions = Dictionary(
            rule.definitions.map { ($0.name, $0.expression) }, uniquingKeysWith: { $1 })
        for code in cells {
            guard form.indicator(code)?.kind.name != "file" else { continue }
            var writer = XPathWriter(form: form, own: code, definitions: definitions)
            do throws(XPathWriter.Inexpressible) {
                let holds = try writer.condition(rule.holds)
                add(holds, unless: writer.operands, rule, at: code, of: form)
            } catch {
                continue
            }
        }
    }

    /// A blank is unknown to us, and breaks no rule; to XPath it is a text.
    private mutating func add(
        _ holds: String, unless operands: [Indicator.Code], _ rule: Rule, at code: Indicator.Code,
        of form: Form
    ) {
        let blanks = operands.map { "${\($0)} = ''" }
        let part = "(" + (blanks + [holds]).joined(separator: " or ") + ")"
        let before = constraints[code.rawValue].map { $0 + " and " } ?? ""
        guard (before + part).utf8.count <= XLSForm.longestExpression else { return }
        constraints[code.rawValue] = before + part
        guard messages[code.rawValue] == nil else { return }
        messages[code.rawValue] = rule.message.words(at: code, of: form)
    }
}

extension Message {
    /// As an XLSForm says it: answers are put in by their names.
    fileprivate func words(at code: Indicator.Code, of form: Form) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder("label"): form.indicator(code)?.label.vietnamese ?? ""
            case .placeholder("value"): "${\(code)}"
            case .placeholder(let name):
                form.indicator(.init(rawValue: name)) == nil ? "…" : "${\(name)}"
            }
        }.joined()
    }
}
