import Reporting

extension Outline {
    /// With the parts that an office writes itself, under their headings.
    var written: Outline {
        var outline = self
        for index in outline.blocks.indices.dropLast() {
            guard case .heading(_, let heading) = outline.blocks[index].content,
                let text = Outline.parts[heading.source],
                case .paragraph(let old) = outline.blocks[index + 1].content, old.isEmpty
            else { continue }
            outline.blocks[index + 1].content = .paragraph(OutlineText(parts: [.words(text)]))
        }
        return outline
    }

    /// By the headings of the form's outline.
    private static let parts = [
        "Ưu điểm":
            "Các trường đã nhận thức rõ trách nhiệm của người đứng đầu đối với công tác phòng cháy, chữa "
            + "cháy và cứu nạn, cứu hộ; triển khai kế hoạch gắn với nhiệm vụ năm học; lực lượng tại chỗ "
            + "được kiện toàn, phương tiện được kiểm tra, bổ sung.",
        "Tồn tại, hạn chế":
            "Một số trường chưa có phương án chữa cháy được phê duyệt; phương tiện ở các điểm trường lẻ "
            + "còn thiếu; việc gửi báo cáo của một số trường còn chậm.",
        "Nguyên nhân":
            "Kinh phí chi thường xuyên còn hạn hẹp, cơ sở vật chất ở một số trường đã xuống cấp; người "
            + "phụ trách là cán bộ, giáo viên kiêm nhiệm.",
        "Phương hướng, nhiệm vụ thời gian tới":
            "Tiếp tục quán triệt Kết luận số 02-KL/TW; chỉ đạo các trường hoàn thiện phương án chữa cháy, "
            + "phương án cứu nạn, cứu hộ, tổ chức huấn luyện và thực tập phương án hằng năm; khắc phục "
            + "dứt điểm các tồn tại đã nêu; bố trí kinh phí mua sắm, nạp bình chữa cháy.",
    ]
}
