import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Nhật ký.
enum Journal {
    /// `GET /journal`: what happened, newest first.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: JournalQuery.names.union(["before"]))
        let before = try context.chosen("before").map { text in
            guard let seq = Int64(sent: text, in: 1...Int64.max) else {
                throw Refusal(.badRequest, "before là số của một sự kiện.")
            }
            return seq
        }
        let query = try JournalQuery(context)
        let events = try context.events(query, before: before, limit: JournalPage.length + 1)
        return try context.page(
            "Journal", JournalPage(context, query, events.lines, isFirst: before == nil))
    }

    /// `GET /journal.csv`: what the filter leaves, with the byte order mark by which Excel knows
    /// UTF-8.
    @Sendable static func csv(_ context: Context) throws -> Response {
        let lines = try context.exported()
        var csv = CSV()
        csv.append(JournalLine.columns.map { .text($0.title) })
        for line in lines { csv.append(line.cells.map(\.csv)) }
        var response = Response(
            fields: [.contentType: "text/csv; charset=utf-8", .cacheControl: "no-store"],
            body: [0xef, 0xbb, 0xbf] + csv.encoded)
        try response.offer(asFile: "nhat-ky.csv")
        return response
    }

    /// `GET /journal.xlsx`
    @Sendable static func workbook(_ context: Context) throws -> Response {
        let lines = try context.exported()
        let sheet = Spreadsheet(
            name: "Nhật ký", columns: JournalLine.columns, madeAt: context.now)
        var response = Response(
            fields: [
                .contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                .cacheControl: "no-store",
            ], body: try sheet.file(lines.lazy.map(\.cells)))
        try response.offer(asFile: "nhat-ky.xlsx")
        return response
    }
}

extension Context {
    /// The most rows of an export; what is older is had by days.
    private static let mostExported = 50_000

    fileprivate func exported() throws -> [JournalLine] {
        try checkQuery(known: JournalQuery.names)
        return try events(try JournalQuery(self), before: nil, limit: Context.mostExported).lines
    }

    /// The events that the asker may see and the query leaves.
    fileprivate func events(_ query: JournalQuery, before: Int64?, limit: Int) throws -> (
        lines: [JournalLine], scope: JournalScope
    ) {
        let asker = try signedIn()
        var scope = JournalScope.all
        var units = try visibleUnits().visible.filter { $0.unit.kind != .commune }.map(\.unit)
        if asker.role != .admin {
            scope = .units(Set(units.map(\.id)), account: asker.account?.id)
        }
        if !query.unit.isEmpty {
            units = units.filter { unit in
                unit.code.rawValue == query.unit.lowercased()
                    || SearchText.matches(
                        query: query.unit, stored: SearchText.stored(unit.name))
            }
        }
        return try storage.read { database in
            var filter = JournalFilter()
            filter.from = query.from
            filter.to = query.to
            filter.kinds = query.kind.map { [$0] }
            if !query.unit.isEmpty { filter.units = Set(units.map(\.id)) }
            if !query.person.isEmpty {
                filter.accounts = try database.accounts(like: query.person)
            }
            let events = try database.events.journal(
                filter, in: scope, before: before, limit: limit)
            let names = try EventNames(of: events, database)
            return (events.map { JournalLine($0, names) }, scope)
        }
    }
}

extension ReadTransaction {
    /// Accounts whose user name or name fits; of those that the scope leaves out nothing is told.
    fileprivate func accounts(like query: String) throws -> Set<Account.ID> {
        Set(
            try access.accounts().filter { account in
                account.userName.contains(query.lowercased())
                    || SearchText.matches(
                        query: query, stored: SearchText.stored(account.person.name))
            }.map(\.id))
    }
}

/// What the history is narrowed to, as the address says it.
struct JournalQuery {
    static let names: Set<String> = ["unit", "person", "kind", "from", "to"]

    let unit: String
    let person: String
    let kind: Event.Kind?
    let from: Day?
    let to: Day?

    /// - Throws: 400 for a kind or a day that does not exist.
    init(_ context: Context) throws {
        func text(_ name: String) throws -> String {
            let text = TypedText.trimmed(try context.query(name) ?? "")
            guard text.count <= 100 else {
                throw Refusal(.badRequest, "Nội dung tìm kiếm dài quá 100 ký tự.")
            }
            return text
        }
        func day(_ name: String) throws -> Day? {
            try context.chosen(name).map { text in
                guard let day = Day(iso: text) else {
                    throw Refusal(.badRequest, "Ngày phải có dạng năm-tháng-ngày, như 2026-11-25.")
                }
                return day
            }
        }
        unit = try text("unit")
        person = try text("person")
        from = try day("from")
        to = try day("to")
        kind = try context.chosen("kind").map { name in
            guard let kind = Event.Kind(rawValue: name) else {
                throw Refusal(.badRequest, "Không có loại thao tác “\(name.prefix(40))”.")
            }
            return kind
        }
    }

