import Reporting
import Storage

/// Đợt báo cáo: every round of the department.
struct RoundsPage {
    struct Row {
        let title: String
        /// Nothing of a round that is not open is there for those who don't set it up.
        let address: String?
        let setupAddress: String
        /// nil for a trial.
        let copyAddress: String?
        let code: String
        let state: Badge
        let period: String
        let due: String
        let count: String
    }

    let frame: Frame
    let rows: [Row]
    /// Rounds that come again and wait for somebody.
    let series: [SeriesNote]
    let mayChange: Bool
    let said: String?

    init(_ visit: Visit) throws {
        frame = try Frame(visit, title: "Đợt báo cáo", current: "/rounds")
        mayChange = visit.asker.role == .officer
        said =
            try visit.query("done") == SetupWish.deleteTrial.rawValue ? "Đã xóa đợt thử." : nil
        series = try SeriesNote.all(visit)
        let mayChange = mayChange
        rows = try visit.database.rounds.owned(by: visit.asker.unit.id).map { round in
            Row(round, owing: try visit.database.owingCount(round), mayChange: mayChange)
        }
    }
}

extension RoundsPage.Row {
    fileprivate init(_ round: Round, owing: Int, mayChange: Bool) {
        title = round.title
        setupAddress = "/rounds/\(round.address)/setup"
        address =
            round.isPublic ? "/rounds/\(round.address)" : mayChange ? setupAddress : nil
        copyAddress = round.isTrial ? nil : "/rounds/new?from=\(round.code)"
        code = round.code.rawValue
        state = round.badge
        period =
            "\(VietnameseDate.text(round.period.lowerBound)) – "
            + VietnameseDate.text(round.period.upperBound)
        due = round.dueAt.asDue
        count = "\(owing) đơn vị"
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
