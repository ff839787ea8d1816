import Reporting

/// A figure in the page's table of totals.
struct TotalsCell {
    /// The classes of the cell.
    let column: String
    let figure: String
    /// Answered of applicable, or a percentage.
    let below: String
    /// The class of `below`.
    let style: String
    /// Of what the figure is made of; nil where there is none.
    let link: String?

    private init(
        _ figure: String, below: String = "", in group: TotalsGroup, look: String = "",
        style: String = "cov", link: String? = nil
    ) {
        column = (group.isTotal ? "n tot" : "n") + look
        (self.figure, self.below, self.style, self.link) = (figure, below, style, link)
    }

    /// A question, with the address of what its figure is made of.
    init(_ figure: Figure?, of indicator: Indicator, in group: TotalsGroup, address: String?) {
        let words = FigureText.words(figure)
        guard let figure, figure.standing != .notAsked else {
            self.init(words, in: group, look: " small nil")
            return
        }
        guard figure.standing != .notReported else {
            self.init(words, in: group)
            return
        }
        // Where a condition decides what is asked, a blank need not be a gap.
        let isGap = figure.answered < figure.applicable && !indicator.requirement.isConditional
        self.init(
            words, below: FigureText.part(figure.answered, of: figure.applicable), in: group,
            style: isGap ? "cov low" : "cov", link: figure.known?.number == nil ? nil : address)
    }

    /// Count and percentage of one option, of those that answered.
    init(option index: Int, _ figure: Figure?, in group: TotalsGroup) {
        guard let figure, case .options(let counts)? = figure.known else {
            self.init("", in: group, style: "mute")
            return
        }
        self.init(
            VietnameseNumber.text(counts[index]),
            below: "(\(FigureText.percent(counts[index], of: figure.answered)))", in: group,
            style: "mute")
    }

    /// How many declare a section nil.
    init(declared count: Int64?, in group: TotalsGroup) {
        self.init(count.map(VietnameseNumber.text) ?? "", in: group)
    }

    /// A measure that can be told only when reports are due.
    static func notDue(in group: TotalsGroup) -> TotalsCell {
        TotalsCell(FigureText.notDue, in: group, look: " small nil")
    }

    /// A measure, with both numbers of a ratio.
    init(_ figure: MeasureFigure, in group: TotalsGroup) {
        var parts = ""
        if case .ratio(let part?, let whole?) = figure.known {
            parts = "\(VietnameseNumber.text(part))/\(VietnameseNumber.text(whole))"
        }
        self.init(FigureText.words(figure.known), below: parts, in: group)
    }
}

extension Indicator.Requirement {
    var isConditional: Bool {
        if case .when = self { true } else { false }
    }
}
