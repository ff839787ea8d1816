import Reporting

/// The filled report of Trường Tiểu học Cao Thắng (Documentation/Sources.md 12), without its file
/// and without what a primary school is not asked.
package enum SampleReport {
    package static let school: Unit.Code = "th-cao-thang"

    package static let facts = ListedSchool.Facts(
        staff: 34, students: 486, sites: 1, hasKitchen: true, managementClass: "commune")

    /// The document that all schools of its commune cite.
    static let partyDocs = "(tên, số văn bản của Đảng ủy xã – minh họa)"

    /// The sample, its dates moved into the period; in that of 2022 they are the sample's own.
    package static func values(period: ClosedRange<Day>) -> Values {
        var values = fixed
        values["plan_date"] = .date(min(period.lowerBound + 9, period.upperBound))
        values["drill_last_date"] = .date(min(period.lowerBound + 63, period.upperBound))
        let deadline = VietnameseDate.inDocument(period.upperBound + 30)
        values["fnd_open_detail"] = .text(
            "03 bình bột hết hạn chưa nạp lại; sẽ nạp xong trước ngày \(deadline).")
        return values
    }

    private static let fixed: Values = [
        "gen_staff_total": .integer(34), "gen_students_total": .integer(486),
        "gen_sites_total": .integer(1), "gen_kitchen": .boolean(true),
        "gen_mgmt_class": .choice("commune"),
        "plan_issued": .boolean(true), "plan_number": .text("21/KH-THCT"),
        "lead_assigned": .boolean(true), "diss_sessions": .integer(3),
        "diss_staff": .integer(34), "diss_students": .integer(486),
        "diss_forms": .choices(["meeting", "party", "flag", "class"]),
        "party_advice": .boolean(true), "party_docs": .text(partyDocs),
        "prop_sessions_staff": .integer(2), "prop_sessions_students": .integer(3),
        "prop_students_reached": .integer(478), "prop_integrated": .boolean(true),
        "team_established": .boolean(true), "team_members": .integer(12),
        "team_trained": .integer(10), "train_staff": .integer(30),
        "fire_plan_status": .choice("approved"), "rescue_plan_status": .choice("drafted"),
        "drill_count": .integer(1), "drill_staff": .integer(32), "drill_students": .integer(470),
        "chk_count": .integer(5), "chk_electric": .choice("fixed"),
        "chk_flammables": .choice("ok"), "chk_escape": .choice("ok"),
        "chk_dossier": .choice("full"),
        "eq_ext_powder": .integer(14), "eq_ext_co2": .integer(6), "eq_ext_usable": .integer(17),
        "eq_hydrants": .integer(2), "eq_alarm": .choice("none"), "eq_signs": .integer(8),
        "eq_water": .boolean(true), "eq_rescue_tools": .boolean(true), "eq_new": .integer(5),
        "eq_adequacy": .choice("partial"),
        "fnd_found": .integer(4), "fnd_fixed": .integer(3), "insp_count": .integer(1),
        "insp_penalties": .integer(0),
        "bud_planned": .integer(12_000_000), "bud_spent": .integer(9_850_000),
        "bud_social": .integer(2_000_000), "bud_needed": .integer(35_000_000),
        "inc_fire": .integer(0), "inc_explosion": .integer(0), "inc_accident": .integer(0),
        "inc_deaths": .integer(0), "inc_injured": .integer(0), "inc_damage": .integer(0),
        "it_shared_db": .boolean(true), "it_tools": .choices(["chat", "web"]),
        "rew_groups": .integer(1), "rew_people": .integer(2), "disc_count": .integer(0),
        "rev_done": .boolean(true),
        "txt_difficulties": .text(
            "Nhà trường chưa có hệ thống báo cháy tự động; kinh phí hạn hẹp."),
        "txt_proposals": .text(
            "Đề nghị cấp bổ sung kinh phí lắp đặt hệ thống báo cháy tự động; mở lớp huấn luyện "
                + "cho thành viên mới."),
    ]
}
