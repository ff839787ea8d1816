// Rows of the sheets: a question, and for a table one each of its columns.
extension SurveyWriter {
    func texts(of json: JSON) -> [String: String] {
        var cells: [String: String] = [:]
        for (member, column) in [
            ("vi", "label::\(Self.vietnamese)"), ("en", "label::\(Self.english)"),
            ("help", "hint::\(Self.vietnamese)"),
        ] + levelled.map({ ($0, "tonghop::" + $0) }) {
            cells[column] = json[member]?.string?.inCell
        }
        return cells
    }

    func own(_ json: JSON, _ names: [String]) -> [String: String] {
        names.reduce(into: [:]) { cells, name in
            guard let member = XLSForm.ownColumns.first(where: { $0.name == name }) else { return }
            cells["tonghop::" + name] = json[name].flatMap(member.text)
        }
    }

    func rows(
        of question: JSON, _ place: String, _ rest: [String: String]
    ) -> [[String: String]] {
        let code = question["code"]?.string ?? ""
        let type = question["type"]?.string ?? ""
        var cells = texts(of: question)
        (cells["type"], cells["name"]) = (self.type(of: question), code)
        cells.merge(
            own(question, XLSForm.ownColumns.map(\.name).filter { $0 != "code" && $0 != "type" })
        ) { $1 }
        if XLSForm.needsType(type) { cells["tonghop::type"] = type }
        switch question["required"] {
        case "always", "when", true: cells["required"] = "yes"
        default: break
        }
        cells["relevant"] = derived.of(code, .condition)
        cells["constraint"] = derived.of(code, .constraint)
        cells["constraint_message::\(Self.vietnamese)"] = derived.messages[code]
        if question["calculation"] != nil {
            cells["calculation"] = derived.of(code, .calculation)
            cells["read_only"] = "yes"
        }
        if type == "text", question["max"]?.integer ?? 0 > 100 { cells["appearance"] = "multiline" }
        if type == "file" { cells["body::accept"] = XLSForm.mediaTypes(of: question) }
        cells["tonghop::json"] = rest[place]
        guard type == "table" else { return [cells] }
        cells["required"] = nil
        let columns = (question["columns"]?.array ?? []).enumerated().flatMap { index, column in
            rows(of: column, "\(place).columns[\(index)]", rest).map { row in
                row.filter { !["relevant", "constraint"].contains($0.key) }
            }
        }
        return [cells] + columns + [["type": "end_repeat"]]
    }

    fileprivate func type(of question: JSON) -> String {
        func list() -> String {
            let code = question["list"]?.string ?? ""
            return listNames[code] ?? code
        }
        return switch question["type"]?.string ?? "" {
        case "integer", "money": "integer"
        case "decimal", "percent": "decimal"
        case "boolean": "select_one \(yesNo)"
        case "choice": "select_one \(list())"
        case "choices": "select_multiple \(list())"
        case "location": "geopoint"
        case "table": "begin_repeat"
        case let other: other
        }
    }
}

extension XLSForm {
    /// Whether an XLSForm's word for the type is also that of another.
    fileprivate static func needsType(_ type: String) -> Bool {
        ["money", "percent", "boolean"].contains(type)
    }

    fileprivate static func mediaTypes(of question: JSON) -> String {
        (question["accept"]?.array ?? []).compactMap(\.string).map { ".\($0)" }
            .joined(separator: ",")
    }
}
