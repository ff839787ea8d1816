import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `GET /forms`: every version of every form.
    @Sendable static func forms(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        return try context.page("Forms", FormsPage(context))
    }

    /// `POST /forms`: imports the document in `document`, or says what is wrong and where.
    @Sendable static func importForm(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let text = try context.form().first("document") ?? ""
        func refused(_ faults: [FormsPage.Fault], _ status: HTTPResponse.Status) throws -> Response
        {
            try context.page(
                "Forms", FormsPage(context, text: text, faults: faults), status: status)
        }
        let form: Form
        do {
            form = try FormsPage.read(text)
        } catch let wrong as FormsPage.Faults {
            return try refused(wrong.faults, .unprocessableContent)
        }
        do {
            return try context.commit { database in
                guard try database.importForm(form, by: actor) else {
                    throw FormsPage.Faults(faults: [
                        .init(
                            place: "version",
                            sentence: "Biểu mẫu \(form.version.code) phiên bản "
                                + "\(form.version.version) đã có và không thay đổi được. "
                                + "Tăng số phiên bản.", excerpt: "")
                    ])
                }
                return .redirect(
                    to: "/forms/\(form.version.code)/\(form.version.version)?done=imported")
            }
        } catch let wrong as FormsPage.Faults {
            return try refused(wrong.faults, .conflict)
        }
    }

    /// `GET /forms/{form}/{version}?level=`: the form as a level sees it.
    @Sendable static func formPreview(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["level", "done"])
        return try context.page("FormPreview", FormPreviewPage(context))
    }

    /// `GET /forms/{form}/{version}/form.json`: the document, as it was imported.
    @Sendable static func formCopy(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let form = try context.addressedForm()
        var response = Response(
            fields: [.contentType: "application/json", .cacheControl: "no-store"],
            body: form.document.serialized())
        try response.offer(asFile: "\(form.version.code)-\(form.version.version).json")
        return response
    }
}

extension Context {
    /// - Throws: 404 for a version that was not imported.
    fileprivate func addressedForm() throws -> Form {
        let version = Form.Version(
            code: parameters["form"] ?? "", version: parameters["version"].flatMap { Int($0) } ?? 0)
        return try storage.read { database in
            guard try database.rounds.formExists(version) else { throw Refusal.notFound }
            return try database.rounds.layout(version).form
        }
    }
}

/// Biểu mẫu: what there is, and a place for another.
struct FormsPage {
    struct Row {
        let title: String
        let code: String
        let version: Int
        let address: String
        let count: Int
    }

    /// Something wrong with a document, with the place in it.
    struct Fault {
        let place: String
        let sentence: String
        /// The document there; empty when it can't be shown.
        let excerpt: String
    }

    struct Faults: Error {
        let faults: [Fault]
    }

    let frame: Frame
    let rows: [Row]
    let isEmpty: Bool
    let mayImport: Bool
    let text: String
    let faults: [Fault]
    let hasFaults: Bool

    init(_ context: Context, text: String = "", faults: [Fault] = []) throws {
        frame = try Frame(context, title: "Biểu mẫu", current: "/rounds")
        mayImport = try context.signedIn().role == .officer
        rows = try context.storage.read { database in
            try database.rounds.formVersions().map { version in
                let form = try database.rounds.layout(version).form
                return Row(
                    title: form.title.vietnamese, code: version.code, version: version.version,
                    address: "/forms/\(version.code)/\(version.version)",
                    count: form.indicators.count)
            }
        }
        isEmpty = rows.isEmpty
        self.text = text
        self.faults = Array(faults.prefix(50))
        hasFaults = !faults.isEmpty
    }

    /// - Throws: `Faults`, all that can be told apart.
    static func read(_ text: String) throws -> Form {
        let bytes = Array(text.utf8)
        let document: JSON
        do throws(MalformedJSON) {
            document = try JSON(parsing: bytes)
        } catch {
            let line = bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
            let start = max(0, error.offset - 60)
            throw Faults(faults: [
                Fault(
                    place: "dòng \(line)", sentence: "Không phải là JSON hợp lệ: \(error).",
                    excerpt: String(
                        decoding: bytes[start..<min(bytes.count, error.offset + 60)], as: UTF8.self)
                )
            ])
        }
        do throws(InvalidForm) {
            return try Form(document: document)
        } catch {
            throw Faults(
                faults: error.faults.map { fault in
                    let at = fault.position.map { ", ký tự \($0)" } ?? ""
                    return Fault(
                        place: (fault.place.isEmpty ? "cả biểu mẫu" : fault.place) + at,
                        sentence: fault.message,
                        excerpt: excerpt(at: fault.place, in: document))
                })
        }
    }

