import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Accounts added, one or a list.
enum AddAccounts {
    /// `GET /accounts/new`
    @Sendable static func new(_ context: Context) throws -> Response {
        try context.page("NewAccount", NewAccountPage(context))
    }

    /// `POST /accounts`: one account, with a one-time code.
    @Sendable static func add(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let form = try context.form()
        func field(_ name: String) -> String { TypedText.trimmed(form.first(name) ?? "") }
        let listed = ListedAccount(
            line: 1, unit: field("unit").lowercased(), role: field("role"),
            userName: field("user_name"), person: try Account.Person(form))
        do {
            return try context.commit { database in
                let id = try database.add(listed, by: actor)
                return .redirect(to: "/accounts/\(id.rawValue)?done=added")
            }
        } catch let fault as AccountFault {
            return try context.page(
                "NewAccount",
                NewAccountPage(context, typed: listed, complaint: fault.sentence),
                status: .unprocessableContent)
        }
    }

    /// `GET /accounts/import`
    @Sendable static func showImport(_ context: Context) throws -> Response {
        try context.page("ImportAccounts", ImportAccountsPage(context))
    }

    /// `POST /accounts/import`: `list` is what a spreadsheet copies, or CSV; all are added or none.
    @Sendable static func importList(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let text = try context.form().first("list") ?? ""
        func refused(_ faults: [ImportAccountsPage.Fault]) throws -> Response {
            try context.page(
                "ImportAccounts", ImportAccountsPage(context, text: text, faults: faults),
                status: .unprocessableContent)
        }
        let list: [ListedAccount]
        do throws(MalformedList) {
            list = try AccountList.read(text)
        } catch {
            return try refused([.init(line: error.line, sentence: error.sentence)])
        }
        do {
            return try context.commit { database in
                try database.add(list, by: actor)
                return .redirect(to: "/accounts?state=waiting&added=\(list.count)")
            }
        } catch let error as AccountFaults {
            return try refused(
                error.faults.map { .init(line: $0.line, sentence: $0.fault.sentence) })
        }
    }
}

/// Why text is no list of accounts.
package struct MalformedList: Error {
    package let line: Int
    /// Vietnamese, a whole sentence.
    package let sentence: String
}

/// A list of accounts as a spreadsheet has it: a head of column names, then one line each.
package enum AccountList {
    /// What the columns may be called, folded.
    private static let columns: [String: [String]] = [
        "unit": ["unit", "ma don vi", "don vi", "ma truong"],
        "role": ["role", "vai tro"],
        "user_name": ["user name", "ten dang nhap"],
        "name": ["name", "ho ten", "ho va ten"],
        "position": ["position", "chuc vu"],
        "office_phone": ["office phone", "dien thoai", "dien thoai co quan"],
        "office_mail": ["office mail", "hop thu", "hop thu co quan", "email", "thu dien tu"],
    ]
    private static let roles: [String: Role] = [
        "nguoi nhap": .clerk, "nguoi nhap bao cao": .clerk, "nhan vien": .clerk,
        "hieu truong": .head, "chuyen vien": .officer, "lanh dao": .leader, "nguoi xem": .viewer,
        "quan tri": .admin, "quan tri he thong": .admin,
    ]

    /// Cells are separated by TAB, semicolon or comma, whichever the first line has.
    package static func read(_ text: String) throws(MalformedList) -> [ListedAccount] {
        let head = text.prefix { !$0.isNewline }
        let separator: Unicode.Scalar =
            head.contains("\t") ? "\t" : head.contains(";") ? ";" : ","
        let table: CSVTable
        do throws(MalformedCSV) {
            table = try CSVTable(parsing: Array(text.utf8), separator: separator)
        } catch {
            throw MalformedList(line: error.line, sentence: "Không đọc được dòng này.")
        }
        var names: [String: String] = [:]
        for column in table.columns {
            let folded = SearchText.fold(column.replacing("_", with: " "))
            if let name = columns.first(where: { $0.value.contains(folded) })?.key {
                names[column] = name
            }
        }
        for (needed, vietnamese) in [
            ("unit", "Mã đơn vị"), ("role", "Vai trò"), ("name", "Họ tên"),
        ] where !names.values.contains(needed) {
            throw MalformedList(
                line: 1,
                sentence: "Thiếu cột “\(vietnamese)”. Dòng đầu của danh sách phải là tên các cột.")
        }
        var list: [ListedAccount] = []
        for record in table.records where !record.cells.isEmpty {
            let cells = record.cells.reduce(into: [String: String]()) { cells, cell in
                if let name = names[cell.key] { cells[name] = TypedText.trimmed(cell.value) }
            }
            let role = cells["role"] ?? ""
            list.append(
                ListedAccount(
                    line: record.line, unit: (cells["unit"] ?? "").lowercased(),
                    role: roles[SearchText.fold(role)]?.rawValue ?? role,
                    userName: cells["user_name"] ?? "",
                    person: .init(
                        name: cells["name"] ?? "", position: cells["position"] ?? "",
                        officePhone: cells["office_phone"] ?? "",
                        officeMail: cells["office_mail"] ?? "")))
        }
        guard !list.isEmpty else {
            throw MalformedList(line: 2, sentence: "Danh sách không có tài khoản nào.")
        }
        return list
    }
}

struct NewAccountPage {
    struct Choice {
        let value: String
        let words: String
        let isChosen: Bool
    }

    let frame: Frame
    let person: PersonFields
    let userName: String
    let unit: String
    let roles: [Choice]
    let complaint: String?

    init(_ context: Context, typed: ListedAccount? = nil, complaint: String? = nil) throws {
        frame = try Frame(context, title: "Thêm tài khoản", current: "/accounts")
        person = PersonFields(typed?.person ?? .init(name: ""))
        userName = typed?.userName ?? ""
        unit = typed?.unit ?? ""
        roles = Role.allCases.map {
            Choice(value: $0.rawValue, words: $0.name, isChosen: $0.rawValue == typed?.role)
        }
        self.complaint = complaint
    }
}

struct ImportAccountsPage {
    struct Fault {
        let line: Int
        let sentence: String
    }

    let frame: Frame
    let text: String
    let faults: [Fault]
    let hasFaults: Bool

    init(_ context: Context, text: String = "", faults: [Fault] = []) throws {
        frame = try Frame(context, title: "Thêm tài khoản từ danh sách", current: "/accounts")
        self.text = text
        self.faults = Array(faults.prefix(100))
        hasFaults = !faults.isEmpty
    }
}
