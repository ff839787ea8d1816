import Testing

@testable import Reporting

@Suite struct PlaceNameTests {
    @Test(
        "the place is read out of a unit's name, whatever it calls itself",
        arguments: [
            ("Phòng Văn hóa - Xã hội xã Thanh Miện", "Thanh Miện"),
            ("Phòng Văn hóa – Xã Hội Xã Thanh Miện", "Thanh Miện"),
            ("Phòng Văn hóa - Xã hội phường Tứ Minh", "Tứ Minh"),
            ("Phòng Lao động - Thương binh và Xã hội huyện Thanh Miện", "Thanh Miện"),
            ("Phòng Giáo dục và Đào tạo thị xã Kinh Môn", "Kinh Môn"),
            ("UBND phường Xã Tắc", "Xã Tắc"),
            ("Sở Giáo dục và Đào tạo tỉnh Hải Dương", "Hải Dương"),
            ("Sở Giáo dục và Đào tạo Hải Phòng", "Hải Phòng"),
            ("Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng"),
            ("Ủy ban nhân dân đặc khu Bạch Long Vĩ", "Bạch Long Vĩ"),
            ("UBND thị trấn Thanh Miện, huyện Thanh Miện", "Thanh Miện"),
            ("UBND xã Cao Thắng huyện Thanh Miện tỉnh Hải Dương", "Cao Thắng"),
            ("Sở Y tế tỉnh Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
            ("Phòng Giáo dục và Đào tạo quận 1", "Quận 1"), ("Phường 12", "Phường 12"),
            ("UBND xã Ea H’leo", "Ea H’leo"), ("Xã Cao Thắng", "Cao Thắng"),
            ("ỦY BAN NHÂN DÂN XÃ THANH MIỆN", "Thanh Miện"),
            ("PHÒNG VĂN HÓA - XÃ HỘI XÃ THANH MIỆN", "Thanh Miện"),
            ("UBND XÃ CAO THẮNG HUYỆN THANH MIỆN", "Cao Thắng"), ("UBND PHƯỜNG XÃ TẮC", "Xã Tắc"),
            // Named after persons or events: II.4.a.
            ("Xã Ngô Quyền", "Xã Ngô Quyền"), ("UBND xã Nguyễn Lương Bằng", "Xã Nguyễn Lương Bằng"),
            ("Phòng Văn hóa - Xã hội xã Ngô Quyền", "Xã Ngô Quyền"),
            ("Sở Giáo dục và Đào tạo thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
            ("ỦY BAN NHÂN DÂN PHƯỜNG LÊ LỢI", "Phường Lê Lợi"),
            ("Phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
            ("Trường Tiểu học Ngô Quyền", "Ngô Quyền"),
            ("Trường Tiểu học Cao Thắng", "Cao Thắng"), ("Phòng GD&ĐT Thanh Miện", "Thanh Miện"),
        ])
    func found(name: String, place: String) { #expect(PlaceName(in: name)?.text == place) }

    @Test(
        "within a sentence the kind is small, unless the name is a person's or a number",
        arguments: [
            ("Xã Đoàn Kết", "xã Đoàn Kết"), ("Xã Ngô Quyền", "Xã Ngô Quyền"),
            ("Thị trấn Thanh Miện", "thị trấn Thanh Miện"), ("Phường 12", "Phường 12"),
            ("Xã Nguyễn Lương Bằng", "Xã Nguyễn Lương Bằng"), ("Quận 1", "Quận 1"),
            ("Thành phố Hồ Chí Minh, Quận 1", "Thành phố Hồ Chí Minh, Quận 1"),
            ("Đặc khu Cát Hải", "đặc khu Cát Hải"), ("UBND xã Cao Thắng", "UBND xã Cao Thắng"),
            ("Xã hội hóa", "xã hội hóa"), ("Ngô Quyền", "ngô Quyền"),
        ])
    func inSentences(name: String, words: String) { #expect(name.insideSentence == words) }

    @Test(
        "a name that says no place has none",
        arguments: [
            "Phòng Văn hóa - Xã hội", "Phòng Giáo dục và Đào tạo", "Ủy ban nhân dân xã", "UBND",
            "Tổ dân phố", "Hội xã hội học", "", "Trường THCS",
        ])
    func none(name: String) { #expect(PlaceName(in: name) == nil) }

    @Test("a unit whose name says none has the place of its commune, else of whom it reports to")
    func letterhead() {
        func unit(_ name: String, _ kind: Unit.Kind) -> Unit {
            Unit(id: Unit.ID(rawValue: 1), code: "x", name: name, shortName: name, kind: kind)
        }
        let office = unit("Phòng Văn hóa - Xã hội", .department)
        let above = unit("UBND xã Thanh Miện", .province)
        #expect(Letterhead(of: office, parent: above, commune: nil).place == "Thanh Miện")
        #expect(Letterhead(of: office, parent: nil, commune: nil).place == "")
        let school = unit("Trường Tiểu học Lê Hồng", .school)
        let commune = unit("Xã Hồng Phong", .commune)
        #expect(Letterhead(of: school, parent: above, commune: commune).place == "Hồng Phong")
        #expect(Letterhead(of: school, parent: above, commune: nil).place == "Thanh Miện")
        // A school's own name is no place, whatever it says.
        for name in ["Trường Tiểu học Lê Hồng", "Trường THCS Xã Đàn", "TRƯỜNG THCS CHU VĂN AN"] {
            #expect(Letterhead(of: unit(name, .school), parent: nil, commune: nil).place == "")
        }
    }
}
