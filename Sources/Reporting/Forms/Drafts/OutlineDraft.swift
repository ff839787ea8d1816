/// A block of an outline that is being made, as it is typed.
package struct BlockDraft: Hashable, Sendable {
    /// 1 and 2 are headings, 0 is running text.
    package var heading = 0
    package var text = ""
    /// In the rule language; empty for what always stands.
    package var condition = ""
    package var continues = false
    package var note = ""
    /// The code of what schools wrote, of a block that quotes them, which has no text; nil for others.
    package var quotes: String?
    /// All of them are quoted, not those alone that somebody chooses.
    package var quotesAll = false

    package init() {}

    package init(_ json: JSON) {
        heading = json["heading"]?.integer.map { Int(clamping: $0) } ?? 0
        text = json["vi"]?.string ?? ""
        condition = json["when"]?.string ?? ""
        continues = json["continues"]?.boolean ?? false
        note = json["note"]?.string ?? ""
        quotes = json["quotes"]?.string
        quotesAll = json["units"] == "all"
    }

    /// Over what stood there.
    fileprivate func json(over old: JSON) -> JSON {
        func text(_ text: String) -> JSON? { text.isEmpty ? nil : .string(text) }
        let json = old.with("when", text(condition)).with("note", text(note))
        if let quotes {
            let chosen = old["units"] == "all" ? nil : old["units"]
            return json.with("heading", nil).with("vi", nil).with("continues", nil)
                .with("quotes", .string(quotes)).with("units", quotesAll ? "all" : chosen)
        }
        return json.with("quotes", nil).with("units", nil)
            .with("heading", heading > 0 ? .integer(Int64(heading)) : nil)
            .with("vi", .string(self.text))
            .with("continues", continues && heading == 0 ? .boolean(true) : nil)
    }
}

// What documents say over the answers, block by block.
extension FormDraft {
    /// Of one outline.
    package static let mostBlocks = 300

    package struct Block: Hashable, Sendable {
        /// Its place, from 0.
        package var place: Int
        package var json: JSON

        package var draft: BlockDraft { BlockDraft(json) }
    }

    func outline(_ kind: Outline.Kind) -> JSON? { document["outlines"]?[kind.rawValue] }

    package func hasOutline(_ kind: Outline.Kind) -> Bool { outline(kind) != nil }

    package func blocks(of kind: Outline.Kind) -> [Block] {
        (outline(kind)?["blocks"]?.array ?? []).enumerated().map { Block(place: $0, json: $1) }
    }

    mutating func change(_ kind: Outline.Kind, _ change: (inout JSON) -> Void) {
        var outlines = document["outlines"] ?? [:]
        guard var outline = outlines[kind.rawValue] else { return }
        change(&outline)
        outlines = outlines.with(kind.rawValue, outline)
        document = document.with("outlines", outlines)
    }

    private mutating func changeBlocks(
        of kind: Outline.Kind, _ change: (inout [JSON]) -> Void
    ) {
        self.change(kind) { outline in
            var blocks = outline["blocks"]?.array ?? []
            change(&blocks)
            outline = outline.with("blocks", .array(blocks))
        }
    }

    /// Begins one with what the form says by itself; one that is there stays.
    package mutating func beginOutline(_ kind: Outline.Kind, of form: Form) {
        guard !hasOutline(kind) else { return }
        let outline = form.outline(kind).document
        document = document.with(
            "outlines", (document["outlines"] ?? [:]).with(kind.rawValue, outline))
    }

    /// From then on the form says each figure in its order.
    package mutating func dropOutline(_ kind: Outline.Kind) {
        let rest = document["outlines"]?.with(kind.rawValue, nil)
        document = document.with(
            "outlines", rest?.object?.pairs.isEmpty ?? true ? nil : rest)
    }

    package mutating func set(_ block: BlockDraft, at place: Int, of kind: Outline.Kind) {
        changeBlocks(of: kind) {
            guard $0.indices.contains(place) else { return }
            $0[place] = block.json(over: $0[place])
        }
    }

    /// Puts one behind that of the place, or before all where that is nil.
    ///
    /// - Returns: its place.
    package mutating func add(
        _ block: BlockDraft, behind place: Int?, of kind: Outline.Kind
    ) -> Int {
        let new = min((place ?? -1) + 1, blocks(of: kind).count)
        changeBlocks(of: kind) { $0.insert(block.json(over: [:]), at: new) }
        return new
    }

    package mutating func moveBlock(_ place: Int, up: Bool, of kind: Outline.Kind) {
        changeBlocks(of: kind) { $0.move(place, by: up ? -1 : 1) }
    }

    package mutating func removeBlock(_ place: Int, of kind: Outline.Kind) {
        changeBlocks(of: kind) {
            if $0.indices.contains(place) { $0.remove(at: place) }
        }
    }
}
