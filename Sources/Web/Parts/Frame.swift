import Reporting
import Storage

/// What stands around every page: head, tabs, foot.
struct Frame {
    struct Tab {
        let label: String
        let address: String
        let isCurrent: Bool
    }

    let title: String
    /// The demonstration says so on every page.
    let isDemonstration: Bool
    /// So does a trial round on its own.
    var isTrial = false
    /// Where the trial is deleted; nil but for who may.
    var trialDeletion: String?
    /// nil before sign-in.
    let unitName: String?
    let roleName: String?
    /// Whoever is signed in is neither of a school nor nobody.
    let isOfOffice: Bool
    let personName: String?
    /// The person has an account page.
    let hasAccount: Bool
    let tabs: [Tab]
    /// The way back to the steps of the first hour, on the pages that they lead to.
    let isOnTheWay: Bool
    /// What endangers the data, for who can do something about it.
    let alarms: [Alarm]
    /// What a school reported and nobody of the asker's office has acknowledged.
    let incident: IncidentAlarm?
    /// For the forms of this page; empty before sign-in.
    let csrf: String
    /// The key of this page's forms: sent twice, they are done once.
    let key: String
    /// Whom this page's forms are made for; nil before sign-in.
    let sender: IntendedSender?

    /// `current` is the address of the tab that the page belongs to, `round` the one that the
    /// department's tabs lead to, the current one where the page is of none. Within a read,
    /// `database` is that read: reads don't nest.
    init(
        _ context: Context, title: String, current: String? = nil, round: Round? = nil,
        in database: ReadTransaction? = nil
    ) throws {
        func look(_ database: ReadTransaction) throws -> Frame {
            try Frame(
                context.asker, title: title, current: current, round: round,
                server: context.site.server(in: database), in: database)
        }
        self = try database.map(look) ?? context.storage.read(look)
    }

    private init(
        _ somebody: Asker?, title: String, current: String?, round: Round?, server: Alarm.Server,
        in database: ReadTransaction
    ) throws {
        self.title = title
        let asker = somebody?.due == nil ? somebody : nil
        let database = asker.map { database.asked(by: $0.unit.id) } ?? database
        let shown =
            if round == nil, let asker, asker.role.isOfDepartment {
                try database.rounds.currentRound(of: asker.unit.id)
            } else {
                round
            }
        isDemonstration = try database.settings.isDemonstration()
        unitName = somebody?.unit.name
        roleName = somebody?.roleName
        isOfOffice = somebody.map { !$0.role.isOfSchool } ?? false
        personName = somebody?.name
        hasAccount = asker?.account != nil
        key = IdempotencyKey.new()
        csrf = somebody?.session.map(Forgery.token) ?? ""
        sender = somebody.map(IntendedSender.init)
        let isBeginning =
            try asker.map { try Frame.isBeginning($0, shown: shown, database) } ?? false
        isOnTheWay = isBeginning && current != Frame.start.address
        tabs = Frame.tabs(
            for: asker?.given == nil ? asker?.role : nil, round: shown, isBeginning: isBeginning
        ).map {
            Tab(label: $0.label, address: $0.address, isCurrent: $0.address == current)
        }
        alarms = try asker.map { try Alarm.all(for: $0.role, server) } ?? []
        incident = try asker.flatMap { try IncidentAlarm(for: $0, database) }
    }

    init(
        _ visit: Visit, title: String, current: String? = nil, round: Round? = nil
    ) throws {
        try self.init(
            visit.asker, title: title, current: current, round: round,
            server: Alarm.Server(
                database: visit.database, now: visit.now, path: visit.path,
                diskSpace: visit.configuration.diskSpace), in: visit.database)
        let trial = try visit.trial(round)
        isTrial = trial != nil
        if let trial, visit.asker.role == .officer, trial.owner == visit.asker.unit.id {
            trialDeletion = "/rounds/\(trial.address)/setup#delete-trial"
        }
    }

    /// Of whoever reports or is reported to.
    private static let ownPages = [("Thi đua", "/standings"), ("Thể thức văn bản", "/letterhead")]
    private static let forms = (label: "Biểu mẫu", address: "/forms")
    private static let access = [("Tài khoản", "/accounts"), ("Truy cập nhanh", "/links")]

    private static let start = (label: "Bắt đầu", address: "/start")

    /// Whether the asker's office has yet to open its first round; for an administrator, any office.
    private static func isBeginning(
        _ asker: Asker, shown: Round?, _ database: ReadTransaction
    ) throws -> Bool {
        switch asker.role {
        case .admin: return try !database.rounds.isAnyOpened()
        case .officer, .leader:
            guard shown?.isTrial ?? true else { return false }
            return try database.rounds.currentRound(of: asker.unit.id)?.isTrial ?? true
        case .clerk, .head, .viewer: return false
        }
    }

    private static func tabs(
        for role: Role?, round: Round?, isBeginning: Bool
    ) -> [(label: String, address: String)] {
        let first = isBeginning ? [start] : []
        switch role {
        case .clerk, .head:
            return [("Việc cần nộp", "/"), ("Hồ sơ nhà trường", "/profile")] + ownPages
        case .officer, .leader:
            var tabs = first
            if let round {
                let base = "/rounds/\(round.address)"
                tabs += [
                    ("Tổng quan", base), ("Gửi nhận báo cáo", base + "/tracking"),
                    ("Số liệu tổng hợp", base + "/totals"),
                    ("Báo cáo tổng hợp", base + "/consolidated"),
                ]
            }
            tabs.append(("Báo cáo đột xuất", "/incidents"))
            tabs.append(("Đợt báo cáo", "/rounds"))
            if role == .officer { tabs.append(forms) }
            tabs.append(("Đơn vị", "/units"))
            if role == .officer { tabs += access }
            return tabs + ownPages + [("Nhật ký", "/journal")]
        case .viewer:
            return [("Tổng quan", round.map { "/rounds/\($0.address)" } ?? "/")]
        case .admin:
            return first + [("Đơn vị", "/units")] + access
                + [
                    ("Mã kết nối", "/tokens"), ("Nhật ký", "/journal"),
                    ("Cấu hình", "/settings"),
                ]
        case nil: return []
        }
    }
}

extension Visit {
    /// The trial that what is shown is of: the round, or that of the address; nil where it is none.
    fileprivate func trial(_ round: Round?) throws -> Round? {
        if let round { return round.isTrial ? round : nil }
        guard let text = parameters["round"] else { return nil }
        let address = Round.Address(rawValue: text)
        guard try database.rounds.hasTrial(address.code) else { return nil }
        return try database.rounds.named(address, by: asker.unit.id).first(where: \.isTrial)
    }
}

extension Role {
    /// What users call it.
    var name: String {
        switch self {
        case .clerk: "Người nhập báo cáo"
        case .head: "Hiệu trưởng"
        case .officer: "Chuyên viên"
        case .leader: "Lãnh đạo"
        case .viewer: "Người xem"
        case .admin: "Quản trị hệ thống"
        }
    }
}
