/// Writes a form's document as sheets.
struct SurveyWriter {
    private let form: Form
    private let document: JSON
    let derived: DerivedExpressions
    private let sections: [JSON]
    /// Words for single levels: `vi_MN`, in every part that may have some.
    let levelled: [String]
    let yesNo: String
    let listNames: [String: String]

    static let vietnamese = "Vietnamese (vi)"
    static let english = "English (en)"

    init(_ form: Form) {
        self.form = form
        document = form.document
        derived = DerivedExpressions(of: form)
        sections = document["sections"]?.array ?? []
        let lists = document["lists"]?.object?.pairs ?? []
        let questions = sections.flatMap { $0["indicators"]?.array ?? [] }
        let parts = sections + questions + questions.flatMap { $0["columns"]?.array ?? [] }
        levelled = (parts + lists.flatMap { $0.value.array ?? [] } + [document["title"] ?? [:]])
            .reduce(into: []) { names, part in
                for name in part.object?.names ?? []
                where !names.contains(name)
                    && ["vi_", "unit_", "help_"].contains(where: name.hasPrefix)
                {
                    names.append(name)
                }
            }
        var names = SheetNames()
        listNames = lists.reduce(into: [:]) { $0[$1.name] = names.name(for: $1.name) }
        yesNo = names.name(for: "co_khong")
    }

    /// By the places of sections, questions, columns and options, what their cells don't say.
    func rest(over other: JSON) -> [String: String] {
        var rest: [String: String] = [:]
        func add(_ place: String, _ json: JSON, _ back: JSON?, except names: Set<String> = []) {
            let text = json.difference(from: back ?? [:], except: names)
            if !text.isEmpty, text.isCell { rest[place] = text }
        }
        add("title", document["title"] ?? [:], other["title"])
        for (index, section) in sections.enumerated() {
            let back = other["sections"]?.array?.element(index)
            add("sections[\(index)]", section, back, except: ["indicators"])
            for (number, question) in (section["indicators"]?.array ?? []).enumerated() {
                let place = "sections[\(index)].indicators[\(number)]"
                let back = back?["indicators"]?.array?.element(number)
                add(place, question, back, except: ["columns"])
                for (index, column) in (question["columns"]?.array ?? []).enumerated() {
                    add(
                        "\(place).columns[\(index)]", column,
                        back?["columns"]?.array?.element(index))
                }
            }
        }
        for (name, list) in document["lists"]?.object?.pairs ?? [] {
            for (index, option) in (list.array ?? []).enumerated() {
                add("lists.\(name)[\(index)]", option, other["lists"]?[name]?.array?.element(index))
            }
        }
        return rest
    }

    func sheets(
        rest: [String: String], whole: [(name: String, value: JSON)] = []
    ) -> [XLSForm.Sheet] {
        let own = [XLSForm.rulesSheet, XLSForm.measuresSheet].compactMap { sheet in
            (document[sheet.member]?.array).map(sheet.write)
        }
        let beside = (document.object?.pairs ?? []).filter {
            ["own", "outlines"].contains($0.name)
        }
        return [survey(rest), choices(rest), settings(rest)] + own + parameters
            + restSheet(beside.map { ($0.name, $0.value) } + whole)
    }

    private var surveyHead: [String] {
        let texts = ["label", "hint", "constraint_message"].map { "\($0)::\(Self.vietnamese)" }
        return ["type", "name"] + [texts[0], "label::\(Self.english)"] + [texts[1], "required"]
            + ["relevant", "constraint", texts[2], "calculation", "read_only", "repeat_count"]
            + ["appearance", "body::accept"]
            + XLSForm.ownColumns.map { "tonghop::" + $0.name } + levelled.map { "tonghop::" + $0 }
            + ["tonghop::json"]
    }

    private func survey(_ rest: [String: String]) -> XLSForm.Sheet {
        let head = surveyHead
        var rows: [[String]] = [head]
        func add(_ cells: [String: String]) { rows.append(head.map { cells[$0] ?? "" }) }
        var names = SheetNames(taken: Set(form.document.questionCodes))
        for (index, section) in sections.enumerated() {
            let place = "sections[\(index)]"
            var cells = texts(of: section)
            cells["type"] = "begin_group"
            cells["name"] = names.name(for: "muc_" + SearchText.fold(section["code"]?.string ?? ""))
            cells["tonghop::code"] = section["code"]?.string ?? ""
            cells.merge(own(section, ["clauses"])) { $1 }
            cells["tonghop::json"] = rest[place]
            add(cells)
            for (number, question) in (section["indicators"]?.array ?? []).enumerated() {
                for row in self.rows(of: question, "\(place).indicators[\(number)]", rest) {
                    add(row)
                }
            }
            add(["type": "end_group"])
        }
        return XLSForm.Sheet(name: "survey", rows: rows)
    }

