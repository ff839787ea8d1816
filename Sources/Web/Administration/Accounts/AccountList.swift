import Reporting
import Storage

/// A list of accounts as an office has it: a line a person, or a line a school with its head.
package struct AccountList {
    struct Line {
        /// Its unit as it was written, by code or by name.
        var account: ListedAccount
        /// What the list says of the unit: which of several it may be.
        let level: String
        let commune: String
    }

    /// In the list's order; nothing of them is checked yet.
    let lines: [Line]

    /// Lines that name the commune or the level of those below.
    let groups: [ListedText]
    /// Lines that sum up, and those of schools whose heads are not written: they have no account.
    let sums: [Int]
    let headless: [ListedText]

    package var accounts: [ListedAccount] { lines.map(\.account) }

    package init(
        _ text: SpreadsheetText, skipping skipped: Set<String> = []
    ) throws(MalformedList) {
        let list = try SpreadsheetList(text, columns: AccountList.columns, skipping: skipped)
        let heads = list.head(of: "head")
        if let heads, let name = list.head(of: "name") {
            throw MalformedList(
                line: list.head,
                fault: .columnsMeanTheSame([name, heads], AccountList.name))
        }
        let isNeeded: [(ListColumn, Bool)] = [
            (AccountList.unit, list.head(of: "unit_name") == nil), (AccountList.role, heads == nil),
            (AccountList.name, heads == nil),
        ]
        for (column, isNeeded) in isNeeded where isNeeded && list.head(of: column.name) == nil {
            throw MalformedList(line: list.head, fault: .columnIsMissing(column))
        }
        var groups = ListGroups()
        var (lines, headless): ([Line], [ListedText]) = ([], [])
        for line in list.lines where !groups.take(line) {
            if heads != nil, line["head"].isEmpty {
                headless.append(ListedText(line: line.number, text: AccountList.unit(of: line)))
            } else {
                lines.append(AccountList.line(line, isOfHeads: heads != nil, in: groups))
            }
        }
        guard !lines.isEmpty else {
            throw MalformedList(line: list.head + 1, fault: .hasNoAccounts)
        }
        (self.lines, self.headless) = (lines, headless)
        (self.groups, sums) = (groups.lines, groups.sums)
    }

    /// As above, of what was pasted.
    init(pasted text: String, skipping skipped: Set<String>) throws(MalformedList) {
        try self.init(SpreadsheetText(pasted: text), skipping: skipped)
        try MalformedList.check(lines.count, most: UnitList.longest)
    }

    private static func unit(of line: SpreadsheetList.Line) -> String {
        line["unit"].isEmpty ? line["unit_name"] : line["unit"]
    }

    private static func line(
        _ line: SpreadsheetList.Line, isOfHeads: Bool, in group: ListGroups
    ) -> Line {
        func text(_ column: String) -> String { TypedText.cleanOrTyped(line[column]) }
        let level = line["level"].isEmpty ? group.level : line["level"]
        let role = isOfHeads && line["role"].isEmpty ? Role.head.rawValue : line["role"]
        return Line(
            account: ListedAccount(
                line: line.number,
                unit: Slug.codeOrTyped(unit(of: line)),
                role: roles[SearchText.fold(role)]?.rawValue ?? role,
                userName: line["user_name"],
                person: .init(
                    name: text(isOfHeads ? "head" : "name"), position: text("position"),
                    officePhone: text("office_phone"), officeMail: text("office_mail"))),
            level: LevelSpelling.level(level)?.rawValue ?? "",
            commune: line["commune"].isEmpty ? group.commune : line["commune"])
    }

    private static let roles: [String: Role] = [
        "nguoi nhap": .clerk, "nguoi nhap bao cao": .clerk, "nhan vien": .clerk,
        "hieu truong": .head, "chuyen vien": .officer, "lanh dao": .leader, "nguoi xem": .viewer,
        "quan tri": .admin, "quan tri he thong": .admin,
    ]

    private static let unit = ListColumn("unit", "Mã đơn vị", or: ["ma truong", "ma"])
    private static let role = ListColumn("role", "Vai trò")
    private static let name = ListColumn("name", "Họ tên", or: ["ho va ten"])

    private static let columns: [ListColumn] = [
        unit,
        ListColumn(
            "unit_name", "Tên đơn vị",
            or: [
                "don vi", "ten truong", "truong", "nha truong", "ten nha truong", "ten truong hoc",
            ]),
        role, ListColumn("user_name", "Tên đăng nhập"), name,
        ListColumn(
            "head", "Hiệu trưởng",
            or: ["ho ten hieu truong", "ten hieu truong", "ho va ten hieu truong"]),
        ListColumn("position", "Chức vụ"),
        ListColumn(
            "office_phone", "Điện thoại",
            or: ["dien thoai co quan", "so dien thoai", "so dt", "dt", "sdt"]),
        ListColumn(
            "office_mail", "Thư điện tử công vụ",
            or: ["hop thu", "hop thu co quan", "email", "thu dien tu"]),
        ListColumn("level", "Cấp học", or: ["bac hoc", "cap"]),
        ListColumn(
            "commune", "Xã",
            or: [
                "ma xa", "ten xa", "phuong", "xa phuong", "xa thi tran", "xa phuong thi tran",
                "xa phuong dac khu", "cap xa",
            ]),
    ]
}
