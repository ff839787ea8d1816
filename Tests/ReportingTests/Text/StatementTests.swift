import Testing

@testable import Reporting

@Suite("A question's words within a sentence")
struct StatementTests {
    @Test(
        "end without a question mark, and name the unit once",
        arguments: [
            ("Trường có học sinh bị ngộ độc không?", nil, "Trường có học sinh bị ngộ độc không"),
            ("Có nhân viên y tế không ?", "trường", "Có nhân viên y tế không"),
            ("Kinh phí đã chi (đồng)", "đồng", "Kinh phí đã chi"),
            ("Kinh phí đã chi (Đồng):", "đồng", "Kinh phí đã chi"),
            ("Kinh phí đã chi (triệu đồng)", "đồng", "Kinh phí đã chi (triệu đồng)"),
            ("Số học sinh (người)?", "người", "Số học sinh"),
            ("Số học sinh (cả hai điểm trường)", "người", "Số học sinh (cả hai điểm trường)"),
            ("Số học sinh", nil, "Số học sinh"), ("", nil, ""), ("?", "người", ""),
        ])
    func statements(label: String, unit: String?, said: String) {
        #expect(label.asStatement(of: unit) == said)
    }

    @Test(
        "money is in đồng, which is not said beside words that say it",
        arguments: [
            ("Kinh phí đã chi", true), ("Kinh phí (đồng)", false), ("Kinh phí, đồng", false),
            ("Số tiền (triệu đồng) đã chi", false), ("Số nghìn đồng đã chi", false),
            ("Giá trị VNĐ", false), ("Kinh phí hoạt động cộng đồng", true),
            ("Tiền may đồng phục", true), ("Tiền theo hợp đồng", true), ("Số đồng", false),
        ])
    func money(label: String, hasUnit: Bool) {
        #expect((Indicator.Kind.money.usualUnit(beside: Label(label)) != nil) == hasUnit)
    }
}
