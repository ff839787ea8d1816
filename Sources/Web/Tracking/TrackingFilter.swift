import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the list of reports is narrowed to, as the address says it.
struct TrackingFilter {
    /// In the order of `ReportState.allCases`.
    var states: [ReportState] = []
    var time: ReportFilter.Time?
    var level: Level?
    var commune: Unit.Code?
    var query = ""

    /// `levels` are those that there are.
    ///
    /// - Throws: 400 for a state, time or level that does not exist. A commune that does not exist
    ///   is none that has schools: the list is empty and says so.
    init(_ context: Context, levels: [LevelName]) throws {
        try context.checkQuery(known: ["state", "time", "level", "commune", "q"])
        let names = try context.query("state").map { $0.split(separator: ",") } ?? []
        let chosen = try names.map { name in
            guard let state = ReportState(rawValue: String(name)) else {
                throw Refusal(.badRequest, "Không có trạng thái “\(name.prefix(40))”.")
            }
            return state
        }
        states = ReportState.allCases.filter(chosen.contains)
        time = try context.chosen("time").map { name in
            guard let time = ReportFilter.Time(rawValue: name) else {
                throw Refusal(
                    .badRequest, "Thời hạn chỉ lọc được theo late (nộp muộn), overdue (quá hạn).")
            }
            return time
        }
        level = try context.chosen("level").map { code in
            guard let level = levels.first(where: { $0.level.rawValue == code })?.level else {
                throw Refusal(.badRequest, "Không có cấp học “\(code.prefix(40))”.")
            }
            return level
        }
        commune = try context.chosen("commune").map(Unit.Code.init(rawValue:))
        query = TypedText.trimmed(try context.query("q") ?? "")
        guard query.count <= 100 else {
            throw Refusal(.badRequest, "Nội dung tìm kiếm dài quá 100 ký tự.")
        }
    }

    /// Level, commune and search; states and times are counted among what these leave.
    var place: ReportFilter {
        var filter = ReportFilter()
        filter.level = level
        filter.commune = commune
        filter.query = query
        return filter
    }

    func admits(_ listed: ListedReport) -> Bool {
        (states.isEmpty || states.contains(listed.report.state))
            && (time != .late || (listed.isLate && listed.report.state.isCounted))
            && (time != .overdue || listed.isOverdue)
    }

    var isNarrow: Bool {
        !states.isEmpty || time != nil || level != nil || commune != nil || !query.isEmpty
    }

    /// The address of the list as this filter narrows it.
    func address(of round: Round) -> String {
        var fields: [(name: String, value: String)] = []
        if !states.isEmpty { fields.append(("state", stateText)) }
        if let time { fields.append(("time", time.rawValue)) }
        if let level { fields.append(("level", level.rawValue)) }
        if let commune { fields.append(("commune", commune.rawValue)) }
        if !query.isEmpty { fields.append(("q", query)) }
        let base = "/rounds/\(round.code)/tracking"
        return fields.isEmpty ? base : base + "?" + FormFields(fields).encoded
    }

    var stateText: String { states.map(\.rawValue).joined(separator: ",") }

    func with(_ change: (inout TrackingFilter) -> Void) -> TrackingFilter {
        var filter = self
        change(&filter)
        return filter
    }
}

extension Context {
    /// A parameter of the address; an empty one, as a form sends it, is none.
    func chosen(_ name: String) throws -> String? {
        try query(name).flatMap { $0.isEmpty ? nil : $0 }
    }
}
