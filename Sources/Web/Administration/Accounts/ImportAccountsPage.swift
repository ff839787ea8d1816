/// Thêm tài khoản từ danh sách.
struct ImportAccountsPage {
    struct Fault {
        let line: Int
        let sentence: String
    }

    let frame: Frame
    let text: String
    let faults: [Fault]
    let hasFaults: Bool

    init(_ visit: Visit, text: String = "", faults: [Fault] = []) throws {
        frame = try Frame(visit, title: "Thêm tài khoản từ danh sách", current: "/accounts")
        self.text = text
        self.faults = Array(faults.prefix(100))
        hasFaults = !faults.isEmpty
    }
}
