import Testing

@testable import Reporting

@Suite("amounts of money")
struct VietnameseMoneyTests {
    @Test("an amount is written in đồng")
    func writes() {
        #expect(VietnameseMoney.text(9_850_000) == "9.850.000 đồng")
        #expect(VietnameseMoney.text(0) == "0 đồng")
        #expect(VietnameseMoney.text(-500) == "-500 đồng")
    }

    @Test(
        "an amount in words says every digit",
        arguments: [
            (0, "0 đồng"), (500, "500 đồng"), (850_000, "850.000 đồng"), (999_999, "999.999 đồng"),
            (1_000_000, "1 triệu đồng"), (9_850_000, "9,85 triệu đồng"),
            (21_500_000, "21,5 triệu đồng"),
            (12_000_000, "12 triệu đồng"), (12_345_000, "12 triệu 345 nghìn đồng"),
            (1_000_001, "1 triệu 1 đồng"), (850_000_000, "850 triệu đồng"),
            (999_990_000, "999,99 triệu đồng"), (999_994_999, "999 triệu 994 nghìn 999 đồng"),
            (1_234_567, "1 triệu 234 nghìn 567 đồng"), (12_000_345, "12 triệu 345 đồng"),
            (1_000_000_000, "1 tỷ đồng"), (1_200_000_000, "1,2 tỷ đồng"),
            (1_234_567_890, "1 tỷ 234 triệu 567 nghìn 890 đồng"),
            (1_995_000_000, "1 tỷ 995 triệu đồng"),
            (1_234_500_000_000, "1.234,5 tỷ đồng"), (-21_500_000, "-21,5 triệu đồng"),
            (Int64.min, "-9.223.372.036 tỷ 854 triệu 775 nghìn 808 đồng"),
            (Int64.max, "9.223.372.036 tỷ 854 triệu 775 nghìn 807 đồng"),
        ])
    func inWords(dong: Int64, text: String) {
        #expect(VietnameseMoney.inWords(dong) == text)
    }
}
