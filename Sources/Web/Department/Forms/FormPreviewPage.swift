import HTTPTypes
import Reporting
import Storage

/// A form to look at: what a school of a level is asked, and by what rules.
struct FormPreviewPage {
    struct Section {
        let sectionTitle: String
        let rows: [Row]
    }

    struct Row {
        let number: Int
        let label: String
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
    let workbookAddress: String
    /// By which a draft is made that changes it; nil for who may not.
    let reference: String?
    let roundAddress: String
    /// The unit's open rounds that may go on with this version, where it is no older than theirs.
    let running: [(title: String, address: String)]
    let levels: [Tab]
    let count: Int
    let sections: [Section]
    let rules: [Line]
    let ruleCount: Int
    let documents: PublishedDocuments
    let said: String?

    init(_ visit: Visit) throws {
        let (form, called) = try visit.addressedForm()
        let address = "/forms/\(called.code)/\(called.version)"
        let names = try visit.database.units.levels().filter { name in
            form.indicators.contains { $0.applies(to: name.level) }
        }
        let wanted = try visit.chosen("level").map(Level.init(rawValue:))
        guard let level = wanted ?? names.first?.level,
            wanted == nil || names.contains(where: { $0.level == wanted })
        else { throw Refusal(.badRequest, "Biểu mẫu không dùng cho cấp học này.") }
        frame = try Frame(visit, title: form.title.vietnamese, current: "/forms")
        title = form.title.vietnamese
        version = "\(form.version.code), phiên bản \(form.version.version)"
        reference =
            visit.asker.role == .officer ? "\(called.code)/\(called.version)" : nil
        roundAddress = "/rounds/new?form=\(called.code):\(called.version)"
        running = try visit.roundsBehind(form.version, called)
        copyAddress = address + "/form.json"
        workbookAddress = address + "/form.xlsx"
        levels = names.map {
            Tab(
                words: $0.name, address: "\(address)?level=\($0.level)",
                isChosen: $0.level == level)
        }
        count = form.indicators(for: level).count
        sections = form.sections.compactMap { section in
            let rows = section.indicators.filter { $0.applies(to: level) }.map {
                Row($0, level, form)
            }
            guard !rows.isEmpty else { return nil }
            let mayBeNil = form.nilReturn(of: section, for: level) != nil
            return Section(
                sectionTitle: "\(section.code). \(section.title.text(for: level))"
                    + (mayBeNil ? " (trả lời được cả mục: không phát sinh)" : ""), rows: rows)
        }
        rules = form.rules.map { rule in
            Line(
                id: rule.id.rawValue, severity: rule.severity.words(in: form),
                text: rule.words(in: form))
        }
        ruleCount = rules.count
        documents = PublishedDocuments(form)
        said =
            switch try visit.query("done") {
            case "imported": "Đã nhập biểu mẫu. Kiểm tra theo từng cấp học."
            case "published" where !running.isEmpty:
                "Đã công bố phiên bản \(form.version.version)."
            case "published":
                "Đã công bố. Lập đợt báo cáo bằng biểu mẫu này thì các trường mới thấy."
            default: nil
            }
    }
}

extension FormPreviewPage.Row {
    fileprivate init(_ indicator: Indicator, _ level: Level, _ form: Form) {
        number = indicator.number
        label = indicator.label.text(for: level)
        let unit = indicator.unit.map { ", " + $0.text(for: level) } ?? ""
        answer = indicator.kind.words(level) + unit
        guard indicator.calculation == nil else {
            required = "Chương trình tự tính"
            help = indicator.help?.text(for: level) ?? ""
            clauses = indicator.clauses.joined(separator: "; ")
            return
        }
        switch indicator.requirement {
        case .always: required = "Bắt buộc"
        case .when(let condition):
            required =
                ConditionWords(form: form).of(condition).map { "Bắt buộc khi \($0)" }
                ?? "Bắt buộc tùy theo câu trả lời khác"
        case .optional: required = "Không bắt buộc"
        }
        help = indicator.help?.text(for: level) ?? ""
        clauses = indicator.clauses.joined(separator: "; ")
    }
}

extension Visit {
    /// Some of the asker's open rounds that have an earlier version of the form, with the page on which they
    /// take this one.
    fileprivate func roundsBehind(
        _ version: Form.Version, _ name: Form.Version
    ) throws -> [(title: String, address: String)] {
        guard asker.role == .officer else { return [] }
        let open = try database.rounds.owned(by: asker.unit.id).filter {
            $0.state == .open && $0.isPublic && $0.form.code == version.code
                && $0.form.version.version < version.version
        }
        return try open.prefix(10).filter { round in
            try database.nextVersion(of: round).choices.contains {
                $0.version == version
            }
        }.map { ($0.title, "/rounds/\($0.address)/form?to=\(name.code):\(name.version)") }
    }
}

extension Indicator.Kind {
    /// What an answer is, in Vietnamese.
    fileprivate func words(_ level: Level) -> String {
        func options(_ list: ChoiceList) -> String {
            list.options.map { $0.label.text(for: level) }.joined(separator: "; ")
        }
        switch self {
        case .number(let number): return number.words
        case .boolean: return "Có / Không"
        case .date: return "Ngày"
        case .time: return "Giờ, phút"
        case .location: return "Địa điểm, tọa độ"
        case .table(let table):
            return "Bảng, nhiều nhất \(table.rows) dòng; các cột: "
                + table.columns.map { "\($0.label.text(for: level)) (\($0.kind.words(level)))" }
                .joined(separator: "; ")
        case .text(let limit): return "Chữ, tối đa \(VietnameseNumber.text(Int64(limit))) ký tự"
        case .choice(let list): return "Chọn một: \(options(list))"
        case .choices(let list): return "Chọn nhiều: \(options(list))"
        case .file(let question):
            let most = "không quá \(question.megabytes) MB"
            return "Tệp \(question.accept.joined(separator: ", ")), "
                + (question.takesSeveral ? "nhiều nhất \(question.most) tệp, mỗi tệp " : "") + most
        }
    }
}

extension Indicator.Number {
    fileprivate var words: String {
        switch word {
        case .integer: "Số nguyên"
        case .money: "Số tiền"
        case .decimal: "Số thập phân, \(scale) chữ số sau dấu phẩy"
        case .percent: "Tỷ lệ phần trăm, \(scale) chữ số sau dấu phẩy"
        }
    }
}