    /// The document at `rules[3].holds`, at most some lines of it.
    private static func excerpt(at place: String, in document: JSON) -> String {
        var json: JSON? = document
        for part in place.split(separator: ".") {
            let pieces = part.split { $0 == "[" || $0 == "]" }
            if let name = pieces.first, !part.hasPrefix("[") { json = json?[String(name)] }
            for index in pieces.dropFirst(part.hasPrefix("[") ? 0 : 1) {
                guard let array = json?.array, let number = Int(index),
                    array.indices.contains(number)
                else { return "" }
                json = array[number]
            }
        }
        guard let json, !place.isEmpty else { return "" }
        let text = String(decoding: json.serialized(), as: UTF8.self)
        return text.count > 400 ? text.prefix(400) + "…" : text
    }
}

/// A form to look at: what a school of a level is asked, and by what rules.
struct FormPreviewPage {
    struct Choice {
        let levelName: String
        let levelAddress: String
        let isChosen: Bool
    }

    struct Section {
        let sectionTitle: String
        let rows: [Row]
    }

    struct Row {
        let number: Int
        let label: String
        let code: String
        let answer: String
        let required: String
        let help: String
        let clauses: String
    }

    struct Line {
        let id: String
        let severity: String
        let text: String
    }

    let frame: Frame
    let title: String
    let version: String
    let copyAddress: String
    let levels: [Choice]
    let count: Int
    let sections: [Section]
    let rules: [Line]
    let ruleCount: Int
    let measures: [String]
    let said: String?

    init(_ context: Context) throws {
        let form = try context.addressedForm()
        let address = "/forms/\(form.version.code)/\(form.version.version)"
        let names = try context.storage.read { try $0.units.levels() }.filter { name in
            form.indicators.contains { $0.applies(to: name.level) }
        }
        let wanted = try context.chosen("level").map(Level.init(rawValue:))
        guard let level = wanted ?? names.first?.level,
            wanted == nil || names.contains(where: { $0.level == wanted })
        else { throw Refusal(.badRequest, "Biểu mẫu không dùng cho cấp học này.") }
        frame = try Frame(context, title: form.title.vietnamese, current: "/rounds")
        title = form.title.vietnamese
        version = "\(form.version.code), phiên bản \(form.version.version)"
        copyAddress = address + "/form.json"
        levels = names.map {
            Choice(
                levelName: $0.name, levelAddress: "\(address)?level=\($0.level)",
                isChosen: $0.level == level)
        }
        count = form.indicators(for: level).count
        sections = form.sections.compactMap { section in
            let rows = section.indicators.filter { $0.applies(to: level) }.map { Row($0, level) }
            guard !rows.isEmpty else { return nil }
            return Section(
                sectionTitle: "\(section.code). \(section.title.text(for: level))", rows: rows)
        }
        rules = form.rules.map { rule in
            let severity: String
            switch rule.severity {
            case .fixed(.error): severity = "Lỗi"
            case .fixed(.warning): severity = "Cảnh báo"
            case .fixed(.note): severity = "Lưu ý"
            case .parameter(let name): severity = "Theo thiết lập \(name)"
            }
            let text = rule.message.parts.map { part in
                switch part {
                case .text(let text): text
                case .placeholder(let name): "{\(name)}"
                }
            }
            return Line(id: rule.id.rawValue, severity: severity, text: text.joined())
        }
        ruleCount = rules.count
        measures = form.measures.map(\.label.vietnamese)
        said =
            try context.query("done") == "imported"
            ? "Đã nhập biểu mẫu. Kiểm tra theo từng cấp học." : nil
    }
}

extension FormPreviewPage.Row {
    fileprivate init(_ indicator: Indicator, _ level: Level) {
        number = indicator.number
        label = indicator.label.text(for: level)
        code = indicator.code.rawValue
        let unit = indicator.unit.map { ", " + $0.text(for: level) } ?? ""
        answer = indicator.kind.words(level) + unit
        switch indicator.requirement {
        case .always: required = "Bắt buộc"
        case .when: required = "Khi có điều kiện"
        case .optional: required = "Không bắt buộc"
        }
        help = indicator.help?.text(for: level) ?? ""
        clauses = indicator.clauses.joined(separator: "; ")
    }
}

extension Indicator.Kind {
    /// What an answer is, in Vietnamese.
    fileprivate func words(_ level: Level) -> String {
        func options(_ list: ChoiceList) -> String {
            list.options.map { $0.label.text(for: level) }.joined(separator: "; ")
        }
        switch self {
        case .integer: return "Số nguyên"
        case .money: return "Số tiền"
        case .decimal(let scale): return "Số thập phân, \(scale) chữ số sau dấu phẩy"
        case .boolean: return "Có / Không"
        case .date: return "Ngày"
        case .text(let limit): return "Văn bản, tối đa \(VietnameseNumber.text(Int64(limit))) ký tự"
        case .choice(let list): return "Chọn một: \(options(list))"
        case .choices(let list): return "Chọn nhiều: \(options(list))"
        case .file(let accept, let megabytes):
            return "Tệp \(accept.joined(separator: ", ")), không quá \(megabytes) MB"
        }
    }
}
