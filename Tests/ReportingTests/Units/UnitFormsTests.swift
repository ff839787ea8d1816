import Testing

@testable import Reporting

@Suite("what units call themselves")
struct UnitFormsTests {
    private static let change = Day(iso: "2025-07-01") ?? Day(number: 0)
    private static let forms = UnitForms([
        UnitForm(code: .init(rawValue: "so"), kind: .province, name: "Sở"),
        UnitForm(code: .init(rawValue: "ubnd"), kind: .province, name: "Ủy ban nhân dân"),
        UnitForm(code: .init(rawValue: "xa"), kind: .commune, name: "Xã"),
        UnitForm(code: .init(rawValue: "thi-tran"), kind: .commune, name: "Thị trấn", to: change),
        UnitForm(code: .init(rawValue: "dac-khu"), kind: .commune, name: "Đặc khu", from: change),
        UnitForm(code: .init(rawValue: "truong"), kind: .school, name: "Trường"),
    ])

    @Test("a kind's words are those of the day")
    func words() {
        let (forms, day) = (UnitFormsTests.forms, UnitFormsTests.change)
        #expect(forms.words(of: .commune, on: day + -1) == "xã, thị trấn")
        #expect(forms.words(of: .commune, on: day) == "xã, đặc khu")
        #expect(forms.title(of: .commune, on: day) == "Xã, đặc khu")
        #expect(forms.title(of: .department, on: day) == "")
    }

    @Test(
        "a name says what its unit calls itself, as far as there is such a thing on the day",
        arguments: [
            ("Xã Cao Thắng", .commune, 0, "xa"), ("UBND xã Cao Thắng", .commune, 0, "xa"),
            ("TT Thanh Miện", .commune, -1, "thi-tran"), ("TT Thanh Miện", .commune, 0, nil),
            ("Đặc khu Cát Hải", .commune, -1, nil), ("Đặc khu Cát Hải", .commune, 0, "dac-khu"),
            ("Cao Thắng", .commune, 0, nil), ("Sở Giáo dục và Đào tạo", .province, 0, "so"),
            ("UBND huyện Thanh Miện", .province, 0, "ubnd"),
            ("Ủy ban nhân dân huyện", .province, 0, "ubnd"),
            ("Trường Tiểu học A", .school, 0, "truong"), ("Mầm non A", .school, 0, nil),
            ("Sở Giáo dục", .department, 0, nil),
        ] as [(String, Unit.Kind, Int, String?)])
    func guess(name: String, kind: Unit.Kind, day: Int, form: String?) {
        let found = UnitFormsTests.forms.guess(name, kind, on: UnitFormsTests.change + day)
        #expect(found?.code.rawValue == form)
    }
}
