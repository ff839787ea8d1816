extension Rule {
    /// The problems that the rule finds: one for each bound cell, or one for the report, at which
    /// it is false. Where it is unknown, it finds none; cells that the unit is not asked are
    /// passed over.
    ///
    /// `format` writes an operand as a user reads it; it is given the indicator, when the operand
    /// is an indicator's value, now or before.
    package func problems(
        in context: RuleContext, of form: Form, format: (Operand, Indicator?) -> String
    ) -> [Problem] {
        switch scope {
        case .each(let codes):
            codes.filter(context.applicable.contains).compactMap { code in
                problem(at: [code], bound: code, in: context, of: form, format: format)
            }
        case .report(let cells):
            [
                problem(
                    at: cells.filter(context.applicable.contains), bound: nil, in: context,
                    of: form, format: format)
            ].compactMap { $0 }
        }
    }

    private func problem(
        at cells: [Indicator.Code], bound: Indicator.Code?, in context: RuleContext, of form: Form,
        format: (Operand, Indicator?) -> String
    ) -> Problem? {
        let context = defining(in: context, bound: bound)
        guard holds.truth(in: context) == false else { return nil }
        return Problem(
            cells: cells, rule: id, severity: severity(in: context),
            message: place(in: context, of: form, format: format)
                + sentence(in: context, of: form, format: format))
    }

    /// Whether it does not hold, at the cell that it is bound to, if it is to one.
    func isBroken(bound: Indicator.Code?, in context: RuleContext) -> Bool {
        holds.truth(in: defining(in: context, bound: bound)) == false
    }

    /// With the rule's own names; of a rule that is looked at once for the report.
    func defined(in context: RuleContext) -> RuleContext { defining(in: context, bound: nil) }

    private func defining(in context: RuleContext, bound: Indicator.Code?) -> RuleContext {
        var context = context
        context.bound = bound
        context.definitions = [:]
        for definition in definitions {
            context.definitions[definition.name] = definition.expression.value(in: context)
        }
        return context
    }

    // A parameter that names no severity is refused where forms and rounds are read.
    func severity(in context: RuleContext) -> Severity {
        switch severity {
        case .fixed(let severity):
            return severity
        case .parameter(let name):
            guard case .text(let text)? = context.parameters[name] else { return .warning }
            return Severity(rawValue: text) ?? .warning
        }
    }
}

// The message, in a context that is bound to the cell and has the definitions.
extension Rule {
    private func sentence(
        in context: RuleContext, of form: Form, format: (Operand, Indicator?) -> String
    ) -> String {
        message.parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder("label"):
                context.bound.flatMap(form.indicator)?.label.text(for: context.level) ?? ""
            case .placeholder(let name):
                filled(reading(name), in: context, of: form, format: format)
            }
        }.joined()
    }

    func reading(_ placeholder: String) -> Expression {
        if placeholder == "value" { return .boundValue }
        if placeholder.hasPrefix("$") { return .parameter(String(placeholder.dropFirst())) }
        return definitions.contains { $0.name == placeholder }
            ? .defined(placeholder) : .indicator(Indicator.Code(rawValue: placeholder))
    }

    /// What is unknown is shown as it was typed, or as a dash.
    private func filled(
        _ expression: Expression, in context: RuleContext, of form: Form,
        format: (Operand, Indicator?) -> String
    ) -> String {
        if let operand = expression.value(in: context) {
            return format(operand, subject(of: expression, in: context).flatMap(form.indicator))
        }
        guard let code = context.cell(expression),
            case .unreadable(let text)? = context.entries[code]
        else { return "–" }
        return text
    }

    /// The indicator that the expression is a value of, itself or by the name of a definition.
    private func subject(of expression: Expression, in context: RuleContext) -> Indicator.Code? {
        var expression = expression
        if case .defined(let name) = expression,
            let definition = definitions.first(where: { $0.name == name })
        {
            expression = definition.expression
        }
        if case .previous(let cell) = expression { return context.cell(cell) }
        return context.cell(expression)
    }
}
