import Reporting

/// Sentences as schools write them; each stands only where the figures agree with it.
enum Narratives {
    typealias Sentence = (text: String, isTrue: @Sendable (FigureWriter) -> Bool)

    static let difficulties: [Sentence] = [
        (
            "Chưa có hệ thống báo cháy tự động; nguồn kinh phí cho phòng cháy, chữa cháy còn hạn hẹp.",
            { $0.stock.alarm == "none" }
        ),
        (
            "Trường có nhiều điểm lẻ, bình chữa cháy phải chia ra nên mỗi điểm còn thiếu.",
            { $0.facts.sites > 1 }
        ),
        ("Cán bộ phụ trách đều kiêm nhiệm, ít được tập huấn chuyên sâu.", { _ in true }),
        (
            "Chưa có họng nước chữa cháy; khi có sự cố phải lấy nước sinh hoạt.",
            { $0.stock.hydrants == 0 }
        ),
        (
            "Một số bình chữa cháy đã quá hạn, chưa bố trí được kinh phí nạp lại hoặc thay thế.",
            { $0.stock.usable < $0.stock.powder + $0.stock.co2 }
        ),
        (
            "Dãy phòng học cũ có đường dây điện chắp nối nhiều lần, dễ quá tải vào mùa hè.",
            { $0.values["chk_electric"] != .choice("ok") }
        ),
        (
            "Dịch Covid-19 làm chậm kế hoạch diễn tập, thời gian học trực tiếp ngắn.",
            { $0.year == .in2022 && $0.integer("drill_count") == 0 }
        ),
        (
            "Khu bếp ăn chật, nơi đặt bình gas gần khu sơ chế, chưa có điều kiện cải tạo.",
            { $0.facts.hasKitchen }
        ),
        (
            "Một số thành viên mới của đội cơ sở chưa được huấn luyện nghiệp vụ.",
            { $0.stock.teamTrained < $0.stock.teamMembers }
        ),
        ("Cổng trường hẹp, xe chữa cháy khó tiếp cận các dãy phía sau.", { _ in true }),
        (
            "Hệ thống báo cháy lắp từ lâu, một số đầu báo không hoạt động, thiếu linh kiện thay thế.",
            { $0.stock.alarm == "faulty" }
        ),
        (
            "Trẻ còn nhỏ, việc hướng dẫn kỹ năng thoát nạn phải lặp lại nhiều lần.",
            { $0.school.level == "MN" }
        ),
        (
            "Một số học sinh chưa tự giác, còn đùa nghịch với thiết bị chữa cháy.",
            { $0.school.level != "MN" }
        ),
        ("Tài liệu tuyên truyền trực quan còn ít, chủ yếu do trường tự biên soạn.", { _ in true }),
        (
            "Phương án chữa cháy đã xây dựng nhưng chưa được phê duyệt.",
            { $0.stock.firePlan == "drafted" }
        ),
    ]

