/// A number that the program makes of a report's other answers, as a line of totals: nobody types it.
///
/// Like what a section that is declared nil says of its cells, it is no cell of the working copy: it is
/// made anew whenever the report is looked at, and submitted with it (`Form.settled`). It looks at
/// nothing but answers, so that it comes to the same on every day and in every round.
struct Calculation: Sendable {
    let place: Int
    let indicator: Indicator
    let expression: PlacedExpression

    /// nil where an answer that it needs is blank or can't be read; what can't be an answer, such as a
    /// number below 0, is as if it had been typed so.
    func entry(in answers: PlacedAnswers) -> Entry? {
        guard let number = indicator.kind.number,
            case .number(let result)? = expression.value(in: answers)
        else { return nil }
        do throws(Misfit) {
            return .value(try number.answer(result))
        } catch {
            return .unreadable(VietnameseNumber.text(result))
        }
    }
}

extension AskedOfLevel {
    /// A working copy's answers as they come to.
    func settled(_ entries: Entries, of form: Form) -> Entries {
        var settled = nilReturns.settled(entries)
        guard !calculations.isEmpty else { return settled }
        var answers = PlacedAnswers(settled, of: form, level: level, parameters: [:])
        for calculation in calculations {
            let entry = calculation.entry(in: answers)
            answers.set(calculation.place, to: entry)
            settled[calculation.indicator.code] = entry
        }
        return settled
    }
}

extension Form {
    /// The cells that these come from: those that are typed in the place of those that are calculated.
    func typedCells(behind codes: Set<Indicator.Code>) -> Set<Indicator.Code> {
        var typed = codes
        var open = codes.filter { indicator($0)?.calculation != nil }
        while let code = open.popFirst() {
            typed.remove(code)
            for operand in indicator(code)?.calculation?.indicators ?? [] {
                if indicator(operand)?.calculation == nil {
                    typed.insert(operand)
                } else {
                    open.insert(operand)
                }
            }
        }
        return typed
    }
}
