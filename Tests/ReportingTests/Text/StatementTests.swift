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
        "of yes and no say what is so, and not whether",
        arguments: [
            ("Có nhân viên y tế chuyên trách không?", "Có nhân viên y tế chuyên trách"),
            ("Trong trường có xảy ra tai nạn hay không", "Trong trường có xảy ra tai nạn"),
            ("Học sinh được khám sức khỏe chưa?", "Học sinh được khám sức khỏe"),
            ("Nhà trường đã có kế hoạch, hay chưa ?", "Nhà trường đã có kế hoạch"),
            ("Có sân chơi", "Có sân chơi"), ("Trường thuộc xã nghèo không?", nil),
            ("Phòng y tế có hay không?", nil), ("Có không?", nil),
            ("Có học sinh không đủ cân", nil), ("Không", nil), ("?", nil),
        ])
    func answers(label: String, said: String?) {
        #expect(Self.question(label, .boolean).statement(of: "trường") == said ?? label.asStatement)
        // What is answered otherwise keeps its words.
        #expect(Self.question(label, .text(limit: 20)).statement() == label.asStatement)
    }

    private static func question(_ label: String, _ kind: Indicator.Kind) -> Indicator {
        Indicator(
            code: "q", number: 1, label: Label(label), kind: kind, nature: .state,
            aggregate: .countTrue, requirement: .optional, levels: ["TH"], clauses: [],
            isProfile: false)
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
