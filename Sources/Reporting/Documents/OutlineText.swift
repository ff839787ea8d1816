/// Running text of a document with figures in it: `{team_members} thành viên`.
///
/// A figure is linked to the data by its name; one that was changed by hand holds what stands
/// instead behind `=`: `{team_members=12}`.
package struct OutlineText: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case words(String)
        case figure(String, byHand: String?)
    }

    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }

    package var figures: [String] {
        parts.compactMap { if case .figure(let name, _) = $0 { name } else { nil } }
    }

    package var isEmpty: Bool { parts.isEmpty }

    /// The text as it is stored.
    package var source: String {
        parts.map { part in
            switch part {
            case .words(let words): words
            case .figure(let name, nil): "{\(name)}"
            case .figure(let name, let text?): "{\(name)=\(text)}"
            }
        }.joined()
    }

    /// Reads a stored text; every figure's name must be one of `names`.
    package static func read(
        _ text: String, names: Set<String>
    ) throws(ExpressionError) -> OutlineText {
        try read(text, names: names, sign: "=")
    }

    /// As people edit it: each figure with what it is now, `{team_members: 12}`.
    package func typed(_ facts: Facts) -> String {
        parts.map { part in
            switch part {
            case .words(let words): words
            case .figure(let name, let byHand):
                // A name with braces in it would not be read back.
                "{\(name): \((byHand ?? facts.text(name)).filter { $0 != "{" && $0 != "}" })}"
            }
        }.joined()
    }

    /// The figures as a field showed them, to be sent back with what was typed.
    package func shownFigures(_ facts: Facts) -> String {
        OutlineText(
            parts: parts.filter { if case .figure = $0 { true } else { false } }
        ).typed(facts)
    }

    /// Reads what people made of the text in a field, which showed the figures of `before` as
    /// `shown`. A figure that says what it said there stays as it was, linked or not; one with
    /// another text was changed by hand; one without any, `{team_members}`, is linked.
    package static func readTyped(
        _ text: String, shown: String, before: OutlineText, names: Set<String>
    ) throws(ExpressionError) -> OutlineText {
        var result = try read(text, names: names, sign: ":")
        let old = try read(shown, names: names, sign: ":").parts
        let linked = before.parts.filter { if case .figure = $0 { true } else { false } }
        result.parts = result.parts.map { part in
            guard case .figure = part, old.count == linked.count,
                let index = old.firstIndex(of: part)
            else { return part }
            return linked[index]
        }
        return result
    }

    private static func read(
        _ text: String, names: Set<String>, sign: Character
    ) throws(ExpressionError) -> OutlineText {
        var parts: [Part] = []
        for piece in try BracedText.pieces(of: text) {
            switch piece {
            case .words(let words): parts.append(.words(words))
            case .braced(let inside, let position):
                let sides = inside.split(
                    separator: sign, maxSplits: 1, omittingEmptySubsequences: false)
                let name = TypedText.trimmed(String(sides[0]))
                guard names.contains(name) else {
                    throw ExpressionError(
                        position: position, fault: .unknownFigure(name))
                }
                let text = sides.count > 1 ? TypedText.trimmed(String(sides[1])) : ""
                parts.append(.figure(name, byHand: text.isEmpty ? nil : text))
            }
        }
        return OutlineText(parts: parts)
    }
}
