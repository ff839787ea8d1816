/// A plan's text made ready for being read: words in lines, and lines in paragraphs, however the
/// text was broken where it was copied.
struct PlanText: Sendable {
    struct Line: Sendable {
        let words: Range<Int>
        /// Characters, without blanks at the ends.
        let width: Int
        /// Nothing stands on the line before it.
        let isBehindBlank: Bool
        /// A page ended before it.
        let isBehindPage: Bool
    }

    /// Lines that belong together.
    struct Paragraph: Sendable {
        var words: Range<Int>
        let marker: ClauseMarker?
        let isBehindBlank: Bool

        /// What stands behind the number or the dash.
        var content: Range<Int> { (marker?.end ?? words.lowerBound)..<words.upperBound }
    }

    let text: String
    /// Of which font it was, where the letters were a font's own.
    let font: LegacyFont?
    let words: [PlanWord]
    let lines: [Line]
    private(set) var paragraphs: [Paragraph] = []

    init(_ typed: String) {
        let font = LegacyFont.of(typed)
        let text = PlanText.cleaned(font.map { $0.converted(typed) } ?? typed)
        var words: [PlanWord] = []
        var lines: [Line] = []
        var (place, page) = (0, 0)
        var (isBehindBlank, isBehindPage) = (false, false)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let found = PlanWords.all(in: line, from: place)
            place += line.utf8.count + 1
            if found.isEmpty {
                isBehindBlank = true
                continue
            }
            if let number = PlanText.pageNumber(found),
                (page == 0 ? 1...2 : page...(page + 1))
                    .contains(number), !lines.isEmpty
            {
                (page, isBehindPage) = (number, true)
                continue
            }
            let first = words.count
            words += found
            lines.append(
                Line(
                    words: first..<words.count, width: line.width, isBehindBlank: isBehindBlank,
                    isBehindPage: isBehindPage))
            (isBehindBlank, isBehindPage) = (false, false)
        }
        (self.text, self.font, self.words, self.lines) = (text, font, words, lines)
        paragraphs = PlanParagraphs(self).all
    }

    /// The words as they are said, with one blank where any stand between them.
    func said(_ range: Range<Int>) -> String {
        var said = ""
        for place in range {
            if place > range.lowerBound, words[place].gap != .none { said += " " }
            said += words[place].text
        }
        return said
    }

    /// Where they stand, in octets.
    func place(of range: Range<Int>) -> Range<Int> {
        guard let last = range.last else { return 0..<0 }
        return words[range.lowerBound].place.lowerBound..<words[last].place.upperBound
    }

    /// In normal form C, without what is not seen; a page's end and a line's end within a paragraph are
    /// ends of lines.
    private static func cleaned(_ typed: String) -> String {
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in typed.unicodeScalars where !scalar.isInvisible {
            defer { previous = scalar }
            switch scalar.value {
            case 0x0A where previous == "\r": continue
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: text.append("\n")
            case 0x09: text.append(scalar)
            case ..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: continue
            default: text.append(scalar.ofSigns)
            }
        }
        return String(text).nfc
    }

    /// `2`, `- 2 -`, `Trang 2`, `2/5`.
    private static func pageNumber(_ line: [PlanWord]) -> Int? {
        let words = line.filter { !["-", "–", "trang"].contains($0.text.lowercased()) }
        guard words.count == 1, line.count <= 3, let text = words.first?.text else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2,
            parts.allSatisfy({ part in
                (1...3).contains(part.count)
                    && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            })
        else { return nil }
        return Int(parts[0])
    }
}

extension Substring {
    fileprivate var width: Int {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return 0 }
        return scalars.distance(from: first, to: last) + 1
    }
}
