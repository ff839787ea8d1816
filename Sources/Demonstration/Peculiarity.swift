import Reporting

/// What is out of the ordinary in a report: something happened, or a warning must be confirmed.
package enum Peculiarity: Hashable, Sendable, CaseIterable {
    case smallFire, rescuedPupil, blockedGate
    /// The warning rules of the form that a true report may break.
    case w11, w12, w13, w14, w16, w20, w22, w24, w29, w40

    /// The rule that asks for a confirmation; nil when none does.
    package var rule: Rule.ID? {
        switch self {
        case .smallFire, .rescuedPupil, .blockedGate: nil
        case .w11: "W11"
        case .w12: "W12"
        case .w13: "W13"
        case .w14: "W14"
        case .w16: "W16"
        case .w20: "W20"
        case .w22: "W22"
        case .w24: "W24"
        case .w29: "W29"
        case .w40: "W40"
        }
    }

    package static func of(
        _ school: Unit.Code, in year: ListedSchool.Year
    ) -> Peculiarity? {
        switch year {
        case .in2022: in2022[school]
        case .current: current[school]
        }
    }

    private static let in2022: [Unit.Code: Peculiarity] = [
        "thcs-doan-tung": .smallFire, "th-thanh-giang": .rescuedPupil,
        "mn-lam-son": .w11, "th-tan-trao": .w12, "th-doan-tung": .w13, "th-hong-quang": .w14,
        "mn-doan-ket": .w16, "thcs-le-hong": .w20, "mn-tu-cuong": .w22, "thcs-thanh-tung": .w24,
        "mn-ngo-quyen": .w29,
    ]

    private static let current: [Unit.Code: Peculiarity] = [
        "mn-hong-phong": .blockedGate, "thcs-doan-ket": .w40, "th-le-hong": .w14,
        "mn-ngu-hung": .w29, "th-ngo-quyen": .w16,
    ]

    /// Makes the report peculiar so that no error rule is broken, and no other warning.
    func apply(to values: inout Values) {
        switch self {
        case .smallFire, .rescuedPupil, .blockedGate: report(in: &values)
        case .w11:
            // Six days before the department's plan, after the province's.
            guard case .date(let day) = values["plan_date"] else { return }
            values["plan_date"] = .date(min(day, Day(number: 19061)))
        case .w12:
            values["diss_sessions"] = .integer(0)
            values["diss_forms"] = .choices(["online"])
        case .w13: values["party_advice"] = .boolean(false)
        case .w14: values["prop_sessions_students"] = .integer(1)
        case .w16:
            values["team_members"] = .integer(9)
            values["team_trained"] = .integer(min(9, integer(values["team_trained"])))
        case .w20:
            values["chk_count"] = .integer(0)
            for topic in Peculiarity.topics
            where values[topic] != nil && values[topic] != .choice("na") {
                values[topic] = .choice("not_checked")
            }
            clearFindings(in: &values)
        case .w22: values["chk_flammables"] = .choice("na")
        case .w24:
            values["chk_electric"] = .choice("fixed")
            for topic in Peculiarity.topics where values[topic] == .choice("open") {
                values[topic] = .choice("fixed")
            }
            clearFindings(in: &values)
        case .w29:
            let funds = integer(values["bud_planned"]) + integer(values["bud_social"])
            values["bud_spent"] = .integer(funds + 1_500_000)
        case .w40:
            let powder = integer(values["eq_ext_powder"])
            values["eq_ext_powder"] = .integer(powder * 2 + 6)
            values["eq_ext_usable"] = .integer(integer(values["eq_ext_usable"]) + 6)
            values["eq_new"] = .integer(powder + 6)
        }
    }

    private static let topics: [Indicator.Code] = [
        "chk_electric", "chk_chemicals", "chk_flammables", "chk_escape",
    ]

    private func clearFindings(in values: inout Values) {
        values["fnd_found"] = .integer(0)
        values["fnd_fixed"] = .integer(0)
        values["fnd_open_detail"] = nil
    }

    private func report(in values: inout Values) {
        let (kind, injured, damage): (Indicator.Code, Int64, Int64) =
            switch self {
            case .smallFire: ("inc_fire", 0, 3_500_000)
            case .rescuedPupil: ("inc_accident", 1, 800_000)
            default: ("inc_accident", 0, 2_000_000)
            }
        values[kind] = .integer(1)
        values["inc_injured"] = .integer(injured)
        values["inc_damage"] = .integer(damage)
        values["inc_detail"] = Narratives.incidents[self].map(Value.text)
    }

    private func integer(_ value: Value?) -> Int64 {
        guard case .integer(let number) = value else { return 0 }
        return number
    }
}
