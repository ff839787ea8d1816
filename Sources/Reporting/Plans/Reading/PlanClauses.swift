/// The numbered items of a plan as tasks: the innermost ones, each with the items with a dash that
/// stand in it. An item that has others in it is a task only where it says more than a heading.
struct PlanClauses {
    static let most = 200

    private(set) var tasks = PlanReading.Fact<[PlanReading.Task]>()
    /// The first word of the first item.
    let beginning: Int
    /// The first word behind the items and what closes the text: where `Nơi nhận` stands.
    let end: Int

    private let text: PlanText
    private var words: [PlanWord] { text.words }

    /// An item with what stands in it.
    private struct Item {
        let rank: ClauseMarker.Rank
        let path: String
        let heading: String
        let own: Range<Int>
        let start: Int
        let isRow: Bool
        /// Paragraphs without a number; whether each has a dash.
        var body: [(words: Range<Int>, isDash: Bool)] = []
        var hasItems = false
    }

    init(_ text: PlanText, from start: Int) {
        self.text = text
        let paragraphs = text.paragraphs.filter { $0.words.lowerBound >= start }
        let behind = paragraphs.first {
            PlanClauses.recipients.end(
                at: $0.words.lowerBound, in: text.words, before: $0.words.upperBound) != nil
        }
        end = behind?.words.lowerBound ?? text.words.count
        let body = paragraphs.prefix { [end] in $0.words.lowerBound < end }
        let first = body.firstIndex { $0.marker.map { $0.rank != .dash } ?? false }
        beginning = first.map { body[$0].words.lowerBound } ?? end
        guard let first else {
            tasks.doubts = [.notFound]
            return
        }
        var items = items(of: body[first...])
        if !items.isEmpty { dropClosing(of: &items[items.count - 1]) }
        let all = items.flatMap { tasks(of: $0) }
        tasks = PlanReading.Fact(
            value: all.isEmpty ? nil : Array(all.prefix(PlanClauses.most)),
            places: all.prefix(PlanClauses.most).map(\.place),
            doubts: all.isEmpty ? [.notFound] : doubts(of: all))
    }

    private static let recipients: Phrases = ["nơi nhận"]
    private static let tableHeads: Set<String> = ["stt", "tt", "số"].map { Spelling($0).text }
        .reduce(into: []) { $0.insert($1) }

    private func items(of paragraphs: ArraySlice<PlanText.Paragraph>) -> [Item] {
        var items: [Item] = []
        var stack: [(rank: ClauseMarker.Rank, label: String, item: Int)] = []
        for paragraph in paragraphs {
            guard let marker = paragraph.marker, marker.rank != .dash else {
                let isHead = PlanClauses.tableHeads.contains(
                    words[paragraph.words.lowerBound].plain)
                if !items.isEmpty, !(isHead && isRow(paragraph.words)) {
                    items[items.count - 1].body.append(
                        (paragraph.content, paragraph.marker != nil))
                }
                continue
            }
            let isRow = marker.rank == .number && self.isRow(paragraph.content)
            let isWithin =
                isRow && stack.contains { $0.rank == .number && !items[$0.item].isRow }
            let rank = isWithin ? .dotted : marker.rank
            while let last = stack.last, last.rank >= rank { stack.removeLast() }
            // `1.1` says of which it is.
            let above = stack.filter {
                !([.dotted, .dottedTwice].contains(marker.rank) && $0.rank >= .number)
            }
            if let parent = stack.last { items[parent.item].hasItems = true }
            let path = (above.map(\.label) + [marker.text]).joined(separator: ".")
            let heading = stack.last.map { self.heading(of: items[$0.item].own) } ?? ""
            stack.append((rank, marker.text, items.count))
            items.append(
                Item(
                    rank: rank, path: path, heading: heading, own: paragraph.content,
                    start: paragraph.words.lowerBound, isRow: isRow))
        }
        return items
    }

    private func isRow(_ range: Range<Int>) -> Bool {
        range.dropFirst().contains { words[$0].gap == .tab }
    }