    private func choices(_ rest: [String: String]) -> XLSForm.Sheet {
        let levelled = levelled.filter { $0.hasPrefix("vi_") }.map { "tonghop::" + $0 }
        let head =
            ["list_name", "name", "label::\(Self.vietnamese)", "label::\(Self.english)"]
            + ["tonghop::list", "tonghop::value"] + levelled + ["tonghop::json"]
        var rows = [head]
        for (code, list) in document["lists"]?.object?.pairs ?? [] {
            let name = listNames[code] ?? code
            var values = SheetNames(isOfOptions: true)
            for (index, option) in (list.array ?? []).enumerated() {
                var cells = texts(of: option)
                let value = option["value"]?.string ?? ""
                cells["list_name"] = name
                cells["name"] = values.name(for: value)
                if name != code { cells["tonghop::list"] = code }
                if cells["name"] != value { cells["tonghop::value"] = value }
                cells["tonghop::json"] = rest["lists.\(code)[\(index)]"]
                rows.append(head.map { cells[$0] ?? "" })
            }
        }
        for (value, words) in [("yes", ["Có", "Yes"]), ("no", ["Không", "No"])] {
            rows.append(
                [yesNo, value] + words + Array(repeating: "", count: head.count - 4))
        }
        return XLSForm.Sheet(name: "choices", rows: rows)
    }

    private func settings(_ rest: [String: String]) -> XLSForm.Sheet {
        let title = document["title"] ?? [:]
        let levelled = levelled.filter { title[$0] != nil }
        func text(_ name: String) -> String {
            title[name]?.string?.inCell ?? ""
        }
        return XLSForm.Sheet(
            name: "settings",
            rows: [
                ["form_title", "form_id", "version", "default_language", "tonghop::en"]
                    + levelled.map { "tonghop::" + $0 } + ["tonghop::json"],
                [
                    text("vi"), document["code"]?.string ?? "",
                    document["version"]?.integer.map(String.init) ?? "", Self.vietnamese,
                    text("en"),
                ] + levelled.map(text) + [rest["title"] ?? ""],
            ])
    }

    private var parameters: [XLSForm.Sheet] {
        guard let parameters = document["parameters"]?.object else { return [] }
        let rows = parameters.pairs.map { name, value in
            switch value {
            case .integer(let number): [name, "integer", String(number)]
            case .boolean(let truth): [name, "boolean", String(truth)]
            default: [name, "text", value.string.flatMap { $0.isCell ? $0 : nil } ?? ""]
            }
        }
        return [XLSForm.Sheet(name: "parameters", rows: [["name", "type", "value"]] + rows)]
    }

    /// JSON in pieces that a cell holds, each between two strokes: a cell's ends lose their blanks.
    private func restSheet(_ members: [(name: String, value: JSON)]) -> [XLSForm.Sheet] {
        guard !members.isEmpty else { return [] }
        let rows = members.flatMap { name, value in
            String(decoding: value.serialized(), as: UTF8.self).pieces(String.longestCell / 2)
                .map { [name, "|\($0)|"] }
        }
        return [XLSForm.Sheet(name: "tonghop", rows: [["member", "json"]] + rows)]
    }
}

extension JSON {
    fileprivate var questionCodes: [String] {
        (self["sections"]?.array ?? []).flatMap { $0["indicators"]?.array ?? [] }
            .compactMap { $0["code"]?.string }
    }
}

extension [JSON] {
    fileprivate func element(_ index: Int) -> JSON? { indices.contains(index) ? self[index] : nil }
}

extension String {
    /// In pieces of so many characters.
    fileprivate func pieces(_ length: Int) -> [Substring] {
        var (pieces, rest) = ([Substring](), unicodeScalars[...])
        while !rest.isEmpty {
            pieces.append(Substring(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return pieces
    }
}
