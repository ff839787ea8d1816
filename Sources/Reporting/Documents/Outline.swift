/// Đề cương: what a document says, in order, with figures linked to data and conditions on them.
/// A form brings one for the report of a school and one for the consolidated report; a round keeps
/// its own copy of the latter, which people edit.
package struct Outline: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Over the answers of one report.
        case report
        /// Over the totals of a round.
        case consolidated
    }

    /// A name for what is computed from others.
    package struct Definition: Hashable, Sendable {
        enum Formula: Hashable, Sendable {
            case value(Expression)
            case percent(Expression, of: Expression)
        }

        var name: String
        var formula: Formula
    }

    package struct Condition: Hashable, Sendable {
        /// As it was written.
        package var source: String
        package internal(set) var expression: Expression
    }

    package struct Block: Hashable, Sendable {
        package enum Content: Hashable, Sendable {
            /// Level 1 is "I. …", 2 is "1. …"; numbers are given when the document is made.
            case heading(Int, OutlineText)
            case paragraph(OutlineText)
            /// What these schools wrote, chosen by people; nil for what all wrote.
            case quotes(Indicator.Code, [Unit.Code]?)
        }

        package var content: Content
        /// Where it is false or unknown, the block is left out.
        package var condition: Condition?
        /// It goes on in the paragraph before.
        package var continues: Bool
        /// For whoever edits it: when it stands, what is to be written.
        package var note: String?
        /// Of an empty paragraph: what somebody wrote there for the round before. It is offered, and
        /// said of this round only when somebody keeps it.
        package var earlier: OutlineText?

        package init(
            _ content: Content, condition: Condition? = nil, continues: Bool = false,
            note: String? = nil, earlier: OutlineText? = nil
        ) {
            self.content = content
            self.condition = condition
            self.continues = continues
            self.note = note
            self.earlier = earlier
        }
    }

    /// What goes with the document as a table (phụ lục).
    package enum Annex: Hashable, Sendable {
        /// Each indicator by level of schooling.
        case levels
        /// Each school with its answers.
        case schools
        /// The plan task by task.
        case tasks
        /// What schools answered, word by word; schools stand by level, or by commune.
        case texts(title: String, [Indicator.Code], byCommune: Bool = false)
    }

    package var kind: Kind
    package var subject: OutlineText
    package var definitions: [Definition]
    /// As they were written.
    var definitionsSource: JSON?
    package var blocks: [Block]
    package var annexes: [Annex]
}
