/// Thêm tài khoản từ danh sách.
struct ImportAccountsPage {
    struct Fault {
        let line: Int
        let sentence: String
    }

    let frame: Frame
    let text: String
    let faults: [Fault]

    init(_ visit: Visit, text: String = "", faults: [Fault] = []) throws {
        frame = try Frame(visit, title: "Thêm tài khoản từ danh sách", current: "/accounts")
        self.text = text
        self.faults = Array(faults.prefix(100))
    }
}