    /// What follows the last item closes the whole.
    private func dropClosing(of item: inout Item) {
        guard !isHeading(item.own) || item.body.contains(where: \.isDash) else { return }
        while let last = item.body.last, !last.isDash { item.body.removeLast() }
    }

    private func isCapitals(_ range: Range<Int>) -> Bool {
        let letters = range.filter { !words[$0].plain.isEmpty && !words[$0].isDigits }
        return !letters.isEmpty && letters.allSatisfy { words[$0].isCapitals }
    }

    /// In capitals, or short and without an end.
    private func isHeading(_ range: Range<Int>) -> Bool {
        guard let last = range.last else { return true }
        guard range.count <= 80 else { return false }
        if isCapitals(range) { return true }
        return !words[last].endsSentence && range.count <= 25
    }

    private func heading(of range: Range<Int>) -> String {
        isHeading(range) ? trimmed(text.said(range)) : ""
    }

    private func tasks(of item: Item) -> [PlanReading.Task] {
        let isHeading = self.isHeading(item.own)
        let dashes = item.body.count(where: \.isDash)
        if item.hasItems {
            guard !isHeading else { return [] }
            return task(item, item.path, [item.own], []).map { [$0] } ?? []
        }
        if isCapitals(item.own), dashes > 1 {
            var (tasks, before, count) = ([PlanReading.Task](), [Range<Int>](), 0)
            for part in item.body {
                before.append(part.words)
                guard part.isDash else { continue }
                count += 1
                let path = "\(item.path) gạch \(count)"
                if let task = task(item, path, before, [.countedDashes]) { tasks.append(task) }
                before = []
            }
            return tasks
        }
        let own = isCapitals(item.own) ? [] : [item.own]
        return task(item, item.path, own + item.body.map(\.words), []).map { [$0] } ?? []
    }

    private func task(
        _ item: Item, _ path: String, _ parts: [Range<Int>], _ doubts: [PlanReading.Doubt]
    ) -> PlanReading.Task? {
        var (said, doubts) = ("", doubts)
        for part in parts where !part.isEmpty {
            let cells = item.isRow ? cells(of: part) : [part]
            let text = cells.map { range in
                let bare = BareOfContacts(self.text, range)
                if bare.isShorter, !doubts.contains(.withoutContacts) {
                    doubts.append(.withoutContacts)
                }
                return bare.text
            }.filter { !$0.isEmpty }.joined(separator: " – ")
            if !said.isEmpty {
                let isOpen = said.last?.isLetter == true || said.last?.isNumber == true
                said += isOpen ? ": " : " "
            }
            said += text
        }
        said = trimmed(said)
        guard said.contains(where: \.isLetter) else { return nil }
        if item.isRow { doubts.append(.fromTable) }
        let first = item.own.isEmpty || path != item.path ? parts.first ?? item.own : item.own
        let start = path == item.path ? item.start : first.lowerBound
        return PlanReading.Task(
            clause: path, text: said, heading: item.heading,
            place: text.place(of: start..<max(first.upperBound, start)), doubts: doubts)
    }

    private func cells(of range: Range<Int>) -> [Range<Int>] {
        var (cells, start) = ([Range<Int>](), range.lowerBound)
        for place in range.dropFirst() where words[place].gap == .tab {
            cells.append(start..<place)
            start = place
        }
        return cells + [start..<range.upperBound]
    }

    /// Without `./.`, a colon or a semicolon at the end.
    private func trimmed(_ said: String) -> String {
        var said = said
        if said.hasSuffix("./.") { said.removeLast(2) }
        while let last = said.last, ":; ".contains(last) { said.removeLast() }
        return said
    }

    private func doubts(of all: [PlanReading.Task]) -> [PlanReading.Doubt] {
        var doubts: [PlanReading.Doubt] = []
        for doubt in all.flatMap(\.doubts) where !doubts.contains(doubt) { doubts.append(doubt) }
        if all.count > PlanClauses.most { doubts.append(.tooMany(PlanClauses.most)) }
        return doubts
    }
}
