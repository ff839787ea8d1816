import Formats
import Reporting
import Storage

/// Thư giao tài khoản: a slip for each unit, several for one with many accounts.
struct AccountLettersPage {
    struct Line {
        let role: String
        let person: String
        let userName: String
        let code: String
        let until: String
    }

    struct Letter {
        let unit: Unit.ID
        let unitName: String
        /// Whom the unit reports to.
        let office: String
        /// What the accounts are for.
        let purpose: String
        var lines: [Line]
    }

    /// Accounts that a slip has room for.
    private static let mostOnSlip = 2

    let frame: Frame
    let address: String
    let qr: QRCode?
    let date: String
    let count: Int
    let letters: [Letter]
    let units: [Unit.ID]

    init(_ visit: Visit, _ found: [(account: Account, unit: Unit)]) throws {
        frame = try Frame(visit, title: "Thư giao tài khoản", current: "/accounts")
        address = visit.origin + "/sign-in"
        qr = QRCode(address)
        date = VietnameseDate.text(visit.now.day)
        var offices = OfficesAbove(visit.database, on: visit.now.day)
        var letters: [Letter] = []
        var units: [Unit.ID] = []
        // In the order of the list, where a unit's accounts stand together.
        for (account, unit) in found {
            guard let code = account.code else { continue }
            if units.last != unit.id { units.append(unit.id) }
            if letters.last?.unit != unit.id || letters.last?.purpose != account.role.purpose
                || letters.last?.lines.count == AccountLettersPage.mostOnSlip
            {
                letters.append(
                    Letter(
                        unit: unit.id, unitName: unit.name,
                        office: try offices.name(above: unit.id) ?? "quản trị hệ thống",
                        purpose: account.role.purpose, lines: []))
            }
            letters[letters.count - 1].lines.append(
                Line(
                    role: account.role.name, person: account.person.name,
                    userName: account.userName,
                    code: visit.key.oneTimeCode(code.nonce, of: account.id),
                    until: code.expiresAt.asLastDay(at: visit.now)))
        }
        self.letters = letters
        self.units = units
        count = letters.count
    }
}

extension Role {
    /// What the letter says that an account of the role is for.
    fileprivate var purpose: String {
        switch self {
        case .clerk, .head: "nhập và nộp báo cáo"
        case .officer: "theo dõi, kiểm tra và tổng hợp báo cáo"
        case .leader: "xem, duyệt báo cáo và chốt số liệu"
        case .viewer: "xem tình hình báo cáo"
        case .admin: "quản trị đơn vị, tài khoản"
        }
    }
}