    static let proposals: [Sentence] = [
        (
            "Đề nghị cấp bổ sung kinh phí lắp đặt hệ thống báo cháy tự động.",
            { $0.stock.alarm == "none" }
        ),
        (
            "Đề nghị phối hợp với cơ quan Công an mở lớp huấn luyện nghiệp vụ cho đội cơ sở.",
            { $0.stock.teamTrained < $0.stock.teamMembers }
        ),
        (
            "Đề nghị hỗ trợ kinh phí nạp lại, thay thế các bình chữa cháy quá hạn.",
            { $0.stock.usable < $0.stock.powder + $0.stock.co2 }
        ),
        (
            "Đề nghị chính quyền địa phương mở rộng đường vào trường để xe chữa cháy tiếp cận được.",
            { _ in true }
        ),
        ("Đề nghị cung cấp bộ tài liệu, tranh ảnh tuyên truyền dùng chung.", { _ in true }),
        (
            "Đề nghị tổ chức diễn tập mẫu theo cụm trường để các đơn vị học tập.",
            { $0.integer("drill_count") < 2 }
        ),
        (
            "Đề nghị sớm phê duyệt phương án chữa cháy của nhà trường.",
            { $0.stock.firePlan == "drafted" }
        ),
        (
            "Đề nghị đầu tư bể nước và họng nước chữa cháy khi cải tạo sân trường.",
            { $0.stock.hydrants == 0 || !$0.stock.hasWater }
        ),
        (
            "Đề nghị đưa việc cải tạo hệ thống điện các phòng học cũ vào kế hoạch đầu tư năm tới.",
            { $0.values["chk_electric"] != .choice("ok") }
        ),
        (
            "Đề nghị hỗ trợ lắp thiết bị cảnh báo rò rỉ gas cho bếp ăn bán trú.",
            { $0.facts.hasKitchen }
        ),
        (
            "Đề nghị hướng dẫn thống nhất mức chi cho phòng cháy, chữa cháy trong dự toán hằng năm.",
            { _ in true }
        ),
        (
            "Đề nghị hỗ trợ sửa chữa hệ thống báo cháy đã hỏng.", { $0.stock.alarm == "faulty" }
        ),
        (
            "Đề nghị ban hành mẫu hồ sơ theo dõi phòng cháy, chữa cháy dùng chung cho các trường.",
            { $0.stock.dossier != "full" }
        ),
        (
            "Đề nghị biên soạn tài liệu kỹ năng thoát nạn phù hợp với trẻ mầm non.",
            { $0.school.level == "MN" }
        ),
    ]

    /// By the topic that is open; the last is for extinguishers.
    static let openShortcomings: [Indicator.Code: [String]] = [
        "chk_electric": [
            "Đường dây điện dãy phòng học cũ đã xuống cấp; sẽ thay dây và aptomat",
            "Ổ cắm ở phòng hành chính bị lỏng, quá tải; sẽ thay mới và chia lại mạch điện",
            "Tủ điện tổng chưa có nắp che; sẽ lắp tủ kín và biển cảnh báo",
            "Một số quạt trần cũ phát nóng khi chạy lâu; sẽ tháo, thay quạt mới",
        ],
        "chk_chemicals": [
            "Tủ hóa chất phòng thực hành chưa có quạt hút; sẽ lắp bổ sung",
            "Còn hóa chất hết hạn chưa tiêu hủy; đã niêm phong, liên hệ đơn vị thu gom",
            "Hóa chất chưa dán đủ nhãn cảnh báo; sẽ dán lại và lập sổ theo dõi",
        ],
        "chk_flammables": [
            "Giấy loại, đồ dùng hỏng còn để ở gầm cầu thang; sẽ thanh lý, chuyển kho",
            "Kho chứa chưa tách riêng vật liệu dễ cháy; sẽ ngăn kho và lắp cửa",
            "Xăng máy cắt cỏ để chung với dụng cụ vệ sinh; sẽ bố trí tủ riêng có khóa",
        ],
        "chk_escape": [
            "Cửa thoát nạn tầng 2 mở vào trong; sẽ sửa để mở ra ngoài",
            "Hành lang còn để tủ, giá đồ dùng làm hẹp lối đi; sẽ chuyển vào phòng",
            "Chưa có đèn chỉ dẫn thoát nạn ở hai cầu thang; sẽ lắp bổ sung",
            "Cổng phụ thường khóa trong giờ học; sẽ giao bảo vệ giữ chìa khóa tại chỗ",
        ],
        "eq_ext_usable": [
            "Một số bình chữa cháy hết hạn chưa nạp lại; đã ký hợp đồng nạp",
            "Bình chữa cháy để khuất, thiếu giá treo; sẽ lắp giá và biển chỉ dẫn",
            "Tiêu lệnh chữa cháy ở một số phòng đã phai màu; sẽ in và treo lại",
        ],
    ]
}
