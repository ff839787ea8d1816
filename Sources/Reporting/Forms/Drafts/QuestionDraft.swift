/// A question of a form that is being made, as it is typed: what can't be read stays text.
package struct QuestionDraft: Hashable, Sendable {
    package var label = ""
    /// Other words for single levels.
    package var labels: [Level: String] = [:]
    package var help = ""
    package var unit = ""
    /// The word of the document: `integer`.
    package var type = "integer"
    package var scale = ""
    package var limit = ""
    package var megabytes = ""
    /// How many files.
    package var files = ""
    package var accept: [String] = []
    /// The words of each option.
    package var options: [String] = []
    /// `always`, `optional`, `when`
    package var requirement = "always"
    /// In the rule language.
    package var condition = ""
    package var levels: [Level] = []
    package var nature = ""
    /// Empty for what goes with the type.
    package var aggregate = ""
    package var weight = ""
    package var clauses: [String] = []
    /// What its field begins with: `profile`, `earlier`, the code of what the office knows; empty for
    /// nothing.
    package var prefill = ""
    /// In the rule language.
    package var undone = ""
    /// In the rule language; empty for what is answered.
    package var calculation = ""
    /// Of a table.
    package var columns: [ColumnDraft] = []
    package var rows = ""

    package init() {}

    /// As the document has it; `lists` are its lists.
    package init(_ json: JSON, lists: JSON?) {
        func text(_ name: String) -> String {
            switch json[name] {
            case .string(let text)?: text
            case .integer(let number)?: String(number)
            default: ""
            }
        }
        label = text("vi")
        for (name, value) in json.object?.pairs ?? [] where name.hasPrefix("vi_") {
            labels[Level(rawValue: String(name.dropFirst(3)))] = value.string
        }
        (help, unit, type) = (text("help"), text("unit"), text("type"))
        (scale, limit) = (text("scale"), text("max"))
        (megabytes, files) = (text("max_mb"), text("max_files"))
        accept = (json["accept"]?.array ?? []).compactMap(\.string)
        options = (json["list"]?.string.flatMap { lists?[$0] }?.array ?? [])
            .map { $0["vi"]?.string ?? "" }
        (requirement, condition) = (text("required"), text("when"))
        levels = (json["levels"]?.array ?? []).compactMap { $0.string.map(Level.init(rawValue:)) }
        (nature, aggregate, weight) = (text("nature"), text("aggregate"), text("weight"))
        clauses = (json["clauses"]?.array ?? []).compactMap(\.string)
        prefill = json["profile"]?.boolean ?? false ? "profile" : text("prefill")
        (undone, calculation) = (text("undone"), text("calculation"))
        columns = (json["columns"]?.array ?? []).map { ColumnDraft($0, lists: lists) }
        rows = text("rows")
    }

    /// With what its type needs, and nobody who has just chosen it has thought of.
    fileprivate var completed: QuestionDraft {
        var question = self
        switch type {
        case "text" where limit.isEmpty: question.limit = "500"
        case "decimal" where scale.isEmpty: question.scale = "1"
        case "table" where rows.isEmpty: question.rows = "20"
        case "file" where accept.isEmpty: question.accept = ["pdf", "jpg", "png"]
        default: break
        }
        return question
    }

    /// How answers of the type add up by themselves.
    package static func aggregate(of type: String) -> Indicator.Aggregate {
        switch type {
        case "integer", "money", "decimal": .sum
        case "boolean": .countTrue
        case "choice", "choices": .distribution
        case "percent": .none
        default: .list
        }
    }
}

extension FormDraft {
    /// The question's JSON, over what stood there; its options go to their list.
    mutating func write(_ question: QuestionDraft, over old: JSON) -> JSON {
        let json = written(question, over: old)
        guard isOffices else { return json }
        return Indicator.membersOfSchools.reduce(json) { $0.with($1, nil) }
    }

    /// What answers of the type mostly are, where nobody says it: money is asked as what was spent.
    private static func nature(of type: String) -> String {
        switch type {
        case "integer", "decimal": "stock"
        case "money": "flow"
        default: "state"
        }
    }

