import Testing

@testable import Reporting

@Suite("What stands on a unit's documents until it writes it")
struct LetterheadTests {
    /// Of the last of the units, of which each reports to the one before.
    private func letterhead(_ names: [String], wrote: Letterhead? = nil) throws -> Letterhead {
        var above: (unit: Unit, letterhead: Letterhead)?
        for (index, name) in names.enumerated() {
            let kind = try #require(UnitName(name).kind)
            let unit = Unit(
                id: Unit.ID(rawValue: Int64(index)), code: "x", name: name, shortName: name,
                kind: kind)
            let own = Letterhead(
                of: unit, parent: above?.unit, commune: nil, above: above?.letterhead)
            let isSuperior = index == names.count - 2
            above = (unit, isSuperior ? wrote ?? own : own)
        }
        return try #require(above).letterhead
    }

    private static let school = "Trường Tiểu học Cao Thắng"

    @Test(
        "a school stands below the People's Committee whose office it reports to",
        arguments: [
            (
                ["Ủy ban nhân dân huyện Thanh Miện", "Phòng Giáo dục và Đào tạo Thanh Miện"],
                "ỦY BAN NHÂN DÂN HUYỆN THANH MIỆN"
            ),
            (
                ["UBND xã Thanh Miện", "Phòng Văn hóa - Xã hội xã Thanh Miện"],
                "ỦY BAN NHÂN DÂN XÃ THANH MIỆN"
            ),
            (
                ["Sở Giáo dục và Đào tạo Hải Dương", "Phòng Giáo dục và Đào tạo thị xã Kinh Môn"],
                "ỦY BAN NHÂN DÂN THỊ XÃ KINH MÔN"
            ),
            (["Phòng Văn hóa - Xã hội đặc khu Cát Hải"], "ỦY BAN NHÂN DÂN ĐẶC KHU CÁT HẢI"),
            (["UBND PHƯỜNG TỨ MINH"], "ỦY BAN NHÂN DÂN PHƯỜNG TỨ MINH"),
            // Nothing says whose office it is, and a Sở is nobody's committee.
            (["Sở Giáo dục và Đào tạo Hải Phòng"], "SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI PHÒNG"),
            (["Phòng Giáo dục Thử"], "PHÒNG GIÁO DỤC THỬ"), ([], ""),
        ])
    func lineOfSchool(above: [String], line: String) throws {
        #expect(try letterhead(above + [Self.school]).parent == line)
    }

    @Test("what its office wrote of itself says whose it is, and what it is called")
    func written() throws {
        let offices = ["Sở Giáo dục và Đào tạo Hải Dương", "Phòng Giáo dục và Đào tạo Thanh Miện"]
        var written = try letterhead(offices)
        #expect(written.parent == "SỞ GIÁO DỤC VÀ ĐÀO TẠO HẢI DƯƠNG")
        written.parent = "UBND HUYỆN THANH MIỆN"
        written.name = "Phòng Giáo dục và Đào tạo huyện Thanh Miện"
        let school = try letterhead(offices + [Self.school], wrote: written)
        #expect(school.parent == "ỦY BAN NHÂN DÂN HUYỆN THANH MIỆN")
        #expect(school.addressees == ["Phòng Giáo dục và Đào tạo huyện Thanh Miện"])
        written.parent = ""
        #expect(
            try letterhead(offices + [Self.school], wrote: written).parent
                == "ỦY BAN NHÂN DÂN HUYỆN THANH MIỆN")
    }

    @Test(
        "an office does not say again the place that the line above it says",
        arguments: [
            (
                ["Phòng Văn hóa - Xã hội xã Thanh Miện"], "ỦY BAN NHÂN DÂN XÃ THANH MIỆN",
                "PHÒNG VĂN HÓA - XÃ HỘI"
            ),
            (
                ["UBND huyện Thanh Miện", "Phòng Giáo dục và Đào tạo Thanh Miện"],
                "ỦY BAN NHÂN DÂN HUYỆN THANH MIỆN", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"
            ),
            (
                ["Sở Giáo dục và Đào tạo tỉnh Hải Dương"], "ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG",
                "SỞ GIÁO DỤC VÀ ĐÀO TẠO"
            ),
            (
                ["Phòng Văn hóa - Xã hội Xã Ngô Quyền"], "ỦY BAN NHÂN DÂN XÃ NGÔ QUYỀN",
                "PHÒNG VĂN HÓA - XÃ HỘI"
            ),
            (
                ["UBND huyện Thanh Miện", "Phòng Giáo dục và Đào tạo Kinh Môn"],
                "ỦY BAN NHÂN DÂN HUYỆN THANH MIỆN", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO KINH MÔN"
            ),
            (
                ["UBND huyện Thanh Miện", "Phòng Thanh Miện"],
                "ỦY BAN NHÂN DÂN HUYỆN THANH MIỆN", "PHÒNG THANH MIỆN"
            ),
        ])
    func office(names: [String], line: String, issuer: String) throws {
        let letterhead = try letterhead(names)
        #expect(letterhead.parent == line)
        #expect(letterhead.issuer == issuer)
        #expect(letterhead.name == names.last)
    }

    @Test(
        "a People's Committee has none above it, and its chairman signs in its name",
        arguments: [
            ("UBND xã Thanh Miện", "Ủy ban nhân dân xã Thanh Miện"),
            ("Ủy ban nhân dân huyện Thanh Miện", "Ủy ban nhân dân huyện Thanh Miện"),
            ("ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG", "Ủy ban nhân dân tỉnh Hải Dương"),
            ("UBND PHƯỜNG LÊ LỢI", "Ủy ban nhân dân Phường Lê Lợi"),
            ("UBND XÃ CAO THẮNG HUYỆN THANH MIỆN", "Ủy ban nhân dân xã Cao Thắng"),
            (
                "UBND xã Cao Thắng, huyện Thanh Miện",
                "Ủy ban nhân dân xã Cao Thắng, huyện Thanh Miện"
            ),
            ("UBND", "Ủy ban nhân dân"),
        ])
    func committee(name: String, inSentences: String) throws {
        let unit = Unit(
            id: Unit.ID(rawValue: 1), code: "x", name: name, shortName: name, kind: .province)
        let superior = Unit(
            id: Unit.ID(rawValue: 2), code: "y", name: "Sở Y tế", shortName: "", kind: .province)
        let letterhead = Letterhead(of: unit, parent: superior, commune: nil)
        #expect(letterhead.parent == "")
        #expect(letterhead.name == inSentences)
        #expect(letterhead.issuer == inSentences.uppercased())
        #expect(letterhead.authority == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
        #expect(letterhead.symbol == "UBND")
    }

    @Test(
        "a symbol has the first letters of the name, and whole what is an abbreviation already",
        arguments: [
            ("Trường THCS Thanh Miện", "THCSTM"), ("Trường THCS Cao Thắng", "THCSCT"),
            ("Trường Tiểu học Cao Thắng", "THCT"), ("Trường TH&THCS Hồng Quang", "TH&THCSHQ"),
            ("Trường Tiểu học và THCS Đoàn Tùng", "THTHCSĐT"),
            ("Trường PTDTBT Tiểu học Ea H’leo", "PTDTBTTHEH"),
            ("TRƯỜNG THCS THANH MIỆN", "THCSTM"), ("Trường Mầm non (cơ sở 2) Lê Lợi", "MNCS2LL"),
        ])
    func symbols(name: String, symbol: String) throws {
        #expect(try letterhead([name]).symbol == symbol)
    }
}
