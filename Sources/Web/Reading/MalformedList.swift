import Formats
import Reporting

/// Why text is no list of units or accounts.
package struct MalformedList: Error, Hashable {
    package enum Fault: Hashable, Sendable {
        /// No table.
        case isUnreadable(MalformedCSV.Reason)
        case isNoWorkbook(WorkbookTable.Fault)
        /// Typed with a font of its own, from before Unicode.
        case isInLegacyFont(LegacyFont)
        case columnIsMissing(ListColumn)
        /// These heads mean nothing here.
        case columnsAreUnknown([String])
        /// Each of these heads may mean the column.
        case columnsMeanTheSame([String], ListColumn)
        case hasNoUnits
        case hasNoAccounts
        case isTooLong(most: Int)
        case hasTooManyColumns(most: Int)
    }

    /// From 1.
    package let line: Int
    package let fault: Fault
}

extension MalformedList {
    /// - Throws: `isTooLong` where there are more lines than may be.
    static func check(_ count: Int, most: Int) throws(MalformedList) {
        guard count <= most else {
            throw MalformedList(line: most + 1, fault: .isTooLong(most: most))
        }
    }

    /// Vietnamese, one or two whole sentences.
    var sentence: String {
        switch fault {
        case .isUnreadable(let reason): reason.sentence
        case .isNoWorkbook(let fault): fault.sentence
        case .isInLegacyFont(let font):
            "Danh sách gõ bằng \(font.name), đề nghị chuyển sang Unicode."
        case .columnIsMissing(let column):
            "Thiếu cột “\(column.title)”. Danh sách phải có một dòng tên các cột."
        case .columnsAreUnknown(let heads):
            "Không rõ cột \(MalformedList.quoted(heads)). Đề nghị sửa tên cột hoặc bỏ cột đó."
        case .columnsMeanTheSame(let heads, let column):
            (heads.count == 2 ? "Hai" : "Nhiều") + " cột cùng là \(column.title): "
                + "\(MalformedList.quoted(heads)). Đề nghị chỉ giữ một cột."
        case .hasNoUnits: "Danh sách không có đơn vị nào."
        case .hasNoAccounts: "Danh sách không có tài khoản nào."
        case .isTooLong(let most):
            "Mỗi lần nhập tối đa \(VietnameseNumber.text(most)) dòng."
        case .hasTooManyColumns(let most):
            "Dòng này có hơn \(most) cột. Đề nghị chỉ chép các cột của danh sách."
        }
    }

    private static func quoted(_ heads: [String]) -> String {
        heads.map { "“\($0.isEmpty ? "(không có tên)" : String($0.prefix(60)))”" }
            .joined(separator: ", ")
    }
}

extension MalformedCSV.Reason {
    /// Vietnamese, one or two whole sentences.
    var sentence: String {
        switch self {
        case .isNotUTF8: "Tệp không phải là văn bản UTF-8 hay bảng tính Excel (.xlsx)."
        case .isEmpty: "Danh sách trống."
        case .cellCount(let count, let expected):
            "Dòng này có \(count) ô, dòng tên cột có \(expected) ô."
        case .carriageReturn:
            "Dòng kết thúc không đúng. Đề nghị lưu lại tệp hoặc chép từ bảng tính."
        case .quoteWithinCell:
            "Có dấu ngoặc kép trong ô. Đề nghị bỏ dấu đó, hoặc chép thẳng từ bảng tính."
        case .textAfterQuote: "Sau dấu ngoặc kép đóng còn chữ trong cùng ô. Đề nghị sửa ô đó."
        case .quoteIsOpen: "Dấu ngoặc kép mở ở dòng này không được đóng."
        }
    }
}

extension WorkbookTable.Fault {
    /// Vietnamese, one or two whole sentences.
    fileprivate var sentence: String {
        switch self {
        case .isUnreadable:
            "Không đọc được tệp Excel. Đề nghị mở tệp, lưu lại dạng .xlsx không có mật khẩu."
        case .isTooLarge:
            "Bảng tính quá lớn: tối đa \(VietnameseNumber.text(WorkbookTable.mostRows)) dòng. "
                + "Đề nghị chép riêng danh sách sang tệp mới."
        case .isNotReckoned(let cell):
            "Ô \(cell) của tệp Excel: công thức chưa có kết quả. Đề nghị mở tệp bằng Excel, lưu lại "
                + "rồi gửi; hoặc thay công thức bằng giá trị."
        case .isRounded(let cell):
            "Ô \(cell) của tệp Excel: số dài hơn 15 chữ số, Excel không giữ đủ. Đề nghị định dạng ô "
                + "là Text (văn bản) rồi nhập lại số."
        case .hasSeveralSheets(let names):
            "Tệp có số liệu ở nhiều trang tính: "
                + names.prefix(5).map { "“\($0.prefix(31))”" }.joined(separator: ", ")
                + ". Đề nghị chỉ để lại trang có danh sách."
        }
    }
}