    private mutating func written(_ question: QuestionDraft, over old: JSON) -> JSON {
        func text(_ text: String) -> JSON? { text.isEmpty ? nil : .string(text) }
        /// A number, or what was typed instead of one.
        func number(_ text: String) -> JSON? {
            text.isEmpty ? nil : Int64(text).map(JSON.integer) ?? .string(text)
        }
        func texts(_ list: [String]) -> JSON? {
            list.isEmpty ? nil : .array(list.map(JSON.string))
        }
        guard question.type != "note" else { return note(question, over: old) }
        let question = old["type"]?.string == question.type ? question : question.completed
        var json = old.with("vi", .string(question.label)).with("type", .string(question.type))
        for (name, _) in old.object?.pairs ?? [] where name.hasPrefix("vi_") {
            json = json.with(name, nil)
        }
        for (level, words) in question.labels.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            json = json.with("vi_\(level)", text(words))
        }
        json = json.with("help", text(question.help)).with("unit", text(question.unit))
            .with("scale", number(question.scale)).with("max", number(question.limit))
            .with("max_mb", number(question.megabytes)).with("max_files", number(question.files))
            .with("accept", texts(question.accept))
        if question.options.isEmpty {
            json = json.with("list", nil)
        } else {
            let list = old["list"]?.string ?? freeList(old["code"]?.string ?? "ds")
            setOptions(question.options, of: list)
            json = json.with("list", .string(list))
        }
        let prefill = question.calculation.isEmpty ? question.prefill : ""
        let nature = question.nature.isEmpty ? Self.nature(of: question.type) : question.nature
        json = json.with("nature", .string(nature))
        return json.with("aggregate", .string(aggregate(of: question, over: old)))
            .with("weight", text(question.weight))
            .with("required", .string(question.requirement)).with("when", text(question.condition))
            .with("levels", .array(question.levels.map { .string($0.rawValue) }))
            .with("clauses", texts(question.clauses))
            .with("profile", prefill == "profile" ? .boolean(true) : nil)
            .with("prefill", prefill == "profile" ? nil : text(prefill))
            .with("undone", text(question.undone))
            .with("calculation", text(question.calculation))
            .with("rows", number(question.rows))
            .with("columns", columns(of: question, over: old))
    }

    /// Of what is only read nothing is kept that belongs to an answer.
    private func note(_ question: QuestionDraft, over old: JSON) -> JSON {
        var json: JSON = [:]
        json = json.with("code", old["code"]).with("type", "note").with(
            "vi", .string(question.label))
        for (level, words) in question.labels.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            json = json.with("vi_\(level)", words.isEmpty ? nil : .string(words))
        }
        return json.with("levels", .array(question.levels.map { .string($0.rawValue) }))
            .with("when", question.condition.isEmpty ? nil : .string(question.condition))
    }

    /// What was chosen; where the type was changed and it fits no more, what goes with the new one.
    private func aggregate(of question: QuestionDraft, over old: JSON) -> String {
        let usual = QuestionDraft.aggregate(of: question.type).rawValue
        guard !question.aggregate.isEmpty else { return usual }
        let isOfOldType =
            old["type"]?.string != question.type && old["aggregate"]?.string == question.aggregate
        return isOfOldType ? usual : question.aggregate
    }

    func freeList(_ code: String) -> String {
        let lists = document["lists"]
        return ([code] + (2...1000).map { "\(code)_\($0)" }).first { lists?[$0] == nil } ?? code
    }

    /// An option whose words stayed, or were mended in their place, keeps its value, by which answers
    /// are stored. Where it was brought out, other words in its place are another option.
    mutating func setOptions(_ words: [String], of list: String) {
        let lists = document["lists"] ?? [:]
        let old = lists[list]?.array ?? []
        let kept = Set(words)
        let known = Dictionary(
            old.map { ($0["vi"]?.string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        let scope = PublishedWords.Scope.options(list: list)
        var taken = Set(old.compactMap { $0["value"]?.string })
        let options = words.enumerated().map { place, words -> JSON in
            if let same = known[words] { return same }
            if old.count == kept.count, old.indices.contains(place),
                let before = old[place]["vi"]?.string, !kept.contains(before),
                published.means(words, old[place]["value"]?.string ?? "", in: scope)
            {
                return old[place].with("vi", .string(words))
            }
            let value = DraftCode.free(
                for: words, otherwise: "lua_chon",
                taken: taken.union(published.codes(in: scope, notOf: words)))
            taken.insert(value)
            return ["value": .string(value), "vi": .string(words)]
        }
        document = document.with("lists", lists.with(list, .array(options)))
    }

    /// What is chosen from in answer to the question.
    package func options(of code: String) -> [(value: String, words: String)] {
        let list = question(code)?.json["list"]?.string ?? ""
        return (document["lists"]?[list]?.array ?? []).map {
            ($0["value"]?.string ?? "", $0["vi"]?.string ?? "")
        }
    }

    /// Questions that are answered from the same list as this one.
    package func sharing(listOf code: String) -> [Question] {
        guard let list = question(code)?.json["list"]?.string else { return [] }
        return sections.flatMap(\.questions).filter {
            $0.code != code && $0.json["list"]?.string == list
        }
    }
}
