import HTTP
import HTTPTypes
import Reporting
import Storage

/// What documents say over the answers to a form that is being made.
enum DraftOutline {
    /// `GET /form-drafts/{draft}/outlines/{kind}?b=&school=`: its blocks, one of them opened to be
    /// changed; a school's report as it is printed.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["b", "school", "done"])
        var view = OutlineView()
        view.open = try visit.chosen("b").flatMap { Int(sent: $0, in: 0...FormDraft.mostBlocks) }
        view.school = try visit.chosen("school")
        view.kept = try visit.query("done")
        return visit.page(try DraftOutlinePage(visit, view))
    }

    /// `POST /form-drafts/{draft}/outlines/{kind}`: `begin`, `drop` of the whole; `frame` keeps subject,
    /// names and annexes; `save`, `up`, `down`, `add` of `block` keep what was typed, `remove` takes it out.
    /// With `_figure` the name of a figure is put behind the text.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let (id, kind) = try wish.look { (try $0.addressedDraft().id, try $0.outlineKind()) }
        let fields = try CleanedFields(wish, mayRepeat: ["annex"])
        guard fields.text("_do") != "frame" else {
            return try DraftOutlineFrame.change(fields, of: id, kind, wish)
        }
        let figure = fields.text("_figure")
        let act = figure.isEmpty ? fields.text("_do") : "save"
        let address = "/form-drafts/\(id.rawValue)/outlines/\(kind.rawValue)"
        var typed = BlockDraft()
        let block = Int(sent: fields.text("block"), in: 0...FormDraft.mostBlocks)
        do {
            return try wish.commit { database in
                let open = try database.changeDraft(id, of: wish.asker.unit.id) {
                    draft -> Int? in
                    switch act {
                    case "begin": draft.beginOutline(kind, of: draft.reading.form)
                    case "drop": draft.dropOutline(kind)
                    default:
                        typed = TypedBlock(fields: fields).block(of: draft, kind, adding: figure)
                        let open = try change(
                            block, to: typed, act, fields.text("_was"), of: kind, in: &draft)
                        draft.dropUnusedFormulas(of: kind)
                        return open
                    }
                    return nil
                }
                return .redirect(
                    to: fields.onward(
                        in: id, address, query: open.map { "?b=\($0)" } ?? "",
                        anchor: open.map { "#b-\($0)" } ?? ""))
            }
        } catch let outdated as Outdated {
            var view = OutlineView()
            (view.open, view.typed, view.complaint) = (block, typed, outdated.sentence)
            return try wish.look {
                $0.page(try DraftOutlinePage($0, view), status: .conflict)
            }
        }
    }

    /// - Returns: the place of the block that is open then.
    private static func change(
        _ place: Int?, to typed: BlockDraft, _ act: String, _ was: String,
        of kind: Outline.Kind, in draft: inout FormDraft
    ) throws -> Int? {
        let blocks = draft.blocks(of: kind)
        guard act != "first" else { return try add(behind: nil, of: kind, in: &draft) }
        guard let place, blocks.indices.contains(place) else { throw Outdated.gone }
        guard was == blocks[place].json.mark else { throw Outdated.changed }
        guard act != "remove" else {
            draft.removeBlock(place, of: kind)
            return nil
        }
        guard ["save", "up", "down", "add"].contains(act) else {
            throw Refusal(.badRequest, "Thao tác không rõ.")
        }
        draft.set(draft.reckoning(typed, kind), at: place, of: kind)
        switch act {
        case "add": return try add(behind: place, of: kind, in: &draft)
        case "up", "down":
            draft.moveBlock(place, up: act == "up", of: kind)
            let moved = place + (act == "up" ? -1 : 1)
            return blocks.indices.contains(moved) ? moved : place
        default: return place
        }
    }

    private static func add(
        behind place: Int?, of kind: Outline.Kind, in draft: inout FormDraft
    ) throws -> Int {
        guard draft.blocks(of: kind).count < FormDraft.mostBlocks else {
            throw Refusal(.conflict, "Đề cương đã có \(FormDraft.mostBlocks) đoạn.")
        }
        return draft.add(BlockDraft(), behind: place, of: kind)
    }
}

extension Visit {
    func outlineKind() throws -> Outline.Kind {
        guard let kind = parameters["kind"].flatMap(Outline.Kind.init(rawValue:)) else {
            throw Refusal.notFound
        }
        return kind
    }
}

