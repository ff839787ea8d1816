import Foundation
import Reporting
import TestSupport
import Testing

/// What cost the square of a text's length would take more than a minute of a processor, however busy the
/// machine is.
@Suite("A text that nobody wrote for being read costs no more than its length")
struct HostilePlanTests {
    private static func long(_ text: String) -> String {
        let count = PlanReading.longest / 4 / text.unicodeScalars.count
        return String(repeating: text, count: count)
    }

    /// Of this thread.
    private static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// Reads the text, which takes no minute of a processor.
    private static func read(_ text: String) throws -> PlanReading {
        let start = processorTime
        let plan = try PlanReading(text)
        #expect(processorTime - start < .seconds(60))
        return plan
    }

    @Test(
        arguments: [
            "7", "Căn cứ ", "trước ngày ", "ngày 10 tháng ", "1. ", "- ", "- a\n", "1. a\n",
            "I. A\n", "(", ".", "\n", "\t", "1\t2\t3\n", "1.1.1.1.", "Số: ", "KẾ HOẠCH\n", "A B\n",
            "Kế hoạch số 1/KH-A ngày 1/1/2022 của ", "Căn cứ Luật ", "báo cáo ngày ", "các trường ",
            "mầm non, ", "Nơi nhận: ", "Nơi nhận\n", "0912 ", "a@b ", "ề", "e\u{302}\u{300}",
            "\u{301}",
            "10/", "17 giờ ", "a-", "(a;b.c) ", "về Phòng ",
        ])
    func hostile(text: String) throws {
        let plan = try Self.read(Self.long(text))
        #expect(plan.issuer.value == nil || text == "A B\n")
    }

    @Test("a plan without ends of lines, many times over")
    func oneLine() throws {
        let line = PlanOfThanhMien.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let plan = try Self.read(String(repeating: line + " ", count: 32))
        #expect((plan.bases.value?.count ?? 0) > 6)
        #expect((plan.tasks.value?.count ?? 0) <= 200)
    }

    @Test("many items with many paragraphs and dashes")
    func items() throws {
        let long = String(repeating: "chữ ", count: 20_000)
        let plan = try Self.read(
            "I. MỤC\n1. \(long)\n" + String(repeating: "đoạn\n- gạch\na) ý\n", count: 6_000))
        #expect(plan.tasks.value?.count == 200)
        #expect(plan.tasks.doubts.contains(.tooMany(200)))
    }

    @Test("a longer one is refused before it is looked at")
    func tooLong() {
        #expect(throws: PlanReading.TooLong.self) {
            try PlanReading(String(repeating: "a", count: PlanReading.longest + 1))
        }
    }
}
