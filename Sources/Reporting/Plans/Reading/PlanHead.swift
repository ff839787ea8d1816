/// What stands at the head of a document: its issuer, number and day, what it is and of what.
///
/// The two columns of a head come one behind the other, side by side in a line, or run together.
struct PlanHead {
    private(set) var kind = PlanReading.Fact<String>(doubts: [.notFound])
    private(set) var number = PlanReading.Fact<String>(doubts: [.notFound])
    private(set) var date = PlanReading.Fact<Day>(doubts: [.notFound])
    private(set) var issuer = PlanReading.Fact<String>(doubts: [.notFound])
    private(set) var subject = PlanReading.Fact<String>(doubts: [.notFound])
    /// The first word behind the head.
    private(set) var end = 0
    /// The words of the subject.
    private(set) var subjectWords = 0..<0

    private let text: PlanText
    private var words: [PlanWord] { text.words }

    /// Lines in which a head is looked for.
    private static let mostLines = 60

    init(_ text: PlanText) {
        self.text = text
        let lines = text.lines.prefix(PlanHead.mostLines)
        let title = lines.firstIndex { isTitle($0) }
        let beginning = title ?? lines.firstIndex { beginsBody($0) }
        let body = beginning ?? lines.count
        let pieces = lines[..<body].flatMap { HeadPieces.all(of: $0, in: text.words) }
        for piece in pieces {
            readNumber(piece)
            readDate(piece)
        }
        readIssuer(pieces)
        if let title {
            readTitle(lines, title)
        } else {
            end = beginning.map { lines[..<$0].last?.words.upperBound ?? 0 } ?? 0
            readLetter(pieces)
        }
        readKindOfNumber()
    }

    // MARK: Lines

    /// In capitals, and a kind of document; its subject may follow in the line.
    private func isTitle(_ line: PlanText.Line) -> Bool {
        guard let end = kindEnd(line) else { return false }
        return line.words.prefix(end - line.words.lowerBound).allSatisfy { words[$0].isCapitals }
    }

    private func kindEnd(_ line: PlanText.Line) -> Int? {
        DocumentKinds.titles.end(
            at: line.words.lowerBound, in: words, before: line.words.upperBound)
    }

    private func beginsBody(_ line: PlanText.Line) -> Bool {
        let marker = ClauseMarker(words, line.words)
        return PlanHead.openings.end(
            at: line.words.lowerBound, in: words, before: line.words.upperBound) != nil
            || [.heading, .number].contains(marker?.rank)
    }

    private static let openings: Phrases = ["kính gửi", "căn cứ", "thực hiện", "trên cơ sở"]

    // MARK: Number and day

    private mutating func readNumber(_ piece: Range<Int>) {
        guard number.value == nil, number.doubts == [.notFound] else { return }
        for place in piece where words[place].plain == PlanHead.numberWord {
            var next = place + 1
            while next < piece.upperBound, [":", "."].contains(words[next].text) { next += 1 }
            if let symbol = DocumentSymbol(words, at: next, before: piece.upperBound) {
                let said = PresentSpelling(symbol.text)
                number = PlanReading.Fact(
                    value: said.text, places: [text.place(of: place..<symbol.end)],
                    doubts: said.changed.isEmpty ? [] : [.respelled(said.changed)])
                return
            }
            // `Số:      /KH-UBND`
            if next < piece.upperBound, words[next].text.hasPrefix("/") {
                number = PlanReading.Fact(
                    places: [text.place(of: place..<(next + 1))], doubts: [.numberIsBlank])
                return
            }
        }
    }

    private static let numberWord = Spelling("Số").text

    private mutating func readDate(_ piece: Range<Int>) {
        guard date.value == nil, date.doubts == [.notFound] else { return }
        for place in piece where words[place].plain == PlanHead.dayWord {
            let start =
                words[piece.lowerBound].plain == PlanHead.numberWord ? place : piece.lowerBound
            if let day = DayWording(words, at: place + 1, before: piece.upperBound) {
                let spot = [text.place(of: start..<day.end)]
                switch day.said {
                case .day(let found): date = PlanReading.Fact(value: found, places: spot)
                case .noSuchDay(let said):
                    date = PlanReading.Fact(places: spot, doubts: [.noSuchDay(said)])
                case .withoutYear: continue
                }
                return
            }
            if place + 1 < piece.upperBound, HeadPieces.parts.contains(words[place + 1].plain) {
                date = PlanReading.Fact(
                    places: [text.place(of: start..<piece.upperBound)], doubts: [.dayIsBlank])
                return
            }
        }
    }