/// The names, subject and annexes of an outline.
enum DraftOutlineFrame {
    static func change(
        _ fields: CleanedFields, of id: KeptDraft.ID, _ kind: Outline.Kind, _ wish: Wish
    ) throws -> any Reply {
        var typed = OutlineFrameDraft()
        do {
            return try wish.commit { database in
                try database.changeDraft(id, of: wish.asker.unit.id) { draft in
                    typed = TypedFrame(fields: fields).frame(of: draft, kind)
                    guard draft.hasOutline(kind) else { throw Outdated.gone }
                    guard fields.text("_was") == draft.frameJSON(of: kind).mark else {
                        throw Outdated.changed
                    }
                    draft.set(typed, of: kind)
                }
                let address = "/form-drafts/\(id.rawValue)/outlines/\(kind.rawValue)"
                return .redirect(
                    to: fields.onward(in: id, address, query: "?done=frame", anchor: ""))
            }
        } catch let outdated as Outdated {
            var view = OutlineView()
            (view.typedFrame, view.complaint) = (typed, outdated.sentence)
            return try wish.look {
                $0.page(try DraftOutlinePage($0, view), status: .conflict)
            }
        }
    }
}

/// What an outline has beside its blocks, as its form sent it.
struct TypedFrame {
    let fields: CleanedFields

    /// Rows without a word are none.
    func frame(of draft: FormDraft, _ kind: Outline.Kind) -> OutlineFrameDraft {
        let numbers = NumberedQuestions(draft)
        var frame = OutlineFrameDraft()
        frame.subject = OutlineWords(draft, kind).stored(fields.text("subject"))
        frame.namedAnnexes = fields.all("annex")
        // As many as its form had, also where a form that was made elsewhere has more than have room.
        func rows(_ name: String) -> some Sequence<Int> {
            (1...).lazy.prefix { fields.has("\(name)\($0)") }
        }
        frame.names = rows("name").compactMap { row in
            let texts = ["name", "value", "whole"].map { fields.text("\($0)\(row)") }
            guard texts.contains(where: { !$0.isEmpty }) else { return nil }
            return .init(
                name: texts[0], value: numbers.expression(texts[1]),
                whole: numbers.expression(texts[2]))
        }
        frame.texts = rows("title").compactMap { row in
            let (title, codes) = (fields.text("title\(row)"), fields.text("texts\(row)"))
            guard !title.isEmpty || !codes.isEmpty else { return nil }
            return .init(
                title: title, codes: numbers.codes(codes),
                byCommune: fields.text("by\(row)") == "commune")
        }
        return frame
    }
}

extension FormDraft {
    /// The block with names of the outline for the formulas of its text.
    fileprivate mutating func reckoning(_ block: BlockDraft, _ kind: Outline.Kind) -> BlockDraft {
        var block = block
        block.text = OutlineWords(self, kind).stored(block.text) { name(of: $0, in: kind) }
        return block
    }
}

/// A block as its form sent it.
struct TypedBlock {
    let fields: CleanedFields

    /// With the name of a figure put behind its text; formulas stand there as they were typed.
    func block(
        of draft: FormDraft, _ kind: Outline.Kind, adding figure: String
    ) -> BlockDraft {
        let words = OutlineWords(draft, kind)
        var block = BlockDraft()
        block.heading = Int(sent: fields.text("heading"), in: 0...2) ?? 0
        block.continues = fields.text("heading") == "continues"
        let text = fields.text("text")
        let whole =
            figure.isEmpty
            ? text : text + (text.isEmpty || text.last == " " ? "" : " ") + "{\(figure)}"
        block.text = words.stored(whole)
        let when = fields.text("stands")
        block.condition =
            when == "when"
            ? TypedCondition("when", fields).condition(of: draft)?.source ?? ""
            : when == "written" ? words.source(fields.text("when")) : ""
        block.note = fields.text("note")
        if fields.text("heading") == "quotes" {
            block.quotes = fields.text("quotes")
            block.quotesAll = fields.has("quotes_all")
        }
        return block
    }
}

/// What of an outline is open, and what was typed there.
struct OutlineView {
    var open: Int?
    var school: String?
    var typed: BlockDraft?
    var typedFrame: OutlineFrameDraft?
    /// What was just kept: `saved` of the block that is open, `frame`.
    var kept: String?
    /// Why it was not kept.
    var complaint: String?
}
