import Foundation
import TestSupport
import Testing

/// Nobody can be asked by a command: what is not clear is refused with its line.
@Suite("commands that import what offices have")
struct OfficeListCommandsTests {
    let program: Program

    init() throws {
        program = try Program()
        let ending = try units(
            "code,name,kind,reports_to\npgd,Phòng Giáo dục,department,\nxa-a,Xã An,commune,\n")
        try #require(ending.code == 0, "\(ending.complaint)")
    }

    private func units(_ text: String) throws -> Program.Ending {
        try program.run(
            "unit", "import", try program.file("u.csv", text), "--database", program.database)
    }

    private func users(_ text: String) throws -> Program.Ending {
        try program.run(
            "user", "import", try program.file("p.csv", text), "--database", program.database)
    }

    @Test("titles, semicolons, Vietnamese heads and names that only one unit has are read")
    func read() throws {
        let text = """
            DANH SÁCH TRƯỜNG;;;;;
            STT;Mã;Tên trường;Cấp học;Xã/phường;Cơ quan cấp trên;Điện thoại
            1;th-moi;Trường TH Mới;TH&THCS;Xã An;Phòng Giáo dục;0220 3736001
            """.replacing(";;;;;", with: ";;;;;;")
        let ending = try units(text)
        #expect(ending.code == 0, "\(ending.complaint)")
        #expect(ending.output == "1 units added\nnot read, of a list of accounts: Điện thoại\n")
    }

    @Test(
        "what is not clear is refused with its line and why",
        arguments: [
            ("Tên trường;Cấp học;Báo cáo cho\nTH Mới;TH;pgd", 2, "the code could be th-moi"),
            ("Mã;Tên;Loại;Xã\nth-a;A;Trường;Xã Lạ", 2, "not clear which unit 'Xã Lạ' is"),
            ("Mã;Tên;Loại;Xã\nxa-b;Xã Àn;Xã;\nphong-b;B;Phòng;Xã Án", 3, "not clear which unit"),
            ("Mã;Tên;Loại;Ghi chú\na;A;Phòng;x", 1, "unknown column 'Ghi chú'"),
            ("Mã;Tên;Loại\nTH Cao Thắng/1;A;Phòng", 2, "is no code"),
            ("Mã;Tên;Loại\na;A\u{B}B;Phòng", 2, "control character"),
            ("Mã;Tên;Loại\na;Tr\u{AD}êng TiÓu häc;Phòng", 2, "in Unicode: 'Trường Tiểu học'"),
            ("Mã;Tên;Loại\na;Phòng \"A\";Phòng", 2, "a quote within a cell"),
        ])
    func refused(text: String, line: Int, words: String) throws {
        let ending = try units(text)
        #expect(ending.code == 65)
        #expect(ending.complaint.contains("u.csv:\(line): "), "\(ending.complaint)")
        #expect(ending.complaint.contains(words), "\(ending.complaint)")
    }

    @Test("units that there are are changed when that is wanted")
    func update() throws {
        let text = "code,name,kind\npgd,Phòng Giáo dục và Đào tạo,department\nso,Sở,province\n"
        #expect(try units(text).complaint.contains("u.csv:2: code 'pgd' is taken"))
        let ending = try program.run(
            "unit", "import", program.folder.path("u.csv"), "--update", "--database",
            program.database)
        #expect(ending.output == "1 units added, 1 changed\n")
    }

    @Test("accounts are read likewise, and a lost zero is refused")
    func accounts() throws {
        let head = "Đơn vị;Vai trò;Tên đăng nhập;Họ tên;Điện thoại\n"
        let lost = try users(head + "Phòng Giáo dục;Chuyên viên;an;An;2203736001\n")
        #expect(lost.code == 65)
        #expect(lost.complaint.hasSuffix("p.csv:2: '2203736001' has lost the 0 in front\n"))
        #expect(try users(head + "Phòng Lạ;Chuyên viên;an;An;\n").code == 65)
        let done = try users(head + "Phòng Giáo dục;Chuyên viên;an;An;02203736001\n")
        #expect(done.code == 0, "\(done.complaint)")
    }
}
