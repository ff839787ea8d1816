/// An outline with its figures: what a document says now.
package struct FilledOutline: Hashable, Sendable {
    /// A stretch of running text.
    package struct Run: Hashable, Sendable {
        package enum Origin: Hashable, Sendable {
            case words
            /// Linked to the figure of that name.
            case figure(String)
            /// Written instead of the figure, which says the second now.
            case byHand(String, figure: String)
            case quote(Unit.Code)
        }

        package var text: String
        package var origin: Origin
    }

    package struct Block: Hashable, Sendable {
        package enum Style: Hashable, Sendable {
            case heading(Int), paragraph, item
            /// What its runs say in one line each.
            case table(DocumentTable)
        }

        package var style: Style
        package var runs: [Run]
        /// The outline's block that it begins with.
        package var source: Int
    }

    package var subject: [Run]
    package var blocks: [Block]
    /// The headings under which nothing is written, which no document shows.
    package var unwritten: [String]
    /// The others, under which words of the round before are offered that nobody has kept.
    package var offered: [String]
}

extension Outline {
    /// What a school wrote, to be quoted.
    package struct Quote: Hashable, Sendable {
        package var unit: Unit.Code
        package var name: String
        package var text: String

        package init(unit: Unit.Code, name: String, text: String) {
            self.unit = unit
            self.name = name
            self.text = text
        }
    }

    /// `facts` with what the outline defines itself.
    package func known(_ facts: Facts) -> Facts {
        var facts = facts
        facts.add(definitions)
        return facts
    }

    /// Whether each block stands now, by the facts from `known(_:)`.
    package func stands(_ block: Block, by facts: Facts) -> Bool {
        block.condition.map { $0.expression.truth(in: facts.context) == true } ?? true
    }

    /// So many schools are quoted where not all are.
    package static let mostQuotes = 20

    /// Fills the outline with figures; `quotes` are all that may be chosen from. Where all are to be
    /// quoted, `most` of them are, and how many others there are is said by what `answered` tells of
    /// the question.
    package func filled(
        with facts: Facts, quotes: [Indicator.Code: [Quote]] = [:], most: Int? = nil,
        answered: (Indicator.Code) -> Int64 = { _ in 0 }
    ) -> FilledOutline {
        let facts = known(facts)
        var blocks: [FilledOutline.Block] = []
        // The headings of what is offered, by their places; nil before the first.
        var offered: [Int?] = []
        for (index, block) in self.blocks.enumerated() where stands(block, by: facts) {
            switch block.content {
            case .heading(let level, let text):
                blocks.append(.init(style: .heading(level), runs: text.runs(facts), source: index))
            case .paragraph(let text):
                if block.earlier != nil { offered.append(blocks.lastIndex(where: \.isHeading)) }
                let runs = text.runs(facts)
                guard !runs.isEmpty else { continue }
                if text.parts.count == 1, let name = text.figures.first,
                    let table = facts.tables[name]
                {
                    blocks.append(.init(style: .table(table), runs: runs, source: index))
                } else if block.continues, let last = blocks.indices.last,
                    blocks[last].style == .paragraph
                {
                    blocks[last].runs += [.init(text: " ", origin: .words)] + runs
                } else {
                    blocks.append(.init(style: .paragraph, runs: runs, source: index))
                }
            case .quotes(let code, let units):
                let all = quotes[code] ?? []
                let chosen = units.map { $0.compactMap { unit in all.first { $0.unit == unit } } }
                let quoted = chosen ?? Array(all.prefix(most ?? all.count))
                for quote in quoted {
                    blocks.append(
                        .init(
                            style: .item,
                            runs: [
                                .init(text: "\(quote.name): ", origin: .words),
                                .init(
                                    text: quote.text.sentence, origin: .quote(quote.unit)),
                            ], source: index))
                }
                let others = answered(code) - Int64(quoted.count)
                if chosen == nil, most != nil, others > 0 {
                    let count = VietnameseNumber.text(others)
                    blocks.append(
                        .init(
                            style: .item,
                            runs: [.init(text: "Và \(count) đơn vị khác.", origin: .words)],
                            source: index))
                }
            }
        }
        let unwritten = blocks.unwritten
        let titles = Set(offered).sorted { $0 ?? -1 < $1 ?? -1 }.map { heading in
            heading.map { blocks[$0].runs.map(\.text).joined() } ?? "Mở đầu"
        }
        return FilledOutline(
            subject: subject.runs(facts), blocks: blocks.numbered, unwritten: unwritten,
            offered: titles.filter { !unwritten.contains($0) })
    }
}

