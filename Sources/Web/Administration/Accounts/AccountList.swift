import Reporting
import Storage

/// A list of accounts as a spreadsheet has it.
package enum AccountList {
    private static let columns: [SpreadsheetList.Column] = [
        .init("unit", "Mã đơn vị", or: ["don vi", "ma truong"], isNeeded: true),
        .init("role", "Vai trò", isNeeded: true),
        .init("user_name", "Tên đăng nhập"),
        .init("name", "Họ tên", or: ["ho va ten"], isNeeded: true),
        .init("position", "Chức vụ"),
        .init("office_phone", "Điện thoại", or: ["dien thoai co quan"]),
        .init("office_mail", "Hộp thư", or: ["hop thu co quan", "email", "thu dien tu"]),
    ]
    private static let roles: [String: Role] = [
        "nguoi nhap": .clerk, "nguoi nhap bao cao": .clerk, "nhan vien": .clerk,
        "hieu truong": .head, "chuyen vien": .officer, "lanh dao": .leader, "nguoi xem": .viewer,
        "quan tri": .admin, "quan tri he thong": .admin,
    ]

    /// The accounts that the list wants, in its order; nothing of them is checked yet.
    package static func read(_ bytes: [UInt8]) throws(MalformedList) -> [ListedAccount] {
        let list = try SpreadsheetList(bytes, columns: columns).lines.map { line in
            let role = line["role"]
            return ListedAccount(
                line: line.number, unit: line["unit"].lowercased(),
                role: roles[SearchText.fold(role)]?.rawValue ?? role, userName: line["user_name"],
                person: .init(
                    name: line["name"], position: line["position"],
                    officePhone: line["office_phone"], officeMail: line["office_mail"]))
        }
        guard !list.isEmpty else { throw MalformedList(line: 2, fault: .hasNoAccounts) }
        return list
    }
}
