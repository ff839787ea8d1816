import Reporting

// Section M and what is still open: sentences that fit the figures.
extension FigureWriter {
    mutating func writeNarrative() {
        if integer("fnd_fixed") < integer("fnd_found") {
            values["fnd_open_detail"] = .text(openShortcomings())
        }
        if random.chance(88), let text = sentences(Narratives.difficulties) {
            values["txt_difficulties"] = .text(text)
        }
        if random.chance(80), let text = sentences(Narratives.proposals) {
            values["txt_proposals"] = .text(text)
        }
    }

    private mutating func openShortcomings() -> String {
        let deadline = VietnameseDate.inDocument(
            period.upperBound + random.number(in: 20...60))
        let topics = topics("open")
        let texts = (topics.isEmpty ? ["eq_ext_usable"] : topics).compactMap {
            random.pick(Narratives.openShortcomings[$0] ?? [])
        }
        return texts.joined(separator: "; ") + ". Hoàn thành trước ngày \(deadline)."
    }

    /// One or two of the sentences that are true of this school.
    private mutating func sentences(
        _ all: [(text: String, isTrue: @Sendable (FigureWriter) -> Bool)]
    ) -> String? {
        let fitting = all.filter { $0.isTrue(self) }.map(\.text)
        guard let first = random.pick(fitting) else { return nil }
        guard random.chance(40), let second = random.pick(fitting.filter { $0 != first }) else {
            return first
        }
        return first + " " + second
    }
}
