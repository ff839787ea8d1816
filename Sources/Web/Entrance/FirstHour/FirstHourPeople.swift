import Reporting
import Storage

/// The first steps: the office, its schools, and how they come in. Units and accounts are an
/// administrator's.
extension FirstHourStep {
    static func people(_ visit: Visit) throws -> FirstHourStep {
        let office = visit.asker.unit
        let holders = try visit.database.access.holders(of: office.id)
        let officers = holders[.officer] ?? .nobody
        let leaders = holders[.leader] ?? .nobody
        let adding = Way("Thêm tài khoản", "/accounts/new", .admin)
        var step = FirstHourStep(
            title: "Cơ quan, người làm việc", doers: .admin,
            summary: "\(office.name): \(officers.number) chuyên viên, \(leaders.number) lãnh đạo",
            isDone: officers.number > 0, ways: [adding])
        if officers.number == 0 {
            step.note(
                "Chưa có tài khoản chuyên viên: người nhập kế hoạch, lập biểu mẫu, mở đợt báo cáo. "
                    + "Đơn vị của tài khoản: \(office.name).")
        }
        if leaders.number == 0 {
            step.note("Chưa có tài khoản lãnh đạo: người chốt số liệu. Thêm sau cũng được.")
        }
        let newcomers = officers.newcomers + leaders.newcomers
        if newcomers > 0 {
            step.note(
                "\(newcomers) người của cơ quan chưa đăng nhập lần đầu: in thư giao mã đăng nhập.",
                Way("Mở danh sách", "/accounts?state=waiting", .admin))
        }
        return step
    }

    static func schools(_ visit: Visit, _ ways: WaysIn?) throws -> FirstHourStep {
        var step = FirstHourStep(
            title: "Các trường", doers: .admin, summary: "dán danh sách đang có, không cần mã",
            ways: [
                Way("Nhập danh sách trường", "/units/import", .admin),
                Way("Xem danh sách", "/units", .office),
            ])
        guard let ways else {
            (step.summary, step.isDone) = ("rất nhiều trường", true)
            return step
        }
        guard ways.schools > 0 else {
            let others = try visit.database.schoolCount(on: visit.now.day)
            if others > 0, visit.asker.role == .admin {
                step.isBegun = true
                step.note(
                    "Có \(VietnameseNumber.text(others)) trường, nhưng chưa trường nào báo cáo cho "
                        + "\(visit.asker.unit.name): nhập lại danh sách với cột “Báo cáo cho”.")
            }
            return step
        }
        step.isDone = true
        step.summary =
            "\(VietnameseNumber.text(ways.schools)) trường, \(ways.levels.count) cấp học"
            + (ways.communes > 0 ? ", \(VietnameseNumber.text(ways.communes)) đơn vị cấp xã" : "")
        if ways.communes == 0 {
            step.note("Chưa trường nào ghi xã: số liệu chưa cộng theo xã được.")
        }
        return step
    }

    static func entries(_ ways: WaysIn?) -> FirstHourStep {
        var step = FirstHourStep(
            title: "Người nhập báo cáo", doers: .caretakers,
            summary: "mỗi trường một đường dẫn và PIN của hiệu trưởng, hoặc tài khoản",
            ways: [
                Way("Tạo đường dẫn, in phiếu", "/links", .caretakers),
                Way("Thêm tài khoản từ danh sách", "/accounts/import", .admin),
            ])
        guard let ways else {
            (step.summary, step.isDone) = ("xem ở trang Truy cập nhanh và Tài khoản", true)
            return step
        }
        guard ways.schools > 0 else { return step }
        let ready = ways.schools - ways.closed - ways.unsigned
        step.isDone = ready == ways.schools
        step.isBegun = ready > 0
        step.summary =
            step.isDone
            ? "\(VietnameseNumber.text(ready)) trường đã có người nhập, người ký nộp"
            : "\(VietnameseNumber.text(ready)) trong \(VietnameseNumber.text(ways.schools)) trường "
                + "đã có"
        step.notes += notes(ways)
        return step
    }

    /// Schools that can't report.
    static func notes(_ ways: WaysIn) -> [Note] {
        var notes: [Note] = []
        if ways.closed > 0 {
            let names = ways.firstClosed.map(\.name).joined(separator: "; ")
            let others = ways.closed - ways.firstClosed.count
            notes.append(
                Note(
                    words: "\(VietnameseNumber.text(ways.closed)) trường chưa ai vào được: \(names)"
                        + (others > 0 ? " và \(VietnameseNumber.text(others)) trường khác." : ".")))
        }
        if ways.unsigned > 0 {
            notes.append(
                Note(
                    words:
                        "\(VietnameseNumber.text(ways.unsigned)) trường có người nhập nhưng chưa "
                        + "có người ký nộp: chưa có tài khoản hiệu trưởng, chưa có PIN."))
        }
        return notes
    }
}
