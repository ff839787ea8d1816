import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the list of reports is narrowed to, as the address says it.
struct TrackingFilter {
    /// In the order of `ReportState.allCases`.
    var states: [ReportState] = []
    var time: ReportFilter.Time?
    /// Those alone whose school waits for an answer to its wish to unlock.
    var asksUnlock = false
    /// Those alone that the department has, and not on paper.
    var lacksPaper = false
    var level: Level?
    var commune: Unit.Code?
    var query = ""
    var order = ReportFilter.Order.unit
    /// Every line that the list shows is ticked. It narrows nothing, and is no part of `address`.
    var choosesAll = false

    /// Behind which line the page begins, where it is not the first; no part of `address` either.
    var after: ReportCursor?

    /// The whole list.
    init() {}

    /// - Throws: 400 for a state, time or level that does not exist. A commune that does not exist
    ///   is none that has schools: the list is empty and says so.
    init(_ visit: Visit) throws {
        try visit.checkQuery(
            known: StepsOutcome.parameters.union([
                "state", "time", "level", "commune", "q", "sort", "unlock", "paper", "chosen",
                "after",
            ]))
        let levels = try visit.database.units.levels()
        let names = try visit.query("state").map { $0.split(separator: ",") } ?? []
        let chosen = try names.map { name in
            guard let state = ReportState(rawValue: String(name)) else {
                throw Refusal(.badRequest, "Không có trạng thái “\(name.prefix(40))”.")
            }
            return state
        }
        states = ReportState.allCases.filter(chosen.contains)
        time = try visit.chosen("time").map { name in
            guard let time = ReportFilter.Time(rawValue: name) else {
                throw Refusal(
                    .badRequest, "Thời hạn chỉ lọc được theo late (nộp muộn), overdue (quá hạn).")
            }
            return time
        }
        asksUnlock = try visit.chooses(
            "waiting", of: "unlock", "Yêu cầu mở khóa chỉ lọc được theo waiting (đang chờ).")
        lacksPaper = try visit.chooses(
            "missing", of: "paper", "Bản giấy chỉ lọc được theo missing (chưa nhận).")
        level = try visit.chosen("level").map { code in
            guard let level = levels.first(where: { $0.level.rawValue == code })?.level else {
                throw Refusal(.badRequest, "Không có cấp học “\(code.prefix(40))”.")
            }
            return level
        }
        order =
            try visit.chosen("sort").map { name in
                guard let order = ReportFilter.Order(rawValue: name) else {
                    throw Refusal(.badRequest, "Không sắp xếp được theo “\(name.prefix(40))”.")
                }
                return order
            } ?? .unit
        choosesAll = try visit.chooses(
            "all", of: "chosen", "chosen chỉ nhận all (chọn tất cả).")
        after = try visit.chosenCursor()
        commune = try visit.chosen("commune").map(Unit.Code.init(rawValue:))
        query = TypedText.trimmed(try visit.query("q") ?? "")
        guard query.count <= 100 else {
            throw Refusal(.badRequest, "Nội dung tìm kiếm dài quá 100 ký tự.")
        }
    }

    var list: ReportFilter {
        var filter = ReportFilter()
        (filter.states, filter.time) = (Set(states), time)
        (filter.asksUnlock, filter.lacksPaper) = (asksUnlock, lacksPaper)
        (filter.level, filter.commune, filter.query) = (level, commune, query)
        filter.order = order
        return filter
    }

    var isNarrow: Bool {
        !states.isEmpty || time != nil || asksUnlock || lacksPaper || level != nil || commune != nil
            || !query.isEmpty
    }

    /// The address of the list as this filter narrows it; with `more` behind it.
    func address(of round: Round, and more: [(name: String, value: String)] = []) -> String {
        "/rounds/\(round.address)/tracking" + query(and: more)
    }

    /// With its question mark; empty for the whole list.
    func query(and more: [(name: String, value: String)] = []) -> String {
        var fields: [(name: String, value: String)] = []
        if !states.isEmpty { fields.append(("state", stateText)) }
        if let time { fields.append(("time", time.rawValue)) }
        if asksUnlock { fields.append(("unlock", "waiting")) }
        if lacksPaper { fields.append(("paper", "missing")) }
        if let level { fields.append(("level", level.rawValue)) }
        if let commune { fields.append(("commune", commune.rawValue)) }
        if !query.isEmpty { fields.append(("q", query)) }
        if order != .unit { fields.append(("sort", order.rawValue)) }
        fields += more
        return fields.isEmpty ? "" : "?" + FormFields(fields).encoded
    }

    /// The page that is shown, for what leads back to it.
    var page: [(name: String, value: String)] { after.map { [("after", $0.text)] } ?? [] }

    var stateText: String { states.map(\.rawValue).joined(separator: ",") }

    func with(_ change: (inout TrackingFilter) -> Void) -> TrackingFilter {
        var filter = self
        change(&filter)
        return filter
    }
}

extension Visit {
    /// Behind which line of a list the page begins, by `after`; 400 for what is no place in one.
    func chosenCursor() throws -> ReportCursor? {
        try chosen("after").map { text in
            guard let cursor = ReportCursor(text) else {
                throw Refusal(.badRequest, "Không có trang “\(text.prefix(40))”.")
            }
            return cursor
        }
    }
}

extension ReportFilter.Order {
    func words(communes: String) -> String {
        switch self {
        case .unit: "Đơn vị"
        case .state: "Trạng thái"
        case .submitted: "Nộp gần nhất"
        case .changed: "Thay đổi gần nhất"
        case .commune: communes
        }
    }
}

extension Visit {
    /// Whether the parameter says the one thing that it can say; 400 with the sentence for another.
    fileprivate func chooses(_ value: String, of name: String, _ sentence: String) throws -> Bool {
        guard let chosen = try chosen(name) else { return false }
        guard chosen == value else { throw Refusal(.badRequest, sentence) }
        return true
    }
}
