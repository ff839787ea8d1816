import Reporting

/// What the texts of a consolidated report come to, as somebody types them.
struct OutlinePreview {
    let form: Form
    let facts: Facts
    let words: OutlineWords
    private let names: Set<String>

    /// `facts` are from `Outline.known(_:)`.
    init(_ report: ConsolidatedReport, _ facts: Facts, _ words: OutlineWords) {
        self.words = words
        form = report.annexes.form
        self.facts = facts
        names = report.outline.names(of: form)
    }

    /// The words of a text, or of what was typed over it; where that can't be read, the text's own.
    func runs(_ typed: (text: String, shown: String)?, of text: OutlineText) -> [DocumentSheet.Run]
    {
        guard let typed else { return text.runs(facts).map { .init($0, words) } }
        do throws(ExpressionError) {
            return try OutlineText.readTyped(
                words.storedSaying(typed.text), shown: words.storedSaying(typed.shown),
                before: text,
                names: names
            ).runs(facts).map { .init($0, words) }
        } catch {
            return text.runs(facts).map { .init($0, words) }
        }
    }
}

extension OutlineWords {
    /// Of what the report's form asks.
    init(of report: ConsolidatedReport) {
        self.init(FormDraft(report.annexes.form.document), .consolidated)
    }
}

extension Outline {
    /// The blocks from one heading to the next.
    struct Chapter {
        /// nil for what stands before the first heading.
        let title: OutlineText?
        /// 1 or 2.
        let level: Int
        var places: Range<Int>
    }

    var chapters: [Chapter] {
        var chapters: [Chapter] = []
        for (place, block) in blocks.enumerated() {
            if case .heading(let level, let title) = block.content {
                chapters.append(Chapter(title: title, level: level, places: place..<place + 1))
            } else if var last = chapters.popLast() {
                last.places = last.places.lowerBound..<place + 1
                chapters.append(last)
            } else {
                chapters.append(Chapter(title: nil, level: 1, places: place..<place + 1))
            }
        }
        return chapters
    }
}

extension Outline.Block {
    /// Whether its box holds something else than it held when the page was made.
    func isChanged(
        by typed: TypedOutline.Block, _ facts: Facts, _ words: OutlineWords
    ) -> Bool {
        if !typed.added.isEmpty || typed.isRemoved || typed.isKept { return true }
        return switch content {
        case .heading(_, let text), .paragraph(let text):
            words.storedSaying(typed.text) != text.typed(facts)
        case .quotes(_, let units): typed.quoted(over: units) != units
        }
    }
}