    private static let dayWord = Spelling("ngày").text

    // MARK: Issuer

    private mutating func readIssuer(_ pieces: [Range<Int>]) {
        var bodies: [[Range<Int>]] = []
        for piece in pieces {
            let letters = piece.filter { !words[$0].plain.isEmpty && !words[$0].isDigits }
            guard (1...40).contains(letters.count), letters.allSatisfy({ words[$0].isCapitals })
            else { continue }
            let isFirst =
                PlanHead.bodies.end(at: piece.lowerBound, in: words, before: piece.upperBound)
                != nil
            // Run together in one line, `UBND HUYỆN … PHÒNG …` is two.
            let split = piece.dropFirst().first {
                PlanHead.offices.end(at: $0, in: words, before: piece.upperBound) != nil
                    && PlanHead.committees.end(at: piece.lowerBound, in: words, before: $0) != nil
            }
            if isFirst || bodies.isEmpty {
                if let split {
                    bodies += [[piece.lowerBound..<split], [split..<piece.upperBound]]
                } else {
                    bodies.append([piece])
                }
            } else {
                bodies[bodies.count - 1].append(piece)
            }
        }
        guard let own = bodies.last else { return }
        func said(_ body: [Range<Int>]) -> String {
            body.map { text.said($0) }.joined(separator: " ")
        }
        let parent = bodies.count > 1 ? said(bodies[bodies.count - 2]) : nil
        let office = OfficeInCapitals(said(own), below: parent)
        var doubts: [PlanReading.Doubt] = []
        if !office.isKnown { doubts.append(.fromCapitals) }
        if !office.hasPlace { doubts.append(.issuerWithoutPlace(office.name)) }
        issuer = PlanReading.Fact(
            value: office.name, places: (bodies.suffix(2).flatMap { $0 }).map(text.place),
            doubts: doubts)
    }

    private static let committees: Phrases = ["ubnd", "ủy ban nhân dân"]
    private static let offices: Phrases = [
        "phòng giáo dục", "phòng văn hóa", "phòng gd&đt", "phòng gdđt", "phòng vh-xh",
        "sở giáo dục",
        "sở gd&đt", "sở gdđt", "ban chỉ đạo",
    ]
    private static let bodies: Phrases = [
        "ubnd", "ủy ban", "phòng", "sở", "bộ", "trường", "đảng ủy", "ban", "hội đồng", "công an",
        "tỉnh ủy", "huyện ủy", "thành ủy", "đoàn", "cục", "chi cục", "trung tâm", "văn phòng",
        "thanh tra", "hội",
    ]

    // MARK: Subject

    private mutating func readTitle(_ lines: ArraySlice<PlanText.Line>, _ title: Int) {
        let line = lines[title]
        guard let kindEnd = kindEnd(line) else { return }
        kind = PlanReading.Fact(
            value: DocumentKinds.name(text.said(line.words.lowerBound..<kindEnd)),
            places: [text.place(of: line.words.lowerBound..<kindEnd)])
        var (found, last) = (kindEnd..<line.words.upperBound, line)
        var blank: Int?
        for (index, next) in text.lines[(title + 1)...].prefix(8).enumerated() {
            if next.isBehindBlank, index > 0 {
                blank = index
                break
            }
        }
        for (index, next) in text.lines[(title + 1)...].prefix(8).enumerated() {
            guard goesOn(found, last, in: next, isBeforeBlank: blank.map { index < $0 } ?? false)
            else { break }
            found = found.lowerBound..<next.words.upperBound
            last = next
        }
        end = found.upperBound
        setSubject(found)
    }

