import Reporting
import Testing

@testable import Web

@Suite("Figures in the consolidated report as people call them, with what they say now")
struct SayingWordsTests {
    private let words: OutlineWords

    init() throws {
        words = OutlineWords(
            FormDraft(
                try JSON(
                    parsing: Array(
                        """
                        {"lists": {"L": [{"value": "good", "vi": "Đạt: tốt"}, {"value": "bad", "vi": "Chưa"}]},
                         "sections": [{"code": "A", "vi": "Mục", "indicators": [
                           {"code": "staff", "vi": "Số người", "type": "integer"},
                           {"code": "room", "vi": "Phòng", "type": "choice", "list": "L"}]}],
                         "measures": [{"code": "share", "vi": "Tỷ lệ", "percent": "sum(staff) / count()"}],
                         "own": {"sections": [{"code": "P", "vi": "Phần", "indicators": [
                           {"code": "visits", "vi": "Lượt", "type": "integer"}]}]}}
                        """.utf8))), .consolidated)
    }

    static let texts = [
        ("Có {staff: 34} người.", "Có {câu 1: 34} người."),
        ("{room_good: 12} phòng", "{câu 2: Đạt: tốt: 12} phòng"),
        ("{room: đạt: tốt (12 trường)}", "{câu 2: đạt: tốt (12 trường)}"),
        ("{share: 99,5%}, {share_part: 1}", "{chỉ số 1: 99,5%}, {tử số của chỉ số 1: 1}"),
        ("{previous_staff}", "{câu 1 đợt trước}"),
        ("{$plan_number: 14/KH}", "{Số kế hoạch: 14/KH}"),
        ("{$nil_A: 2}", "{Số trường khai mục A không phát sinh: 2}"),
        ("{staff: …} người, {room_good: …}", "{câu 1: …} người, {câu 2: Đạt: tốt: …}"),
        ("{visits: 3}", "{cơ quan, câu 1: 3}"), ("{con_lai: 5} {", "{con_lai: 5} {"),
    ]

    @Test("are told by words, and read back as they are stored", arguments: texts)
    func bothWays(stored: String, told: String) {
        #expect(words.toldSaying(stored) == told)
        #expect(words.storedSaying(told) == stored)
        // Whoever knows the names writes them.
        #expect(words.storedSaying(stored) == stored)
    }

    @Test("may be written without marks, and with blanks")
    func loosely() {
        #expect(words.storedSaying("{ Câu 1 : 34}") == "{staff: 34}")
        #expect(words.storedSaying("{so ke hoach}") == "{$plan_number}")
        #expect(words.storedSaying("{câu 9: 1}") == "{câu 9: 1}")
    }
}
