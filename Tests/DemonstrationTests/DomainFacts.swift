/// What the demonstration is to hold, written a second time by hand.
enum DomainFacts {
    static let sectionTitles = [
        "Thông tin chung", "Lãnh đạo, chỉ đạo, quán triệt", "Tuyên truyền, giáo dục",
        "Lực lượng, huấn luyện, thực tập", "Tự kiểm tra", "Phương tiện, thiết bị",
        "Tồn tại, kiểm tra của cấp trên", "Kinh phí", "Cháy, nổ, tai nạn, sự cố",
        "Ứng dụng CNTT", "Khen thưởng, xử lý trách nhiệm", "Rà soát văn bản trước đây",
        "Đánh giá, kiến nghị",
    ]

    static let codes = [
        [
            "gen_staff_total", "gen_students_total", "gen_sites_total", "gen_kitchen",
            "gen_mgmt_class",
        ],
        [
            "plan_issued", "plan_number", "plan_date", "lead_assigned", "diss_sessions",
            "diss_staff", "diss_students", "diss_forms", "party_advice", "party_docs",
        ],
        [
            "prop_sessions_staff", "prop_sessions_students", "prop_students_reached",
            "prop_integrated",
        ],
        [
            "team_established", "team_members", "team_trained", "train_staff", "fire_plan_status",
            "rescue_plan_status", "drill_count", "drill_last_date", "drill_staff",
            "drill_students",
        ],
        [
            "chk_count", "chk_electric", "chk_chemicals", "chk_flammables", "chk_escape",
            "chk_dossier",
        ],
        [
            "eq_ext_powder", "eq_ext_co2", "eq_ext_usable", "eq_hydrants", "eq_alarm", "eq_signs",
            "eq_water", "eq_rescue_tools", "eq_new", "eq_adequacy",
        ],
        ["fnd_found", "fnd_fixed", "fnd_open_detail", "insp_count", "insp_penalties"],
        ["bud_planned", "bud_spent", "bud_social", "bud_needed"],
        [
            "inc_fire", "inc_explosion", "inc_accident", "inc_deaths", "inc_injured", "inc_damage",
            "inc_detail",
        ],
        ["it_shared_db", "it_tools"],
        ["rew_groups", "rew_people", "disc_count"],
        ["rev_done"],
        ["txt_difficulties", "txt_proposals", "report_file"],
    ]

    static let conditional: Set = [
        "plan_number", "plan_date", "drill_last_date", "drill_staff", "drill_students",
        "fnd_open_detail", "inc_detail",
    ]

    static let optional: Set = [
        "gen_mgmt_class", "diss_forms", "party_docs", "bud_needed", "it_tools", "txt_difficulties",
        "txt_proposals", "report_file",
    ]

    static let lists = [
        ("CL_MGMT", ["police", "commune", "unknown"]),
        ("CL_DISS", ["meeting", "party", "flag", "class", "online", "poster", "other"]),
        ("CL_PLAN", ["approved", "drafted", "none"]),
        ("CL_CHECK", ["ok", "fixed", "open", "not_checked", "na"]),
        ("CL_DOSSIER", ["full", "partial", "none"]),
        ("CL_ALARM", ["working", "faulty", "none"]),
        ("CL_ADEQ", ["enough", "partial", "lacking"]),
        ("CL_IT", ["shared_db", "app114", "chat", "camera", "web", "other", "none"]),
    ]

    static let rules: Set = [
        "E00", "E01", "E02", "E03", "E04", "E10", "W11", "W12", "W13", "W14", "E15", "W16", "E17",
        "E18", "E19", "W20", "E21", "W22", "E23", "W24", "E25", "E26", "W27", "W28", "W29", "E30",
        "E31", "E32", "W33", "E34", "W35", "E36", "W40",
    ]

    static let measures = [
        "d_submit_rate", "d_ontime_rate", "d_diss_staff_pct", "d_diss_students_pct",
        "d_trained_pct", "d_team_trained_pct", "d_drill_school_pct", "d_ext_total",
        "d_ext_usable_pct", "d_fixed_pct", "d_party_communes", "d_inc_total", "d_inc_change",
    ]

    /// GSO code and name of the town and the sixteen communes, in the order of the codes.
    static let communes = [
        ("11239", "Thị trấn Thanh Miện"), ("11242", "Xã Thanh Tùng"), ("11245", "Xã Phạm Kha"),
        ("11248", "Xã Ngô Quyền"), ("11251", "Xã Đoàn Tùng"), ("11254", "Xã Hồng Quang"),
        ("11257", "Xã Tân Trào"), ("11260", "Xã Lam Sơn"), ("11263", "Xã Đoàn Kết"),
        ("11266", "Xã Lê Hồng"), ("11269", "Xã Tứ Cường"), ("11275", "Xã Ngũ Hùng"),
        ("11278", "Xã Cao Thắng"), ("11281", "Xã Chi Lăng Bắc"), ("11284", "Xã Chi Lăng Nam"),
        ("11287", "Xã Thanh Giang"), ("11293", "Xã Hồng Phong"),
    ]

    /// The communes' order (Documentation/Sources.md 5.1).
    static let sortedPlaces = [
        "Cao Thắng", "Chi Lăng Bắc", "Chi Lăng Nam", "Đoàn Kết", "Đoàn Tùng", "Hồng Phong",
        "Hồng Quang", "Lam Sơn", "Lê Hồng", "Ngô Quyền", "Ngũ Hùng", "Phạm Kha", "Tân Trào",
        "Thanh Giang", "Thanh Miện", "Thanh Tùng", "Tứ Cường",
    ]
}
