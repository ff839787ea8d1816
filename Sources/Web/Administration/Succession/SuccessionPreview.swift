import Reporting
import Storage

/// What a succession will change and what it leaves as it is, before it is done.
struct SuccessionPreview {
    private(set) var effects: [SuccessionPage.Effect] = []
    private(set) var pairs: [(old: String, new: String)] = []
    private(set) var moves: [(name: String, before: String, after: String)] = []

    private let database: ReadTransaction
    private let now: Moment
    private let names: [String: String]

    init(
        _ act: Succession, _ reading: SuccessionReading, _ visit: Visit
    ) throws {
        (database, now) = (visit.database, visit.now)
        names = Dictionary(act.drafts.map { ($0.code, $0.name) }) { first, _ in first }
        pairs = try act.pairs.map { (try name($0.old), try name($0.new)) }
        for (draft, change) in zip(act.drafts, reading.changes) {
            guard case .change(let fields) = change else { continue }
            for field in [UnitDraft.Field.commune, .reportsTo] {
                guard let pair = fields[field] else { continue }
                moves.append((draft.name, try name(pair.before), try name(pair.after)))
            }
        }
        let moved = zip(act.drafts, reading.changes).filter { $1 != .add }.map(\.0.code)
        try tell(of: act, added: reading.changes.count { $0 == .add }, moved: moved)
    }

    private func name(_ code: String) throws -> String {
        guard !code.isEmpty else { return "(không)" }
        return try names[code]
            ?? database.units.find(Unit.Code(rawValue: code))?.name ?? code
    }

    private mutating func tell(of act: Succession, added: Int, moved: [String]) throws {
        let from = "từ \(VietnameseDate.text(act.day))"
        func ids(_ codes: [String]) throws -> [Unit.ID] {
            try codes.compactMap { try database.units.find(Unit.Code(rawValue: $0))?.id }
        }
        let (closed, gone) = (try ids(act.closed), try ids(moved))
        let found = try database.effects(closed: closed, moved: gone, at: now)
        let number = { (count: Int) in VietnameseNumber.text(count) }
        let kept = act.kept.count
        add("Đơn vị mới", "chưa có", "hoạt động \(from)", added, "đơn vị")
        add("Đơn vị ngừng", "hoạt động", "ngừng \(from)", closed.count, "đơn vị")
        add("Đơn vị chuyển nơi", "theo đơn vị cũ", "theo đơn vị mới \(from)", gone.count, "đơn vị")
        add(
            "Giữ nguyên dưới đơn vị ngừng", "theo đơn vị cũ", "vẫn theo đơn vị cũ", kept, "đơn vị")
        for round in found.openRounds {
            effects.append(
                .init(
                    what: "Đợt đang mở", before: round.title,
                    after: "giữ danh sách và tên như lúc mở, đến khi đóng",
                    count:
                        "\(number(round.reports)) báo cáo, \(number(round.waiting)) chưa nộp"))
        }
        if found.openRounds.isEmpty {
            effects.append(
                .init(what: "Đợt đang mở", before: "không có", after: "không có", count: "0"))
        }
        add(
            "Đợt đã đóng", "theo đơn vị lúc mở", "không đổi", found.closedRounds, "đợt")
        add(
            "Tài khoản của đơn vị ngừng", "đang dùng",
            "giữ nguyên, còn xem được các đợt đã có; đổi đơn vị ở trang Tài khoản",
            found.accountsOfClosed, "tài khoản")
        add(
            "Tài khoản của đơn vị chuyển", "đang dùng", "giữ nguyên", found.accountsOfMoved,
            "tài khoản")
        add(
            "Đường dẫn truy cập nhanh", "còn dùng", "còn dùng; in lại nếu cần tên cơ quan mới",
            found.links, "đường dẫn")
        add(
            "Thể thức văn bản tự ghi", "như đã ghi", "giữ nguyên, cần xem lại", found.letterheads,
            "đơn vị")
        add(
            "Thể thức văn bản theo tên", "cơ quan cấp trên cũ", "cơ quan cấp trên mới \(from)",
            gone.count - found.letterheads, "đơn vị")
    }

    private mutating func add(
        _ what: String, _ before: String, _ after: String, _ count: Int, _ unit: String
    ) {
        guard count > 0 else { return }
        effects.append(
            .init(
                what: what, before: before, after: after,
                count: "\(VietnameseNumber.text(count)) \(unit)"))
    }
}
