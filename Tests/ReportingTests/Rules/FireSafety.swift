@testable import Reporting

/// The indicators of the demonstration's form and two decimals, as far as rules see them.
enum FireSafety {
    static let vocabulary = Vocabulary(
        indicators: kinds,
        parameters: Vocabulary.roundParameters.merging(
            [
                "min_sessions_mn": .integer, "min_sessions": .integer, "strict": .boolean,
                "file_missing": .text,
            ], uniquingKeysWith: { own, _ in own }),
        levels: ["MN", "TH", "THCS", "TH_THCS"])

    static let kinds: [Indicator.Code: Indicator.Kind] = table.reduce(into: [:]) { kinds, row in
        for code in row.codes.split(whereSeparator: \.isWhitespace) {
            kinds[Indicator.Code(rawValue: String(code))] = row.kind
        }
    }

    static let checks = list("CL_CHECK", "ok", "fixed", "open", "not_checked", "na")
    static let plans = list("CL_PLAN", "approved", "drafted", "none")

    private static let table: [(kind: Indicator.Kind, codes: String)] = [
        (
            .integer,
            """
            gen_staff_total gen_students_total gen_sites_total diss_sessions diss_staff
            diss_students prop_sessions_staff prop_sessions_students prop_students_reached
            team_members team_trained train_staff drill_count drill_staff drill_students chk_count
            eq_ext_powder eq_ext_co2 eq_ext_usable eq_hydrants eq_signs eq_new fnd_found fnd_fixed
            insp_count insp_penalties inc_fire inc_explosion inc_accident inc_deaths inc_injured
            rew_groups rew_people disc_count
            """
        ),
        (.money, "bud_planned bud_spent bud_social bud_needed inc_damage"),
        (.decimal(scale: 2), "area area_used"),
        (
            .boolean,
            """
            gen_kitchen plan_issued lead_assigned party_advice prop_integrated team_established
            eq_water eq_rescue_tools it_shared_db rev_done
            """
        ),
        (.date, "plan_date drill_last_date"),
        (
            .text(limit: 4000),
            "plan_number party_docs fnd_open_detail inc_detail txt_difficulties txt_proposals"
        ),
        (.choice(checks), "chk_electric chk_chemicals chk_flammables chk_escape"),
        (.choice(plans), "fire_plan_status rescue_plan_status"),
        (.choice(list("CL_MGMT", "police", "commune", "unknown")), "gen_mgmt_class"),
        (.choice(list("CL_DOSSIER", "full", "partial", "none")), "chk_dossier"),
        (.choice(list("CL_ALARM", "working", "faulty", "none")), "eq_alarm"),
        (.choice(list("CL_ADEQ", "enough", "partial", "lacking")), "eq_adequacy"),
        (
            .choices(
                list("CL_DISS", "meeting", "party", "flag", "class", "online", "poster", "other")),
            "diss_forms"
        ),
        (
            .choices(
                list("CL_IT", "shared_db", "app114", "chat", "camera", "web", "other", "none")),
            "it_tools"
        ),
        (.file(FileQuestion(accept: ["pdf"], megabytes: 10)), "report_file"),
        (.file(FileQuestion(accept: ["jpg"], megabytes: 5, most: 3)), "photos"),
    ]

    private static func list(_ code: String, _ values: String...) -> ChoiceList {
        ChoiceList(
            code: code, options: values.map { ChoiceList.Option(value: $0, label: Label($0)) })
    }
}

extension FireSafety {
    /// A form of all indicators; a few have the labels that messages are tested with.
    static func form() throws -> Form {
        let labels: [Indicator.Code: Label] = [
            "diss_staff": Label("Số CBGVNVNLĐ được quán triệt"),
            "gen_students_total": Label(
                "Tổng số học sinh", byLevel: ["MN": "Tổng số trẻ"]),
        ]
        let indicators = kinds.sorted { $0.key < $1.key }.enumerated().map { place, pair in
            Indicator(
                code: pair.key, number: place + 1, label: labels[pair.key] ?? Label("Chỉ tiêu"),
                kind: pair.value, nature: .flow, aggregate: .none, requirement: .optional,
                levels: vocabulary.levels, clauses: [], isProfile: false)
        }
        return Form(
            version: Form.Version(code: "pccc", version: 1), title: Label("Báo cáo"),
            parameters: [:], lists: [checks, plans],
            sections: [
                Form.Section(
                    code: "A", title: Label("A"), clauses: [], indicators: indicators)
            ], rules: [], measures: [], document: [:])
    }
}

extension Vocabulary {
    /// The same where a rule is bound to indicators of the kinds.
    func bound(to kinds: Indicator.Kind...) -> Vocabulary {
        var vocabulary = self
        vocabulary.bound = kinds
        return vocabulary
    }

    func defining(_ definitions: [String: ExpressionType]) -> Vocabulary {
        var vocabulary = self
        vocabulary.definitions = definitions
        return vocabulary
    }
}
