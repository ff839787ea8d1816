import Reporting

/// Kế hoạch 14/KH-GDĐT, the directing document that the demonstration's schools report on
/// (Documentation/Sources.md 1).
package enum FireSafetyPlan {
    /// A document that the plan rests on or is.
    package struct Document: Hashable, Sendable {
        package let kind: String
        package let number: String
        package let date: Day?
        package let issuer: String
        package let title: String

        fileprivate init(
            _ kind: String, _ number: String, _ date: String, _ issuer: String, _ title: String
        ) {
            self.kind = kind
            self.number = number
            self.date = Day(iso: date)
            self.issuer = issuer
            self.title = title
        }
    }

    /// One thing that the plan orders, in short.
    package struct Clause: Hashable, Sendable {
        package let code: String
        package let gist: String

        fileprivate init(_ code: String, _ gist: String) {
            self.code = code
            self.gist = gist
        }
    }

    package static let document = Document(
        "Kế hoạch", "14/KH-GDĐT", "2022-03-16",
        "Phòng Giáo dục và Đào tạo huyện Thanh Miện",
        "Thực hiện Chương trình hành động số 27-CTr/TU ngày 18/11/2021 của Tỉnh ủy Hải Dương về "
            + "thực hiện Kết luận số 02-KL/TW ngày 18/5/2021 của Ban Bí thư về việc tiếp tục "
            + "thực hiện Chỉ thị số 47-CT/TW của Ban Bí thư khóa XI về tăng cường sự lãnh đạo "
            + "của Đảng đối với công tác phòng cháy, chữa cháy")

    package static let dueText = "trước ngày 10/9/2022"
    package static let place = "Thanh Miện"

    package static let recipients = [
        "Sở GD&ĐT (BC)", "UBND huyện (BC)", "Lãnh đạo Phòng GD&ĐT", "Các trường MN, TH, THCS",
        "Lưu: VT",
    ]

    /// In the order in which they follow from each other.
    package static let basis = [
        Document(
            "Chỉ thị", "47-CT/TW", "2015-06-25", "Ban Bí thư Trung ương Đảng khóa XI",
            "Tăng cường sự lãnh đạo của Đảng đối với công tác phòng cháy, chữa cháy"),
        Document(
            "Kết luận", "02-KL/TW", "2021-05-18", "Ban Bí thư Trung ương Đảng",
            "Tiếp tục thực hiện Chỉ thị số 47-CT/TW"),
        Document(
            "Nghị quyết", "99/2019/QH14", "2019-11-27", "Quốc hội",
            "Tiếp tục hoàn thiện, nâng cao hiệu lực, hiệu quả thực hiện chính sách, pháp luật "
                + "về phòng cháy, chữa cháy"),
        Document(
            "Quyết định", "630/QĐ-TTg", "2020-05-11", "Thủ tướng Chính phủ",
            "Kế hoạch thực hiện Nghị quyết số 99/2019/QH14"),
        Document(
            "Chỉ thị", "04/CT-UBND", "2020-02-05", "Ủy ban nhân dân tỉnh Hải Dương",
            "Tiếp tục hoàn thiện, nâng cao hiệu lực, hiệu quả thực hiện chính sách, pháp luật "
                + "về phòng cháy, chữa cháy"),
        Document(
            "Chương trình hành động", "27-CTr/TU", "2021-11-18", "Tỉnh ủy Hải Dương",
            "Thực hiện Kết luận số 02-KL/TW"),
        Document(
            "Kế hoạch", "514/KH-UBND", "2022-03-01", "Ủy ban nhân dân tỉnh Hải Dương",
            "Triển khai thực hiện Chương trình hành động số 27-CTr/TU"),
        Document(
            "Kế hoạch", "186/KH-SGDĐT", "2022-03-03", "Sở Giáo dục và Đào tạo Hải Dương",
            "Thực hiện Chương trình hành động số 27-CTr/TU"),
    ]

    /// The clauses, as the form's indicators name them; `closing` is the paragraph at the end.
    package static let clauses = [
        Clause(
            "I.1",
            "Quán triệt, triển khai sâu rộng Kết luận số 02-KL/TW đến CBGVNVNLĐ và học sinh."),
        Clause("I.2", "Phân công rõ người, rõ việc; người đứng đầu chịu trách nhiệm."),
        Clause(
            "I.3",
            "Rà soát, tiếp tục thực hiện QĐ 630/QĐ-TTg, NQ 99/2019/QH14, CT 04/CT-UBND; "
                + "bổ sung nhiệm vụ, giải pháp."),
        Clause(
            "II.1",
            "Phổ biến đến toàn thể CBGVNVNLĐ, học sinh bằng hình thức phù hợp; tham mưu cấp ủy, "
                + "chính quyền xã, thị trấn ban hành văn bản."),
        Clause(
            "II.2",
            "Kiểm tra, giám sát thường xuyên; chủ động phòng ngừa, chữa cháy, cứu nạn, cứu hộ; "
                + "xử lý trách nhiệm khi vi phạm."),
        Clause(
            "II.3",
            "Tuyên truyền, giáo dục pháp luật, kiến thức, kỹ năng; biểu dương, khen thưởng."),
        Clause(
            "II.4",
            "Thanh tra, kiểm tra, tự kiểm tra, khắc phục thiếu sót; trang bị phương tiện phù hợp."),
        Clause("II.5", "Bố trí kinh phí trong dự toán ngân sách hằng năm."),
        Clause("II.6", "Đẩy mạnh công nghệ thông tin, cơ sở dữ liệu dùng chung."),
        Clause(
            "II.7", "Tiếp tục thực hiện CT 04/CT-UBND; giảm số vụ cháy, nổ, tai nạn, sự cố."),
        Clause("III.1", "Phòng GDĐT chỉ đạo các trường; tổng hợp, báo cáo theo quy định."),
        Clause(
            "III.2", "Các trường chủ động triển khai theo điều kiện cụ thể; tổng hợp, báo cáo."),
        Clause(
            "phần kết",
            "Báo cáo kết quả trước ngày 10/9/2022 về Phòng GDĐT, bằng văn bản và tệp mềm."),
    ]
}
