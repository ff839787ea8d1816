import Reporting

/// Which school is where in the two rounds.
enum CourseOfStates {
    typealias Event = ReportCourse.Event

    static func events(of school: Unit.Code, in year: ListedSchool.Year) -> [Event] {
        switch year {
        case .in2022: notStartedIn2022.contains(school) ? [] : in2022[school] ?? punctual(school)
        case .current: current[school] ?? []
        }
    }

    // 2022; days before 10/9/2022, a Saturday

    private static let notStartedIn2022: Set<Unit.Code> = [
        "mn-chi-lang-bac", "mn-pham-kha", "th-lam-son", "thcs-hong-quang",
    ]

    private static let in2022: [Unit.Code: [Event]] = [
        "th-cao-thang": [Event(.submitted(), 4, 15, 42), Event(.approved, 2, 9, 5)],
        // Late.
        "mn-chi-lang-nam": [Event(.submitted(), 0, 8, 47), Event(.approved, -3, 14, 10)],
        "th-ngu-hung": [Event(.submitted(), -2, 7, 58), Event(.approved, -3, 15, 25)],
        "thcs-pham-kha": [Event(.submitted(), -2, 16, 31), Event(.approved, -4, 8, 40)],
        "mn-thanh-giang": [Event(.submitted(), -3, 10, 12), Event(.approved, -4, 9, 15)],
        "thcs-tu-cuong": [Event(.submitted(), -5, 14, 55), Event(.approved, -6, 8, 20)],
        // Once returned.
        "th-doan-ket": [
            Event(.submitted(wrongly: ["eq_new": .integer(150)]), 10, 9, 33),
            Event(
                .returned(
                    reason: "Đề nghị kiểm tra lại số phương tiện trang bị mới.",
                    cells: [
                        .init(
                            code: "eq_new", reason: "Số trang bị mới lớn hơn tổng số bình hiện có.")
                    ]), 5, 14, 20),
            Event(.submitted(), 4, 8, 16), Event(.approved, 3, 10, 2),
        ],
        "mn-thanh-tung": [
            Event(.submitted(wrongly: ["prop_sessions_staff": .integer(31)]), 5, 16, 8),
            Event(
                .returned(
                    reason: "Có chỉ tiêu nhập nhầm số người thay cho số buổi.",
                    cells: [
                        .init(
                            code: "prop_sessions_staff",
                            reason: "Đếm số buổi, không đếm số người dự.")
                    ]), 4, 9, 30),
            Event(.submitted(), 3, 10, 51), Event(.approved, 2, 15, 17),
        ],
        "thcs-ngu-hung": [
            Event(
                .submitted(wrongly: ["insp_count": .integer(9), "eq_signs": .integer(0)]),
                4, 11, 24),
            Event(
                .returned(
                    reason: "Hai chỉ tiêu chưa khớp với hồ sơ của Phòng.",
                    cells: [
                        .init(
                            code: "eq_signs",
                            reason: "Đoàn kiểm tra đã ghi nhận có niêm yết, đề nghị nhập số bộ."),
                        .init(
                            code: "insp_count",
                            reason: "Không tính lần tự kiểm tra của trường."),
                    ]), 3, 8, 45),
            Event(.submitted(), 1, 15, 39), Event(.approved, -2, 10, 20),
        ],
    ]

    /// Sent on a working day of the last weeks, most in the last one; approved within days.
    private static func punctual(_ school: Unit.Code) -> [Event] {
        var random = SplitMix64("timing \(school)")
        let days = random.pick([
            1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 10, 11, 12, 16, 18, 22,
        ])
        let sent = days ?? 1
        let sentHour = random.pick([7, 8, 9, 10, 11, 13, 14, 15, 16]) ?? 8
        // The week from 5/9 on, or the one after the deadline.
        let approved = sent > 5 ? random.number(in: 3...5) : random.number(in: -5 ... -2)
        let approvedHour = random.pick([8, 9, 10, 14, 15, 16]) ?? 9
        return [
            Event(.submitted(), sent, sentHour, random.number(in: 0...59)),
            Event(.approved, approved, approvedHour, random.number(in: 0...59)),
        ]
    }

    // The current round; days before today

    private static let current: [Unit.Code: [Event]] = [
        "mn-thanh-mien": [Event(.submitted(), 3, 9, 14)],
        "mn-hong-phong": [Event(.submitted(), 2, 16, 5)],
        "mn-ngu-hung": [Event(.submitted(), 1, 10, 37)],
        "th-thanh-mien": [Event(.submitted(), 4, 15, 20)],
        "th-le-hong": [Event(.submitted(), 2, 8, 49)],
        "thcs-doan-ket": [Event(.submitted(), 3, 14, 2)],
        "thcs-tan-trao": [Event(.submitted(), 1, 15, 56)],
        "mn-cao-thang": [Event(.submitted(), 8, 8, 31), Event(.approved, 6, 9, 10)],
        "mn-le-hong": [Event(.submitted(), 7, 14, 44), Event(.approved, 5, 10, 25)],
        "th-ngo-quyen": [Event(.submitted(), 9, 16, 12), Event(.approved, 6, 9, 32)],
        "thcs-thanh-mien": [Event(.submitted(), 6, 10, 3), Event(.approved, 4, 15, 8)],
        "th-chi-lang-bac": [
            Event(.submitted(wrongly: ["prop_sessions_students": .integer(64)]), 5, 9, 41),
            Event(
                .returned(
                    reason: "Một số chỉ tiêu chưa hợp lý, đề nghị kiểm tra và nộp lại.",
                    cells: [
                        .init(
                            code: "prop_sessions_students",
                            reason:
                                "Số buổi quá lớn so với thời gian của kỳ, có thể nhầm với số lượt."),
                        .init(
                            code: "eq_ext_usable",
                            reason: "Đề nghị đối chiếu với biên bản kiểm tra gần nhất."),
                    ]), 2, 14, 33),
        ],
        "thcs-chi-lang-nam": [Event(.saved(share: 1), 2, 10, 20), Event(.askedHead, 1, 16, 40)],
        "mn-doan-tung": [Event(.saved(share: 0.35), 1, 9, 26)],
        "th-doan-tung": [Event(.saved(share: 0.8), 2, 15, 11)],
        "th-tu-cuong": [
            Event(.saved(share: 0.75, unreadable: ["bud_planned": "khoảng 15 triệu"]), 1, 14, 58)
        ],
        "thcs-lam-son": [Event(.saved(share: 0.12), 4, 8, 15)],
        "mn-tan-trao": [
            Event(
                .exempted(
                    reason:
                        "Trường tạm dừng hoạt động trong kỳ để xây lại; trẻ học nhờ trường khác."),
                10, 8, 50)
        ],
    ]
}