    /// Whether the subject goes on in the line.
    private func goesOn(
        _ found: Range<Int>, _ last: PlanText.Line, in line: PlanText.Line, isBeforeBlank: Bool
    ) -> Bool {
        let first = line.words.lowerBound
        guard line.words.contains(where: { !words[$0].plain.isEmpty }),
            ClauseMarker(words, line.words) == nil,
            PlanHead.openings.end(at: first, in: words, before: line.words.upperBound) == nil
                || found.isEmpty && words[first].plain == PlanHead.carriesOut
        else { return false }
        if found.isEmpty { return true }
        if line.isBehindBlank {
            return words[first].beginsSmall && !words[found.upperBound - 1].endsSentence
        }
        if isBeforeBlank { return !words[found.upperBound - 1].endsSentence }
        return words[first].beginsSmall
            || text.paragraphs.contains {
                $0.words.contains(found.upperBound - 1) && $0.words.contains(first)
            }
    }

    private static let carriesOut = Spelling("thực").text

    private mutating func setSubject(_ range: Range<Int>, doubts: [PlanReading.Doubt] = []) {
        var range = range
        while let last = range.last, words[last].plain.isEmpty, words[last].text != ")",
            words[last].text != "”", words[last].text != "\""
        {
            range = range.lowerBound..<last
        }
        guard !range.isEmpty else { return }
        subjectWords = range
        let said = PresentSpelling(PlanHead.calm(text.said(range), of: range, in: words))
        subject = PlanReading.Fact(
            value: said.text, places: [text.place(of: range)],
            doubts: doubts + (said.changed.isEmpty ? [] : [.respelled(said.changed)])
                + (range.allSatisfy { words[$0].isCapitals || words[$0].plain.isEmpty }
                    ? [.fromCapitals] : []))
    }

    /// A subject in capitals in small letters, but for its abbreviations.
    private static func calm(_ said: String, of range: Range<Int>, in words: [PlanWord]) -> String {
        guard
            range.allSatisfy({
                words[$0].isCapitals || words[$0].plain.isEmpty || words[$0].isDigits
            })
        else { return said }
        let small = said.split(separator: " ").map { word in
            let bare = word.filter(\.isLetter)
            return VietnameseSyllable.isOne(String(bare)) ? word.lowercased() : String(word)
        }.joined(separator: " ")
        return small.prefix(1).uppercased() + small.dropFirst()
    }

    /// A letter's subject stands under its number: `V/v báo cáo …`.
    private mutating func readLetter(_ pieces: [Range<Int>]) {
        guard
            let first = pieces.firstIndex(where: {
                PlanHead.about.end(at: $0.lowerBound, in: words, before: $0.upperBound) != nil
            }),
            let start = PlanHead.about.end(
                at: pieces[first].lowerBound, in: words, before: pieces[first].upperBound)
        else { return }
        var said = start..<pieces[first].upperBound
        var spots = [pieces[first]]
        var parts = [text.said(said)]
        for piece in pieces[(first + 1)...].prefix(6) {
            let head = words[piece.lowerBound]
            let isDated = piece.contains { words[$0].plain == PlanHead.dayWord }
            guard !isDated else { continue }
            guard head.beginsSmall || head.isDigits, !words[said.upperBound - 1].endsSentence else {
                break
            }
            said = piece
            spots.append(piece)
            parts.append(text.said(piece))
        }
        kind = PlanReading.Fact(value: "Công văn", places: [text.place(of: spots[0])])
        kind.doubts = [.letter]
        let spelled = PresentSpelling(parts.joined(separator: " "))
        let value = spelled.text.prefix(1).uppercased() + spelled.text.dropFirst()
        subject = PlanReading.Fact(
            value: value, places: spots.map(text.place),
            doubts: spelled.changed.isEmpty ? [] : [.respelled(spelled.changed)])
    }

    private static let about: Phrases = ["v/v", "về việc"]

    /// Without a title the number may say what it is: `14/KH-GDĐT`.
    private mutating func readKindOfNumber() {
        guard kind.value == nil, let number = number.value,
            let name = DocumentKinds.name(ofNumber: number)
        else { return }
        kind = PlanReading.Fact(value: name, places: self.number.places)
    }
}