extension FilledOutline {
    package var subjectText: String { subject.map(\.text).joined() }

    package var documentBlocks: [OfficialDocument.Block] {
        blocks.map { block in
            let text = block.runs.map(\.text).joined()
            return switch block.style {
            case .heading(let level): .heading(level, text)
            case .paragraph: .paragraph(text)
            case .item: .item(text)
            case .table(let table): .table(table)
            }
        }
    }
}

extension [FilledOutline.Block] {
    /// The headings that nothing follows but another one of their level or above.
    fileprivate var unwritten: [String] {
        indices.compactMap { index in
            guard case .heading(let level) = self[index].style else { return nil }
            if index + 1 < count {
                guard case .heading(let next) = self[index + 1].style, next <= level else {
                    return nil
                }
            }
            return self[index].runs.map(\.text).joined()
        }
    }

    /// With "I." before each heading of level 1 and "1." before those below it, but not before one
    /// that is alone there; a heading that has nothing under it is left out.
    fileprivate var numbered: Self {
        let shown = indices.filter { index in
            guard case .heading(let level) = self[index].style else { return true }
            let next = self[(index + 1)...].first { other in
                if case .heading(let deeper) = other.style { deeper <= level } else { true }
            }
            return next.map { !$0.isHeading } ?? false
        }.map { self[$0] }
        let chapters = shown.reduce(into: [0]) { sections, block in
            if block.style == .heading(1) { sections.append(0) }
            if block.style == .heading(2) { sections[sections.count - 1] += 1 }
        }
        var (chapter, section) = (0, 0)
        return shown.map { block in
            guard case .heading(let level) = block.style else { return block }
            var block = block
            if level == 1 {
                (chapter, section) = (chapter + 1, 0)
                block.runs.insert(
                    .init(text: RomanNumeral.text(chapter) + ". ", origin: .words), at: 0)
                for index in block.runs.indices {
                    block.runs[index].text = block.runs[index].text.uppercased()
                }
            } else if chapters[chapter] > 1 {
                section += 1
                block.runs.insert(.init(text: "\(section). ", origin: .words), at: 0)
            }
            return block
        }
    }
}

extension FilledOutline.Block {
    package var isHeading: Bool {
        if case .heading = style { true } else { false }
    }
}

extension OutlineText {
    /// What it says now, by the facts from `Outline.known(_:)`.
    package func runs(_ facts: Facts) -> [FilledOutline.Run] {
        parts.enumerated().map { index, part in
            switch part {
            case .words(let words): .init(text: words, origin: .words)
            case .figure(let name, nil):
                .init(
                    text: facts.text(name, before: words(behind: index)), origin: .figure(name))
            case .figure(let name, let text?):
                .init(text: text, origin: .byHand(name, figure: facts.text(name)))
            }
        }
    }

    /// nil at the end; empty before another figure.
    private func words(behind index: Int) -> String? {
        guard index + 1 < parts.count else { return nil }
        if case .words(let words) = parts[index + 1] { return words }
        return ""
    }
}

extension String {
    var onOneLine: String {
        split(whereSeparator: \.isNewline).map { TypedText.trimmed(String($0)) }
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// On one line, ending in a full stop.
    var sentence: String {
        let line = onOneLine
        return line.last.map { ".!?…".contains($0) } == false ? line + "." : line
    }
}
