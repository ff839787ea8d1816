extension Outline {
    /// The same words for another round: figures linked again, nobody quoted yet.
    ///
    /// What somebody wrote of the round before is not said of this one, but offered
    /// (`Block.earlier`): a paragraph that is none of `own`, the form's outline, and that either
    /// follows from no figure or stands where `own` leaves all writing to people.
    package func renewed(over own: Outline) -> Outline {
        let words = Set(own.blocks.compactMap(\.words))
        let free = own.headingsToWriteUnder
        var heading: OutlineText?
        var outline = self
        outline.subject = subject.linked
        outline.blocks = blocks.map { block in
            var block = block
            block.earlier = nil
            switch block.content {
            case .heading(let level, let text):
                heading = text.linked
                block.content = .heading(level, text.linked)
            case .paragraph(let text):
                let text = text.linked
                let isFree =
                    heading.map(free.contains) ?? false
                    || text.figures.isEmpty && block.condition == nil
                let isOfPeople = isFree && !text.isEmpty && !words.contains(text)
                block.content = .paragraph(isOfPeople ? OutlineText(parts: []) : text)
                if isOfPeople { block.earlier = text }
            case .quotes(let code, let units):
                block.content = .quotes(code, units == nil ? nil : [])
            }
            return block
        }
        return outline
    }

    /// Those under which nothing stands but empty paragraphs and quotes.
    private var headingsToWriteUnder: Set<OutlineText> {
        var free: Set<OutlineText> = []
        var heading: OutlineText?
        for (index, block) in blocks.enumerated() {
            switch block.content {
            case .heading(_, let text):
                heading = text
                let next = index + 1 < blocks.count ? blocks[index + 1].content : nil
                if case .heading? = next { continue }
                free.insert(text)
            case .paragraph(let text):
                if !text.isEmpty, let heading { free.remove(heading) }
            case .quotes: break
            }
        }
        return free
    }
}

extension Outline.Block {
    fileprivate var words: OutlineText? {
        if case .paragraph(let text) = content { text } else { nil }
    }
}

extension OutlineText {
    /// Without figures that were changed by hand.
    fileprivate var linked: OutlineText {
        OutlineText(
            parts: parts.map { part in
                if case .figure(let name, _) = part { .figure(name, byHand: nil) } else { part }
            })
    }
}
