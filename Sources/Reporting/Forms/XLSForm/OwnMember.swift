/// A member of a form's document as a cell says it, in columns and sheets that are ours alone.
struct OwnMember {
    enum Format {
        case text, integer, truth
        /// A list, one element a line.
        case lines
        /// A list of words.
        case words
        /// The same, or a selection `{"nature": "stock"}`.
        case selection
        /// Names with expressions, in their order.
        case definitions
    }

    let name: String
    let format: Format

    init(_ name: String, _ format: Format = .text) { (self.name, self.format) = (name, format) }

    /// nil for what a cell can't say so.
    func text(_ value: JSON) -> String? {
        let text: String? =
            switch (format, value) {
            case (.text, .string(let text)): text
            case (.integer, .integer(let number)): String(number)
            case (.truth, .boolean(let truth)): String(truth)
            case (.lines, .array(let list)): OwnMember.joined(list, by: "\n")
            case (.words, .array(let list)), (.selection, .array(let list)):
                OwnMember.joined(list, by: " ")
            case (.selection, .object): String(decoding: value.serialized(), as: UTF8.self)
            case (.definitions, .object(let members)):
                members.pairs.map { "\($0.name) = \($0.value.string ?? "")" }
                    .joined(separator: "\n")
            default: nil
            }
        guard let text, text.isCell, self.value(text) == value else { return nil }
        return text
    }

    private static func joined(_ list: [JSON], by separator: String) -> String? {
        let texts = list.compactMap(\.string)
        return texts.count == list.count ? texts.joined(separator: separator) : nil
    }

    /// What the cell says; what can't be read stays text, so that the form's reader tells of it.
    func value(_ text: String) -> JSON {
        switch format {
        case .text: return .string(text)
        case .integer: return Int64(text).map(JSON.integer) ?? .string(text)
        case .truth: return XLSForm.truth(of: text).map(JSON.boolean) ?? .string(text)
        case .lines: return OwnMember.list(text.split(whereSeparator: \.isNewline))
        case .words: return OwnMember.list(text.split { $0.isWhitespace || $0 == "," || $0 == ";" })
        case .selection:
            return XLSForm.object(text)
                ?? OwnMember.list(text.split { $0.isWhitespace || $0 == "," || $0 == ";" })
        case .definitions:
            let pairs = text.split(whereSeparator: \.isNewline).map { line in
                let sides = line.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false
                ).map { TypedText.trimmed(String($0)) }
                return (sides[0], JSON.string(sides.count > 1 ? sides[1] : ""))
            }
            return pairs.reduce(into: JSON.object([:])) { $0 = $0.with($1.0, $1.1) }
        }
    }

    private static func list(_ parts: [Substring]) -> JSON {
        .array(parts.map { .string(TypedText.trimmed(String($0))) })
    }
}

extension XLSForm {
    /// The columns of a question that are ours: `tonghop::nature`.
    static let ownColumns: [OwnMember] = [
        OwnMember("code"), OwnMember("type"), OwnMember("levels", .words), OwnMember("nature"),
        OwnMember("aggregate"), OwnMember("weight"), OwnMember("unit"),
        OwnMember("scale", .integer), OwnMember("max", .integer), OwnMember("accept", .words),
        OwnMember("max_mb", .integer), OwnMember("max_files", .integer),
        OwnMember("rows", .integer),
        OwnMember("when"), OwnMember("calculation"), OwnMember("undone"),
        OwnMember("clauses", .lines), OwnMember("profile", .truth), OwnMember("prefill"),
    ]

    /// Rules that stand in a sheet of their own.
    static let rulesSheet = OwnSheet(
        name: "rules", member: "rules",
        members: [
            OwnMember("id"), OwnMember("severity"), OwnMember("for", .selection),
            OwnMember("at", .words), OwnMember("let", .definitions), OwnMember("holds"),
            OwnMember("vi"), OwnMember("en"), OwnMember("explanations", .lines),
        ])

