extension PlaceName {
    /// The persons and events that provinces, districts, communes and wards are named after, in
    /// small letters. A letterhead that an office writes itself says otherwise where one is missing.
    static let persons: Set<String> = [
        "an dương vương", "bà triệu", "bùi thị xuân", "chu văn an", "cách mạng tháng tám",
        "hai bà trưng", "hoàng diệu", "hoàng hoa thám", "hoàng quốc việt", "hoàng văn thụ",
        "huỳnh thúc kháng", "hàm nghi", "hồ chí minh", "hồ thị kỷ", "hồ tùng mậu", "kim đồng",
        "lê hồng phong", "lê lai", "lê lợi", "lê quý đôn", "lê thanh nghị", "lê thánh tông",
        "lê đại hành", "lý nam đế", "lý thường kiệt", "lý tự trọng", "lý văn lâm",
        "lương khánh thiện", "lương thế vinh", "lương văn tri", "mai thúc loan", "minh khai",
        "mạc đĩnh chi", "nguyễn bỉnh khiêm", "nguyễn công trứ", "nguyễn cư trinh", "nguyễn du",
        "nguyễn huân", "nguyễn huệ", "nguyễn khuyến", "nguyễn lương bằng", "nguyễn nghiêm",
        "nguyễn phích", "nguyễn phúc", "nguyễn thái bình", "nguyễn thái học",
        "nguyễn thị minh khai", "nguyễn trung trực", "nguyễn trãi", "nguyễn tất thành",
        "nguyễn việt khái", "nguyễn văn cừ", "nguyễn văn linh", "nguyễn văn thảnh", "nguyễn úy",
        "nguyễn đình chiểu", "nguyễn đại năng", "ngô gia tự", "ngô quyền", "ngô thì nhậm",
        "phan bội châu", "phan chu trinh", "phan ngọc hiển", "phan đình phùng", "phùng chí kiên",
        "phạm hồng thái", "phạm ngũ lão", "phạm văn cội", "phạm đình hổ", "quang trung",
        "triệu ẩu", "trưng nhị", "trưng trắc", "trưng vương", "trương quang trọng", "trương định",
        "trần hưng đạo", "trần hợi", "trần nguyên hãn", "trần nhật duật", "trần phán", "trần phú",
        "trần quang diệu", "trần quang khải", "trần quốc toản", "trần thới", "trần tế xương",
        "trần văn thời", "tô hiệu", "tôn đức thắng", "võ thị sáu", "võ trường toản", "vừ a dính",
        "xô viết nghệ tĩnh", "yết kiêu", "đinh công tráng", "đinh tiên hoàng", "điện biên phủ",
        "đoàn thị điểm", "đồng khởi",
    ]
}
