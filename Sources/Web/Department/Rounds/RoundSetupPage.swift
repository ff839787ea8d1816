import Reporting
import Storage

/// Đợt báo cáo: every round of the department.
struct RoundsPage {
    struct Row {
        let title: String
        let address: String
        let setupAddress: String
        let copyAddress: String
        let code: String
        let state: Badge
        let period: String
        let due: String
        let count: String
    }

    let frame: Frame
    let rows: [Row]
    let isEmpty: Bool
    let mayChange: Bool

    init(_ context: Context) throws {
        let asker = try context.signedIn()
        frame = try Frame(context, title: "Đợt báo cáo", current: "/rounds")
        mayChange = asker.role == .officer
        rows = try context.storage.read { database in
            try database.rounds.owned(by: asker.unit.id).map { round in
                let owing = try database.owing(round).count
                return Row(
                    title: round.title,
                    address: round.isPublic
                        ? "/rounds/\(round.code)" : "/rounds/\(round.code)/setup",
                    setupAddress: "/rounds/\(round.code)/setup",
                    copyAddress: "/rounds/new?from=\(round.code)", code: round.code.rawValue,
                    state: round.badge,
                    period: "\(VietnameseDate.text(round.period.lowerBound)) – "
                        + VietnameseDate.text(round.period.upperBound),
                    due: round.dueAt.asDue, count: "\(owing) đơn vị")
            }
        }
        isEmpty = rows.isEmpty
    }
}

extension Round {
    var badge: Badge {
        if withdrawnAt != nil { return Badge(icon: "back", style: "off", words: "Đã thu hồi") }
        switch state {
        case .planned: return Badge(icon: "draft", style: "off", words: "Đang chuẩn bị")
        case .open: return Badge(icon: "sent", style: "", words: "Đang mở")
        case .closed: return Badge(icon: "ok", style: "ok", words: "Đã đóng")
        }
    }
}

/// One round to be prepared, or changed while it is open.
struct RoundSetupPage {
    struct Choice {
        let value: String
        let words: String
        let isChosen: Bool
    }

    struct Group {
        let name: String
        let schools: [Choice]
    }

    let frame: Frame
    let heading: String
    let address: String
    let isNew: Bool
    let isPlanned: Bool
    let isOpen: Bool
    let isClosed: Bool
    let isWithdrawn: Bool
    let withdrawnReason: String
    let mayWithdraw: Bool
    let state: Badge
    let typed: TypedRound
    let graceHours: String
    let dueDay: String
    let dueTime: String
    let plans: [Choice]
    let hasPlans: Bool
    let forms: [Choice]
    let hasForms: Bool
    let rounds: [Choice]
    let levels: [Choice]
    let communes: [Choice]
    let groups: [Group]
    let chosen: Int
    let indicators: [Choice]
    let disabledCount: Int
    let complaints: [String]
    let hasComplaints: Bool
    let said: String?

