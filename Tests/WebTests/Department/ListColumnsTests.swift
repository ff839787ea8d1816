import Formats
import Reporting
import Storage
import Testing

@testable import TongHop
@testable import Web

/// Lists of units and accounts: what their columns are called.
@Suite struct ListColumnsTests {
    private func units(_ text: String) throws(MalformedList) -> [UnitDraft] {
        try UnitList(pasted: text).drafts
    }

    private func accounts(_ text: String) throws(MalformedList) -> [ListedAccount] {
        try AccountList(SpreadsheetText(Array(text.utf8))).accounts
    }

    private func fault(_ text: String) -> MalformedList? {
        do throws(MalformedList) {
            _ = try units(text)
            return nil
        } catch {
            return error
        }
    }

    @Test("names that people and programs give, with capitals, marks or low lines, mean one column")
    func names() throws {
        let expected = UnitDraft(
            line: 2, code: "th-moi", name: "Trường Mới", shortName: "Mới", kind: "school",
            level: "TH", reportsTo: "pgd", commune: "xa-a", place: "Mới")
        let row = "TH-Moi;Trường Mới;Mới;Trường;Tiểu học;PGD;xa-a; Mới "
        for head in [
            "Mã;Tên;Tên ngắn;Loại;Cấp học;Báo cáo cho;Xã;Địa danh",
            "code;name;short_name;kind;level;reports_to;commune;place",
            "MÃ ĐƠN VỊ;ten don vi;Tên viết tắt;loại;cap hoc;Đơn vị cấp trên;Mã xã;dia danh",
        ] {
            #expect(try units(head + "\n" + row) == [expected])
        }
        #expect(try units("code,name,kind\nxa,X,\"xã, thị trấn\"")[0].kind == "commune")
        #expect(try units("code,name,kind,level\nt,T,trường,TH&THCS")[0].level == "TH_THCS")
    }

    @Test("a column that means nothing here is named and not dropped")
    func unknown() throws {
        let wrong = try #require(fault("Mã;Tên;Loại;Báo cáo về;report_to\nt;T;phòng;pgd;pgd"))
        #expect(wrong.fault == .columnsAreUnknown(["Báo cáo về", "report_to"]))
        #expect(wrong.sentence.hasPrefix("Không rõ cột “Báo cáo về”, “report_to”."))
        #expect(wrong.message == "unknown column 'Báo cáo về', 'report_to'")
        #expect(fault("Mã;Tên;Loại;\nt;T;phòng;x")?.fault == .columnsAreUnknown([""]))
        #expect(throws: MalformedList(line: 1, fault: .columnsAreUnknown(["Ngày sinh"]))) {
            try accounts("unit,role,name,Ngày sinh\na,clerk,An,")
        }
    }

    @Test("columns that number the lines, and those in which nothing stands, are let be")
    func beside() throws {
        let list = try units("STT\tMã\tTên\tLoại\t\t\n1\tt\tT\tphòng\t\t\n2\t\t\t\t\t\n")
        #expect(list.map(\.code) == ["t"])
    }

    @Test("of two columns for one thing the exact one counts, and without one both are named")
    func twice() throws {
        let list = try accounts(
            "STT\tĐơn vị\tMã đơn vị\tVai trò\tHọ tên\n1\tTrường Cao\tth-cao\tHiệu trưởng\tAn")
        #expect(list.map(\.unit) == ["th-cao"])
        let exact = try units("Mã\tTên đơn vị\tTên\tLoại\tCấp học\nt\tDài\tNgắn\tTrường\tTH")
        #expect(exact.map(\.name) == ["Ngắn"])
        let wrong = try #require(fault("Mã\tTên đầy đủ\tTên đơn vị\tLoại\nt\tDài\tNgắn\tPhòng"))
        #expect(
            wrong.sentence.hasPrefix("Hai cột cùng là Tên: “Tên đầy đủ”, “Tên đơn vị”."))
        #expect(wrong.message == "several columns are name: 'Tên đầy đủ', 'Tên đơn vị'")
        #expect(fault("Mã;code;Tên;Loại\na;b;c;phòng") != nil)
        #expect(fault("Mã;Tên;Tên;Loại\na;b;c;phòng") != nil)
    }

    @Test("what is no list is told with its line")
    func malformed() throws {
        #expect(fault("Mã;Loại\na;phòng")?.sentence.hasPrefix("Thiếu cột “Tên”.") ?? false)
        #expect(fault("Mã;Tên;Loại\n")?.fault == .hasNoUnits)
        #expect(fault("Mã;Tên;Loại\na;b\n")?.line == 2)
        #expect(fault("")?.fault == .isUnreadable(.isEmpty))
        let long = "Mã;Tên;Loại\n" + String(repeating: "a;b;phòng\n", count: 2_001)
        #expect(fault(long)?.sentence == "Mỗi lần nhập tối đa 2.000 dòng.")
        #expect(try UnitList(SpreadsheetText(Array(long.utf8))).drafts.count == 2_001)
        #expect(throws: MalformedList.self) { try SpreadsheetText([0x63, 0xff]) }
    }

    @Test("accounts are pasted by as many lines, and rows and columns of any text are bounded")
    func bounds() throws {
        let people = "Mã đơn vị;Vai trò;Họ tên\n" + String(repeating: "a;b;c\n", count: 2_001)
        #expect(throws: MalformedList(line: 2_001, fault: .isTooLong(most: 2_000))) {
            try AccountList(pasted: people, skipping: [])
        }
        #expect(try AccountList(SpreadsheetText(Array(people.utf8))).accounts.count == 2_001)
        let blank = "Mã;Tên;Loại\n" + String(repeating: ";;\n", count: 5_000)
        #expect(fault(blank)?.fault == .isTooLong(most: 5_000))
        for separator in ["\t", ";", ","] {
            func list(_ cells: Int, of text: String) -> String {
                "Mã;Tên;Loại".replacing(";", with: separator)
                    + String(repeating: separator + text, count: cells) + "\na"
                    + "\(separator)b\(separator)phòng"
                    + String(repeating: separator + text, count: cells)
            }
            #expect(
                fault(list(198, of: "x"))?.fault == .hasTooManyColumns(most: 200), "\(separator)")
            #expect(fault(list(4_000, of: "")) == nil || separator == "")
            if case .columnsAreUnknown? = fault(list(197, of: "x"))?.fault {
            } else {
                Issue.record("200 columns: \(separator)")
            }
        }
    }
}
