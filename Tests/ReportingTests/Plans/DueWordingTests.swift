import Reporting
import Testing

@Suite("Until when reports are due, by a plan's words")
struct DueWordingTests {
    /// What is read of a plan of 01/3/2022 that orders reports so.
    private func due(_ words: String) throws -> PlanReading.Fact<PlanReading.Due> {
        try PlanReading(
            """
            UBND HUYỆN X
            Số: 1/KH-UBND
            X, ngày 01 tháng 3 năm 2022
            KẾ HOẠCH
            Về việc thử

            1. Các trường thực hiện, báo cáo kết quả về Phòng GDĐT \(words).
            2. Lưu hồ sơ.
            """
        ).due
    }

    @Test(
        "words that name a moment",
        arguments: [
            ("trước ngày 10/9/2022", "2022-09-10T00:00"), ("trước 10/9/2022", "2022-09-10T00:00"),
            ("trước ngày 10 tháng 9 năm 2022", "2022-09-10T00:00"),
            ("trước ngày 10-9-2022", "2022-09-10T00:00"),
            ("trước ngày 10.9.2022", "2022-09-10T00:00"),
            ("trước ngày 10/ 9/2022", "2022-09-10T00:00"),
            ("TRƯỚC NGÀY 10/9/2022", "2022-09-10T00:00"),
            ("trước 17 giờ ngày 10/9/2022", "2022-09-10T17:00"),
            ("trước 17 giờ 30 ngày 10/9/2022", "2022-09-10T17:30"),
            ("trước 17 giờ 30 phút, ngày 10/9/2022", "2022-09-10T17:30"),
            ("trước 17h00' ngày 10/9/2022", "2022-09-10T17:00"),
            ("trước 17h, ngày 10/9/2022", "2022-09-10T17:00"),
            ("trước 17:00 ngày 10/9/2022", "2022-09-10T17:00"),
            ("trước 7g30 thứ Sáu, ngày 09/9/2022", "2022-09-09T07:30"),
            ("trước thứ Sáu (ngày 09/9/2022)", "2022-09-09T00:00"),
            ("chậm nhất ngày 10/9/2022", "2022-09-11T00:00"),
            ("chậm nhất là ngày 10/9/2022", "2022-09-11T00:00"),
            ("chậm nhất vào ngày 10/9/2022", "2022-09-11T00:00"),
            ("chậm nhất đến hết ngày 10/9/2022", "2022-09-11T00:00"),
            ("chậm nhất trước ngày 10/9/2022", "2022-09-10T00:00"),
            ("chậm nhất 16 giờ 30 ngày 10/9/2022", "2022-09-10T16:30"),
            ("muộn nhất ngày 10/9/2022", "2022-09-11T00:00"),
            ("không quá ngày 10/9/2022", "2022-09-11T00:00"),
            ("đến hết ngày 10/9/2022", "2022-09-11T00:00"),
            ("hết ngày 10/9/2022", "2022-09-11T00:00"),
            ("trong ngày 10/9/2022", "2022-09-11T00:00"),
            ("hạn cuối 10/9/2022", "2022-09-11T00:00"),
            ("hạn cuối cùng là ngày 10/9/2022", "2022-09-11T00:00"),
            ("(thời hạn: ngày 10/9/2022)", "2022-09-11T00:00"),
            ("ngày 10/9/2022", "2022-09-11T00:00"), ("vào ngày 10/9/2022", "2022-09-11T00:00"),
            ("trước ngày 10/9", "2022-09-10T00:00"),
            ("trước ngày 10 tháng 9", "2022-09-10T00:00"),
            ("trước ngày 10/9/22", "2022-09-10T00:00"),
        ])
    func named(words: String, moment: String) throws {
        let due = try due(words)
        #expect(due.value?.moment?.description == moment + ":00+07:00")
    }

    @Test(
        "what was made of them is said",
        arguments: [
            ("trước ngày 10/9/2022", "“trước ngày 10/9/2022” là hết ngày 09/9/2022"),
            ("chậm nhất ngày 10/9/2022", "không ghi giờ, tính hết ngày 10/9/2022"),
            ("ngày 10/9/2022", "không ghi giờ, tính hết ngày 10/9/2022"),
            ("trước 17 giờ ngày 10/9", "không ghi năm, lấy năm ban hành 2022"),
            ("trước ngày 10/01/2022", "thời hạn trước ngày ban hành"),
            ("trước ngày 31/9/2022", "“31/9/2022” không có trong lịch"),
            ("trong tháng 9/2022", "không ghi ngày, cần chọn ngày"),
            ("trong tháng 9 năm 2022", "không ghi ngày, cần chọn ngày"),
            ("trước tháng 9", "không ghi ngày, cần chọn ngày"),
            ("trong quý III", "không ghi ngày, cần chọn ngày"),
            ("trước ngày 15 hằng tháng", "định kỳ, cần chọn ngày cho từng đợt"),
            ("trước ngày 20/6 hàng năm", "định kỳ, cần chọn ngày cho từng đợt"),
            ("định kỳ hằng quý", "định kỳ, cần chọn ngày cho từng đợt"),
            ("6 tháng, năm", "định kỳ, cần chọn ngày cho từng đợt"),
            ("trong vòng 05 ngày làm việc", "tính từ một việc khác, cần chọn ngày"),
        ])
    func doubts(words: String, sentence: String) throws {
        let due = try due(words)
        #expect(due.value != nil)
        #expect(due.doubts.map(\.sentence).contains(sentence))
        #expect(due.certainty == .rewritten)
    }

    @Test(
        "words that name no day keep none",
        arguments: [
            "trong tháng 9/2022", "trước ngày 31/9/2022", "trước ngày 15 hằng tháng",
            "định kỳ hằng quý", "trong vòng 05 ngày làm việc", "trong quý III",
        ])
    func vague(words: String) throws {
        let due = try due(words)
        #expect(due.value?.moment == nil)
        #expect(due.value?.words == words)
    }

    @Test(
        "words that are exact want no second look",
        arguments: [
            "trước 17 giờ ngày 10/9/2022", "đến hết ngày 10/9/2022", "trong ngày 10/9/2022",
        ])
    func exact(words: String) throws {
        #expect(try due(words).certainty == .read)
    }

    @Test(
        "what is no due is not read as one",
        arguments: [
            "theo quy định", "trước hết là Phòng",
            "theo Công văn số 5/CV-PGD ngày 02/9/2022 của Phòng",
            "(số liệu tính từ ngày 16/3/2022 đến hết ngày 31/8/2022)", "ngay khi có sự cố",
        ])
    func none(words: String) throws {
        #expect(try due(words).value == nil)
    }
}