    var isNarrow: Bool {
        !unit.isEmpty || !person.isEmpty || kind != nil || from != nil || to != nil
    }

    /// As a query; `more` is added.
    func address(_ path: String, _ more: [(name: String, value: String)] = []) -> String {
        let all: [(name: String, value: String)] = [
            ("unit", unit), ("person", person), ("kind", kind?.rawValue ?? ""),
            ("from", from?.description ?? ""), ("to", to?.description ?? ""),
        ]
        let query = FormFields(all.filter { !$0.value.isEmpty } + more).encoded
        return query.isEmpty ? path : "\(path)?\(query)"
    }
}

/// One event of the list.
struct JournalLine {
    let seq: Int64
    let at: Moment
    let when: String
    let who: String
    let role: String
    let address: String
    let unit: String
    let round: String
    let what: String
    let changes: [EventChange]
    /// Where the report is; nil for what is no event of a report.
    let link: String?

    init(_ event: Event, _ names: EventNames) {
        let sentence = EventSentence(event, names)
        seq = event.id
        at = event.at
        when = VietnameseDate.text(event.at)
        who = sentence.who
        role = event.role?.name ?? ""
        address = sentence.address
        let unit = event.unit.flatMap { names.units[$0] }
        self.unit = unit?.name ?? ""
        let round = event.round.flatMap { names.rounds[$0] }
        self.round = round?.title ?? ""
        what = sentence.what
        changes = sentence.changes
        link =
            if let unit, let round { "/rounds/\(round.code)/reports/\(unit.code)" } else { nil }
    }

    static let columns: [Spreadsheet.Column] = [
        .init("Số", width: 8), .init("Thời gian", width: 19), .init("Người thực hiện", width: 30),
        .init("Vai trò", width: 18), .init("Địa chỉ mạng", width: 16), .init("Đơn vị", width: 32),
        .init("Đợt báo cáo", width: 32), .init("Thao tác", width: 44),
        .init("Thay đổi", width: 50),
    ]

    var cells: [Spreadsheet.Cell] {
        [
            .integer(seq), .moment(at), .text(who), .text(role), .text(address), .text(unit),
            .text(round), .text(what),
            .text(
                changes.map { "\($0.name): “\($0.before)” → “\($0.after)”" }
                    .joined(separator: "; ")),
        ]
    }
}

extension Spreadsheet.Cell {
    /// The same in CSV.
    var csv: CSV.Cell {
        switch self {
        case .blank: .blank
        case .text(let text): text.isEmpty ? .blank : .text(text)
        case .integer(let number): .number(String(number))
        case .decimal(let number): .number(number.description)
        case .moment(let moment): .number(moment.description)
        case .day(let day): .number(day.description)
        }
    }
}

/// Nhật ký.
struct JournalPage {
    struct Choice {
        let value: String
        let words: String
        let isChosen: Bool
    }

    static let length = 50

    let frame: Frame
    let unit: String
    let person: String
    let from: String
    let to: String
    let kinds: [Choice]
    let lines: [JournalLine]
    let isEmpty: Bool
    let isNarrow: Bool
    /// The next page; nil on the last.
    let older: String?
    /// The first page; nil on it.
    let newest: String?
    let csv: String
    let xlsx: String
    let mayRead: Bool

    init(
        _ context: Context, _ query: JournalQuery, _ events: [JournalLine], isFirst: Bool
    ) throws {
        frame = try Frame(context, title: "Nhật ký", current: "/journal")
        unit = query.unit
        person = query.person
        from = query.from?.description ?? ""
        to = query.to?.description ?? ""
        kinds = Event.Kind.allCases.map {
            Choice(value: $0.rawValue, words: $0.name, isChosen: $0 == query.kind)
        }
        lines = Array(events.prefix(JournalPage.length))
        isEmpty = lines.isEmpty
        isNarrow = query.isNarrow
        older =
            events.count > lines.count
            ? lines.last.map { query.address("/journal", [("before", "\($0.seq)")]) } : nil
        newest = isFirst ? nil : query.address("/journal")
        csv = query.address("/journal.csv")
        xlsx = query.address("/journal.xlsx")
        mayRead = try context.signedIn().role.isOfDepartment
    }
}
