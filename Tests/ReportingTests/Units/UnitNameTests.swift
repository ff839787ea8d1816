import Testing

@testable import Reporting

@Suite("names of units")
struct UnitNameTests {
    @Test(
        "levels in all their spellings",
        arguments: [
            ("TH&THCS", "TH_THCS"), ("TH và THCS", "TH_THCS"), ("TH-THCS", "TH_THCS"),
            ("TH_THCS", "TH_THCS"), ("Tiểu học và Trung học cơ sở", "TH_THCS"),
            ("Liên cấp TH, THCS", "TH_THCS"), ("Cấp 1, 2", "TH_THCS"), ("PTCS", "TH_THCS"),
            ("THCS và TH", "TH_THCS"), ("Mẫu giáo", "MN"), ("MG", "MN"), ("mầm non", "MN"),
            ("Nhà trẻ", "MN"), ("Mầm non, mẫu giáo", "MN"), ("Tieu hoc", "TH"), ("cấp II", "THCS"),
            ("THPT", "THPT"), ("Trung học phổ thông", "THPT"), ("Trung học cơ sở", "THCS"),
        ])
    func levels(text: String, code: String) {
        #expect(LevelSpelling.level(text)?.rawValue == code)
    }

    @Test("what is no level", arguments: ["", "Cao Thắng", "Tiểu học Cao Thắng", "2", "cấp"])
    func noLevels(text: String) { #expect(LevelSpelling.level(text) == nil) }

    @Test("a level that is data is known by its own names")
    func known() {
        let known: [(Level, [String])] = [("GDTX", ["Giáo dục thường xuyên", "TX"])]
        #expect(LevelSpelling.level("giáo dục thường xuyên", known: known) == "GDTX")
        #expect(LevelSpelling.level("tx", known: known) == "GDTX")
    }

    @Test(
        "a school's name says its level and its place",
        arguments: [
            ("Trường Tiểu học Cao Thắng", "TH", "Cao Thắng"), ("TH Cao Thắng", "TH", "Cao Thắng"),
            ("Trường TH&THCS Hồng Quang", "TH_THCS", "Hồng Quang"),
            ("Trường Tiểu học và Trung học cơ sở Đoàn Tùng", "TH_THCS", "Đoàn Tùng"),
            ("TRƯỜNG MẪU GIÁO HỌA MI", "MN", "HỌA MI"), ("MN 19/5", "MN", "19/5"),
            ("Trường PTDTBT TH Xá Nhè", "TH", "Xá Nhè"),
            ("Trường Tiểu học Ea H'leo", "TH", "Ea H'leo"),
            ("Trường Tiểu học Thị trấn Thanh Miện", "TH", "Thị trấn Thanh Miện"),
        ])
    func schools(name: String, level: String, place: String) {
        let unit = UnitName(name)
        #expect(unit.kind == .school)
        #expect(unit.level?.rawValue == level)
        #expect(unit.place == place)
    }

    @Test(
        "a commune's name says what it calls itself",
        arguments: [
            ("Xã Cao Thắng", "xa", "Cao Thắng"),
            ("Phường Lê Thanh Nghị", "phuong", "Lê Thanh Nghị"),
            ("TT Thanh Miện", "thi tran", "Thanh Miện"), ("Đặc khu Cát Hải", "dac khu", "Cát Hải"),
            ("UBND xã Cao Thắng", "xa", "Cao Thắng"), ("xa cao thang", "xa", "cao thang"),
        ])
    func communes(name: String, form: String, place: String) {
        let unit = UnitName(name)
        #expect(unit.kind == .commune)
        #expect(unit.form == form)
        #expect(unit.place == place)
    }

    @Test("offices, and names that do not say what they are of")
    func others() {
        #expect(UnitName("Phòng Văn hóa - Xã hội").kind == .department)
        #expect(UnitName("Sở Giáo dục và Đào tạo").kind == .province)
        #expect(UnitName("UBND huyện Thanh Miện").kind == .province)
        #expect(UnitName("Hồng Phong").kind == nil)
        #expect(UnitName("Phong Châu").kind == nil || UnitName("Phong Châu").place == "Phong Châu")
        #expect(UnitName("Xá Nhè").kind == nil)
    }

    @Test(
        "kinds in all their spellings",
        arguments: [
            ("Trường", Unit.Kind.school), ("school", .school), ("Trung tâm", .school),
            ("Phường", .commune), ("Thị trấn", .commune), ("Đặc khu", .commune),
            ("Xã, phường, thị trấn", .commune), ("PHÒNG", .department), ("Sở", .province),
        ])
    func kinds(text: String, kind: Unit.Kind) { #expect(Unit.Kind(spelled: text) == kind) }

    @Test(
        "codes that names propose",
        arguments: [
            ("Trường Tiểu học Cao Thắng", "th-cao-thang"),
            ("TH&THCS Hồng Quang", "th-thcs-hong-quang"),
            ("Thị trấn Thanh Miện", "tt-thanh-mien"), ("Đặc khu Cát Hải", "dac-khu-cat-hai"),
            ("Trường MN Ea H’leo", "mn-ea-hleo"),
        ])
    func codes(name: String, code: String) {
        let unit = UnitName(name)
        #expect(Slug.proposal(level: unit.level, name: unit) == code)
    }

    @Test("spelled alike, or not")
    func spellings() {
        #expect(Spelling("Hoà  Bình") == Spelling("hòa bình"))
        #expect(Spelling("Ðoàn") == Spelling("ĐOÀN"))
        #expect(Spelling("Ea H'leo") == Spelling("Ea H’leo"))
        #expect(Spelling("Đoàn Tùng") != Spelling("Đoàn Tung"))
        #expect(Spelling("Doan Tung").isPlain)
        #expect(!Spelling("Đoàn").isPlain)
    }
}
