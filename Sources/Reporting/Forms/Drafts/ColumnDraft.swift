/// A column of a table of a form that is being made, as it is typed.
package struct ColumnDraft: Hashable, Sendable {
    /// Empty for a new one, which gets one of its words.
    package var code = ""
    package var label = ""
    /// The word of the document: `integer`.
    package var type = "text"
    package var unit = ""
    /// The words of each option.
    package var options: [String] = []
    package var isRequired = false
    /// Whether a number of it is in the table's sum.
    package var isSummed = true

    package init() {}

    package init(_ json: JSON, lists: JSON?) {
        func text(_ name: String) -> String { json[name]?.string ?? "" }
        (code, label, type, unit) = (text("code"), text("vi"), text("type"), text("unit"))
        options = (json["list"]?.string.flatMap { lists?[$0] }?.array ?? [])
            .map { $0["vi"]?.string ?? "" }
        isRequired = json["required"]?.boolean ?? false
        isSummed = json["total"]?.boolean ?? true
    }
}

extension FormDraft {
    /// The columns' JSON, over what stood there; those without words are left out. nil where there are
    /// none: what is no table has no columns.
    mutating func columns(of question: QuestionDraft, over old: JSON) -> JSON? {
        let before = old["columns"]?.array ?? []
        let table = PublishedWords.Scope.columns(table: old["code"]?.string ?? "")
        var taken = Set(question.columns.map(\.code))
        var columns: [JSON] = []
        for column in question.columns where !column.label.isEmpty {
            var code = column.code
            if code.isEmpty {
                code = DraftCode.free(
                    for: column.label, otherwise: "cot",
                    taken: taken.union(published.codes(in: table, notOf: column.label)))
                taken.insert(code)
            }
            let known = before.first { $0["code"]?.string == code } ?? ["code": .string(code)]
            columns.append(
                write(column, over: known, of: "\(old["code"]?.string ?? "bang")_\(code)"))
        }
        return columns.isEmpty ? nil : .array(columns)
    }

    private mutating func write(_ column: ColumnDraft, over old: JSON, of name: String) -> JSON {
        var json = old.with("vi", .string(column.label)).with("type", .string(column.type))
            .with("unit", column.unit.isEmpty ? nil : .string(column.unit))
            .with("required", column.isRequired ? .boolean(true) : nil)
            .with("total", column.isSummed ? nil : .boolean(false))
        if column.type == "text", json["max"] == nil { json = json.with("max", 300) }
        if column.type == "decimal", json["scale"] == nil { json = json.with("scale", 1) }
        guard !column.options.isEmpty else { return json.with("list", nil) }
        let list = old["list"]?.string ?? freeList(String(name.prefix(40)))
        setOptions(column.options, of: list)
        return json.with("list", .string(list))
    }
}
