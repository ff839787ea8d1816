/// What an outline that is being made has beside its blocks, as it is typed.
package struct OutlineFrameDraft: Hashable, Sendable {
    /// A name for what is computed.
    package struct Name: Hashable, Sendable {
        package var name: String
        /// In the rule language: the number, or the part of a percentage.
        package var value: String
        /// What the percentage is of; empty for a number.
        package var whole: String

        package init(name: String, value: String, whole: String) {
            (self.name, self.value, self.whole) = (name, value, whole)
        }

        /// Nobody named it: a text holds the formula itself.
        package var isReckoned: Bool {
            name.hasPrefix(Name.reckoned) && UInt(name.dropFirst(Name.reckoned.count)) != nil
        }

        fileprivate static let reckoned = "tinh_"

        fileprivate var json: JSON {
            whole.isEmpty ? .string(value) : [.string(value), .string(whole)]
        }
    }

    /// An annex with what schools answered, word by word.
    package struct Texts: Hashable, Sendable {
        package var title: String
        /// Of the questions.
        package var codes: [String]
        package var byCommune: Bool

        package init(title: String, codes: [String], byCommune: Bool) {
            (self.title, self.codes, self.byCommune) = (title, codes, byCommune)
        }

        fileprivate var json: JSON {
            let json: JSON = [
                "title": .string(title), "texts": .array(codes.map(JSON.string)),
            ]
            return json.with("by", byCommune ? "commune" : nil)
        }
    }

    package var subject = ""
    package var names: [Name] = []
    /// The annexes that have a name: `levels`, `schools`, `tasks`.
    package var namedAnnexes: [String] = []
    package var texts: [Texts] = []

    package static let mostNames = 50
    package static let mostTexts = 10

    package init() {}

    fileprivate init(_ json: JSON) {
        subject = json["subject"]?.string ?? ""
        names = (json["let"]?.object?.pairs ?? []).map { name, formula in
            let sides = formula.array?.map { $0.string ?? "" } ?? [formula.string ?? ""]
            return Name(
                name: name, value: sides.first ?? "", whole: sides.count > 1 ? sides[1] : "")
        }
        let annexes = json["annexes"]?.array ?? []
        namedAnnexes = annexes.compactMap(\.string)
        texts = annexes.filter { $0.string == nil }.map { annex in
            Texts(
                title: annex["title"]?.string ?? "",
                codes: (annex["texts"]?.array ?? []).compactMap(\.string),
                byCommune: annex["by"] != nil)
        }
    }
}

extension FormDraft {
    package func frame(of kind: Outline.Kind) -> OutlineFrameDraft {
        OutlineFrameDraft(outline(kind) ?? [:])
    }

    /// What `frame` is read from: to be told from another content.
    package func frameJSON(of kind: Outline.Kind) -> JSON {
        (outline(kind) ?? [:]).with("blocks", nil)
    }

    /// Names that are no codes are made such, of their words; of two that are alike the second gets a
    /// number.
    package mutating func set(_ frame: OutlineFrameDraft, of kind: Outline.Kind) {
        var taken = takenCodes
        var names = JSON.Members()
        for named in frame.names {
            let isFree = DraftCode.isCode(named.name) && !taken.contains(named.name)
            let name =
                isFree
                ? named.name : DraftCode.free(for: named.name, otherwise: "so", taken: taken)
            taken.insert(name)
            names[name] = named.json
        }
        change(kind) { outline in
            outline = outline.with("subject", .string(frame.subject))
                .with("let", frame.names.isEmpty ? nil : .object(names))
                .with(
                    "annexes",
                    .array(frame.namedAnnexes.map(JSON.string) + frame.texts.map(\.json)))
        }
    }
}

// Formulas that stand in texts: `{câu 2 / câu 1}`.
extension FormDraft {
    /// The name by which the outline calls the formula: that of one that is alike, or a new one.
    ///
    /// - Returns: nil where it has as many names as it may.
    package mutating func name(
        of formula: OutlineFrameDraft.Name, in kind: Outline.Kind
    ) -> String? {
        var frame = frame(of: kind)
        if let same = frame.names.first(where: {
            $0.isReckoned && $0.value == formula.value && $0.whole == formula.whole
        }) {
            return same.name
        }
        guard frame.names.count < OutlineFrameDraft.mostNames else { return nil }
        let taken = takenCodes.union(frame.names.map(\.name))
        let name = (1...).lazy.map { OutlineFrameDraft.Name.reckoned + String($0) }
            .first { !taken.contains($0) }
        guard let name else { return nil }
        frame.names.append(.init(name: name, value: formula.value, whole: formula.whole))
        set(frame, of: kind)
        return name
    }

    /// Those that no text and no condition holds any more.
    package mutating func dropUnusedFormulas(of kind: Outline.Kind) {
        var frame = frame(of: kind)
        guard let outline = outline(kind), frame.names.contains(where: \.isReckoned) else { return }
        let texts =
            [String(decoding: outline.with("let", nil).serialized(), as: UTF8.self)]
            + frame.names.flatMap { [$0.value, $0.whole] }
        let used = Set(
            texts.flatMap { text in
                text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
            })
        let kept = frame.names.filter { !$0.isReckoned || used.contains($0.name) }
        guard kept.count < frame.names.count else { return }
        frame.names = kept
        set(frame, of: kind)
    }
}
