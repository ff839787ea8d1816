import Reporting

/// Why text is no list of units or accounts.
package struct MalformedList: Error, Hashable {
    package enum Fault: Hashable, Sendable {
        /// No table; in English.
        case isUnreadable(String)
        case columnIsMissing(SpreadsheetList.Column)
        /// These heads mean nothing here.
        case columnsAreUnknown([String])
        /// Each of these heads may mean the column.
        case columnsMeanTheSame([String], SpreadsheetList.Column)
        case hasNoUnits
        case hasNoAccounts
        case isTooLong(most: Int)
    }

    /// From 1.
    package let line: Int
    package let fault: Fault
}

extension MalformedList {
    /// Vietnamese, one or two whole sentences.
    var sentence: String {
        switch fault {
        case .isUnreadable: "Không đọc được dòng này."
        case .columnIsMissing(let column):
            "Thiếu cột “\(column.title)”. Dòng đầu của danh sách phải là tên các cột."
        case .columnsAreUnknown(let heads):
            "Không rõ cột \(MalformedList.quoted(heads)). Đề nghị sửa tên cột hoặc bỏ cột đó."
        case .columnsMeanTheSame(let heads, let column):
            (heads.count == 2 ? "Hai" : "Nhiều") + " cột cùng là \(column.title): "
                + "\(MalformedList.quoted(heads)). Đề nghị chỉ giữ một cột."
        case .hasNoUnits: "Danh sách không có đơn vị nào."
        case .hasNoAccounts: "Danh sách không có tài khoản nào."
        case .isTooLong(let most):
            "Mỗi lần nhập tối đa \(VietnameseNumber.text(Int64(most))) đơn vị."
        }
    }

    private static func quoted(_ heads: [String]) -> String {
        heads.map { "“\($0.isEmpty ? "(không có tên)" : String($0.prefix(60)))”" }
            .joined(separator: ", ")
    }
}
