import Reporting
import Testing

@Suite struct VietnameseTimeTests {
    @Test(
        "a time as people type it",
        arguments: [
            ("17:00", 1020), ("8h", 480), ("8h30", 510), ("17 giờ", 1020), ("17 giờ 05 phút", 1025),
            ("17g30", 1050), (" 07:05 ", 425), ("24:00", 1440), ("0h", 0), ("１７：００", 1020),
        ])
    func read(typed: String, minutes: Int) {
        #expect(VietnameseDate.readTime(typed) == minutes)
    }

    @Test(
        "what is none",
        arguments: [
            "", "25:00", "24:01", "17:60", "17:5", "5 chiều", "-1:00", "17:00:00", "::", "h",
        ])
    func refuse(typed: String) {
        #expect(VietnameseDate.readTime(typed) == nil)
    }
}