    static let measuresSheet = OwnSheet(
        name: "measures", member: "measures",
        members: [
            OwnMember("code"), OwnMember("vi"), OwnMember("en"), OwnMember("unit"),
            OwnMember("percent"), OwnMember("value"),
        ])

    /// The object that a text is.
    static func object(_ text: String) -> JSON? {
        guard text.hasPrefix("{") else { return nil }
        do throws(MalformedJSON) {
            let json = try JSON(parsing: Array(text.utf8))
            return json.object == nil ? nil : json
        } catch {
            return nil
        }
    }
}

/// A sheet of ours with a row for each element of a list of the document.
struct OwnSheet {
    let name: String
    let member: String
    let members: [OwnMember]

    /// For what has no column.
    static let rest = "json"

    /// The list, and where each element stands.
    func read(
        _ table: SheetTable, _ findings: inout [XLSForm.Finding]
    ) -> [(json: JSON, line: SheetTable.Line)] {
        let known = Set(members.map(\.name) + [OwnSheet.rest])
        findings += table.strange { known.contains($0.key) }
        return table.lines.map { line in
            let json = members.reduce(JSON.object([:])) { json, member in
                let text = line[member.name]
                return text.isEmpty ? json : json.with(member.name, member.value(text))
            }
            return (json.over(line, OwnSheet.rest, &findings), line)
        }
    }

    /// Head and rows.
    func write(_ list: [JSON]) -> XLSForm.Sheet {
        let rows = list.map { json in
            let texts = members.map { json[$0.name].flatMap($0.text) ?? "" }
            let back = zip(members, texts).reduce(JSON.object([:])) { json, cell in
                cell.1.isEmpty ? json : json.with(cell.0.name, cell.0.value(cell.1))
            }
            return texts + [json.difference(from: back)]
        }
        return XLSForm.Sheet(name: name, rows: [members.map(\.name) + [OwnSheet.rest]] + rows)
    }
}

extension JSON {
    /// With the members that a cell of JSON says; null takes one out.
    func over(
        _ line: SheetTable.Line, _ column: String, _ findings: inout [XLSForm.Finding]
    ) -> JSON {
        let text = line[column]
        guard !text.isEmpty else { return self }
        guard let rest = XLSForm.object(text)?.object else {
            findings.append(.init(.malformedJSON, at: line.place(column)))
            return self
        }
        return rest.pairs.reduce(self) { $0.with($1.name, $1.value == .null ? nil : $1.value) }
    }

    /// What `over` makes this of `other`; empty where nothing.
    func difference(from other: JSON, except names: Set<String> = []) -> String {
        var rest = JSON.object([:])
        for (name, value) in object?.pairs ?? [] where !names.contains(name) && other[name] != value
        {
            rest = rest.with(name, value)
        }
        for name in other.object?.names ?? [] where !names.contains(name) && self[name] == nil {
            rest = rest.with(name, .null)
        }
        return rest.object?.count == 0 ? "" : String(decoding: rest.serialized(), as: UTF8.self)
    }
}

extension String {
    /// Characters that a cell holds, with room for how a workbook writes some.
    static let longestCell = 30_000

    /// Whether a workbook gives it back as it is.
    var isCell: Bool {
        utf16.count <= (contains("_x") ? String.longestCell / 2 : String.longestCell)
            && TypedText.trimmed(self) == self
            && unicodeScalars.allSatisfy(\.isOfCell)
    }

    /// As a cell can hold it, shortened where it is long: what other programs show.
    var inCell: String {
        isCell
            ? self
            : TypedText.trimmed(
                String(String.UnicodeScalarView(unicodeScalars.prefix(1_000).filter(\.isOfCell))))
    }
}

extension Unicode.Scalar {
    /// XML 1.0, 2.2.
    fileprivate var isOfCell: Bool {
        self == "\n" || self == "\t" || value >= 32 && value & 0xfffe != 0xfffe
    }
}
