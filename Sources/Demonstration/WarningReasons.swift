import Reporting

extension Narratives {
    /// Facts without names of persons.
    static let incidents: [Peculiarity: String] = [
        .smallFire:
            "Khoảng 16 giờ 20, ổ cắm ở phòng thiết bị bị chập, cháy lan sang giá đồ dùng. Đội cơ sở "
            + "ngắt điện, dùng 02 bình bột dập tắt sau khoảng 5 phút. Không có người bị thương. "
            + "Đã thay ổ cắm, dây dẫn và kiểm tra lại toàn bộ hệ thống điện.",
        .rescuedPupil:
            "Giờ ra chơi, một học sinh bị kẹt tay ở song cửa sắt cầu thang. Đội cơ sở cắt song cửa, "
            + "đưa học sinh ra sau khoảng 10 phút, sơ cứu và chuyển trạm y tế; học sinh bị xây xát "
            + "nhẹ. Nguyên nhân: khe song rộng. Đã hàn kín các khe còn lại.",
        .blockedGate:
            "Cơn giông cuối giờ chiều làm cành cây gãy, chắn cổng phụ lúc trả trẻ. Đội cơ sở cùng "
            + "lực lượng của xã cắt dọn, đưa trẻ ra bằng cổng chính. Không có người bị thương. "
            + "Nhà trường đã cắt tỉa toàn bộ cây cao trong sân.",
    ]
}

/// Why a school sends a report although a warning stands.
package enum WarningReasons {
    /// Nil for a rule that no report of the demonstration breaks.
    package static func reason(for rule: Rule.ID, of school: Unit.Code) -> String? {
        var random = SplitMix64("reason \(rule) \(school)")
        return random.pick(reasons[rule] ?? [])
    }

    private static let reasons: [Rule.ID: [String]] = [
        "W11": [
            "Nhà trường ban hành kế hoạch ngay khi có Kế hoạch số 186/KH-SGDĐT của Sở Giáo dục và "
                + "Đào tạo, trước khi có kế hoạch của Phòng."
        ],
        "W12": [
            "Nhà trường quán triệt bằng cách gửi văn bản cho từng người và trên nhóm trao đổi, "
                + "không họp riêng."
        ],
        "W13": ["Xã chủ động ban hành văn bản, nhà trường không trực tiếp tham mưu."],
        "W14": ["Một buổi ngoại khóa phải hoãn do mưa bão, đã xếp lịch tổ chức bù."],
        "W16": ["Hai thành viên vừa chuyển công tác, nhà trường đang kiện toàn đội."],
        "W20": [
            "Trường đang sửa chữa lớn nên chưa tự kiểm tra; sẽ kiểm tra ngay khi nhận bàn giao."
        ],
        "W22": ["Bếp ăn của trường dùng điện hoàn toàn, không dùng gas."],
        "W24": ["Tồn tại nhỏ, khắc phục ngay trong lúc kiểm tra nên không ghi vào sổ."],
        "W29": ["Phần vượt lấy từ nguồn chi thường xuyên tiết kiệm được trong năm."],
        "W40": ["Trường được trang bị thêm bình chữa cháy cho dãy phòng học mới đưa vào sử dụng."],
        "W35": [
            "Bản giấy đã ký, đóng dấu gửi trực tiếp về Phòng; bản quét sẽ bổ sung.",
            "Máy quét của trường đang hỏng, đã nộp bản giấy tại Phòng.",
            "Đã nộp bản giấy tại văn thư của Phòng cùng ngày.",
            "Bản giấy gửi qua bưu điện, bản quét bổ sung sau.",
        ],
    ]
}
