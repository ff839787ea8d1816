/// Which lines of a text are one paragraph.
///
/// Word copies a paragraph as one line; from a PDF its lines come as they were printed, and whether
/// one goes on in the next is told by its length, what it ends with, and how the next begins.
struct PlanParagraphs {
    private(set) var all: [PlanText.Paragraph] = []
    private let words: [PlanWord]
    /// Of a full line; nil where lines are not broken at the width of a page.
    private let fullWidth: Int?
    /// The last `1.` that was met.
    private var lastNumber = 0

    init(_ text: PlanText) {
        words = text.words
        fullWidth = PlanParagraphs.fullWidth(of: text.lines)
        var previous: PlanText.Line?
        for line in text.lines {
            var marker = ClauseMarker(words, line.words)
            if let previous, let number = marker?.number, isYear(number, of: previous, line) {
                marker = nil
            }
            if let previous, marker == nil, goesOn(previous, in: line), !all.isEmpty {
                all[all.count - 1].words =
                    all[all.count - 1].words.lowerBound..<line.words.upperBound
            } else {
                all.append(
                    PlanText.Paragraph(
                        words: line.words, marker: marker, isBehindBlank: line.isBehindBlank))
                if let number = marker?.number { lastNumber = number }
            }
            previous = line
        }
    }

    /// A broken line may begin with the day of a date.
    private func isYear(_ number: Int, of previous: PlanText.Line, _ line: PlanText.Line) -> Bool {
        guard let fullWidth, !line.isBehindBlank, !ends(previous) else { return false }
        return previous.width * 10 >= fullWidth * 6 && number != 1 && number != lastNumber + 1
    }

    private func goesOn(_ previous: PlanText.Line, in line: PlanText.Line) -> Bool {
        let (first, isEnded) = (words[line.words.lowerBound], ends(previous))
        let isTable = line.words.contains { words[$0].gap == .tab }
        guard !isTable else { return false }
        let beginsSmall =
            first.beginsSmall || fullWidth != nil && first.text.first?.isNumber == true
        if line.isBehindPage {
            return !isEnded
                && (beginsSmall || fullWidth.map { previous.width * 10 >= $0 * 7 } ?? false)
        }
        if line.isBehindBlank { return beginsSmall && !isEnded && !isCapitals(previous) }
        guard let fullWidth else { return beginsSmall && !isEnded && !isCapitals(previous) }
        guard isCapitals(previous) == isCapitals(line) else { return false }
        if isEnded { return previous.width * 100 >= fullWidth * 92 }
        return beginsSmall || previous.width * 10 >= fullWidth * 6
    }

    private func ends(_ line: PlanText.Line) -> Bool {
        line.words.last.map { words[$0].endsSentence || [":", "/"].contains(words[$0].text) }
            ?? true
    }

    private func isCapitals(_ line: PlanText.Line) -> Bool {
        let letters = line.words.filter { !words[$0].plain.isEmpty && !words[$0].isDigits }
        return !letters.isEmpty && letters.allSatisfy { words[$0].isCapitals }
    }

    /// Many lines of nearly one length, none longer.
    private static func fullWidth(of lines: [PlanText.Line]) -> Int? {
        let widths = lines.map(\.width).filter { $0 >= 20 }.sorted()
        guard let longest = widths.last, longest <= 160 else { return nil }
        let full = widths[widths.count * 9 / 10]
        let count = widths.count { $0 * 10 >= full * 8 }
        return full >= 40 && count >= 5 && count * 10 >= widths.count * 4 ? full : nil
    }
}