    init(
        _ context: Context, _ typed: TypedRound?, of round: Round?, complaints: [String] = []
    ) throws {
        let found = try context.storage.read { database in
            try Found(round, context, database)
        }
        let typed =
            typed
            ?? round.map {
                TypedRound($0, previous: found.previous, units: Set(found.owing))
            } ?? TypedRound()
        frame = try Frame(
            context, title: round?.title ?? "Đợt báo cáo mới", current: "/rounds")
        heading = round?.title ?? "Đợt báo cáo mới"
        address = round.map { "/rounds/\($0.code)/setup" } ?? "/rounds"
        isNew = round == nil
        isWithdrawn = round?.withdrawnAt != nil
        withdrawnReason = round?.withdrawnReason ?? ""
        isPlanned = (round == nil || round?.state == .planned) && !isWithdrawn
        isOpen = round?.state == .open && !isWithdrawn
        isClosed = round?.state == .closed
        mayWithdraw = !isWithdrawn && round != nil && !isClosed && !found.hasReports
        state = round?.badge ?? .nothing
        self.typed = typed
        graceHours = typed.grace
        (dueDay, dueTime) = (typed.due.day, typed.due.time)
        plans = found.plans.map {
            Choice(
                value: "\($0.id.rawValue)", words: "\($0.number), \(VietnameseDate.text($0.date))",
                isChosen: "\($0.id.rawValue)" == typed.plan)
        }
        hasPlans = !plans.isEmpty
        forms = found.forms.map {
            let value = "\($0.version.code):\($0.version.version)"
            return Choice(
                value: value,
                words: "\($0.title) (\($0.version.code), phiên bản \($0.version.version))",
                isChosen: value == typed.form)
        }
        hasForms = !forms.isEmpty
        rounds = found.rounds.filter { $0.id != round?.id && $0.isPublic }.map {
            Choice(
                value: $0.code.rawValue, words: $0.title,
                isChosen: $0.code.rawValue == typed.previous)
        }
        let picked = found.schools.filter { typed.units.contains($0.unit.code.rawValue) }
        let pickedLevels = Set(picked.compactMap(\.unit.level))
        levels = found.levels.map {
            Choice(
                value: $0.level.rawValue, words: $0.name, isChosen: pickedLevels.contains($0.level))
        }
        communes = found.communes.map {
            Choice(value: $0.code.rawValue, words: $0.name, isChosen: false)
        }
        chosen = picked.count
        let byCommune = Dictionary(grouping: found.schools, by: \.commune)
        let known =
            found.communes.map { (Optional($0.id), $0.name) } + [(nil, "Không thuộc xã nào")]
        groups =
            found.schools.count > RoundSetupPage.longest
            ? []
            : known.compactMap { id, name in
                guard let schools = byCommune[id] else { return nil }
                return Group(
                    name: name,
                    schools: schools.map {
                        Choice(
                            value: $0.unit.code.rawValue, words: $0.unit.name,
                            isChosen: typed.units.contains($0.unit.code.rawValue))
                    })
            }
        let disabled = round?.disabled ?? []
        indicators = found.indicators.map {
            Choice(
                value: $0.code.rawValue, words: "\($0.number). \($0.label.vietnamese)",
                isChosen: disabled.contains($0.code))
        }
        disabledCount = disabled.count
        self.complaints = complaints
        hasComplaints = !complaints.isEmpty
        said = try context.query("done").flatMap { RoundSetupPage.words[$0] }
    }

    /// Schools that the page lets one choose one by one; of more, by level and commune.
    private static let longest = 1_000

    private static let words = [
        "planned": "Đã lưu đợt báo cáo. Chọn đơn vị phải báo cáo rồi mở đợt.",
        "save": "Đã lưu.", "choose": "Đã chọn đơn vị theo cấp học và xã.",
        "dates": "Đã đổi thời gian cho mọi đơn vị.", "disable": "Đã đổi các chỉ tiêu được hỏi.",
        "withdraw": "Đã thu hồi đợt báo cáo; các trường không còn thấy đợt này.",
        "restore": "Đợt báo cáo đã mở lại như trước.",
    ]

    /// What the page offers to choose from.
    private struct Found {
        let plans: [Plan]
        let forms: [(version: Form.Version, title: String)]
        let rounds: [Round]
        let previous: Round?
        let owing: [String]
        let schools: [UnitRepository.Placed]
        let levels: [LevelName]
        let communes: [Unit]
        let indicators: [Indicator]
        /// Something was submitted: the round can't be taken back.
        let hasReports: Bool

        init(_ round: Round?, _ context: Context, _ database: ReadTransaction) throws {
            let owner = try context.signedIn().unit.id
            let day = context.now.day
            hasReports =
                try round.map { round in
                    try database.reports.all(in: round.id).values.contains { $0.revision > 0 }
                } ?? false
            plans = try database.plans.all().filter { try context.maySee($0, database) }
            forms = try database.rounds.formVersions().map {
                ($0, try database.rounds.layout($0).form.title.vietnamese)
            }
            rounds = try database.rounds.owned(by: owner)
            previous = try round?.previous.flatMap { try database.rounds.find($0) }
            owing = try round.map { try database.owing($0).map(\.rawValue) } ?? []
            let schools = try database.schools(below: owner, on: day)
            self.schools = schools
            let present = Set(schools.compactMap(\.unit.level))
            levels = try database.units.levels().filter { present.contains($0.level) }
            let communeIDs = Set(schools.compactMap(\.commune))
            communes = try database.units.all(on: day).map(\.unit)
                .filter { communeIDs.contains($0.id) }
            indicators = try round.map { try database.rounds.layout($0.form).form.indicators } ?? []
        }
    }
}
