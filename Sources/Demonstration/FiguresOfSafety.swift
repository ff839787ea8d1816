import Reporting

// Sections E to L: what was checked, what there is, what it cost, what happened.
extension FigureWriter {
    mutating func writeSelfInspection() {
        set("chk_count", random.number(in: 2...8))
        set("chk_electric", option: checked())
        if school.level == "THCS" || school.level == "TH_THCS" {
            set("chk_chemicals", option: random.chance(20) ? "na" : checked())
        }
        set(
            "chk_flammables",
            option: facts.hasKitchen || random.chance(60) ? checked() : "na")
        set("chk_escape", option: checked())
        set("chk_dossier", option: stock.dossier)
    }

    private mutating func checked() -> String {
        random.chance(64) ? "ok" : random.chance(70) ? "fixed" : "open"
    }

    /// The codes of the topics whose result is the option.
    func topics(_ option: String) -> [Indicator.Code] {
        (["chk_electric", "chk_chemicals", "chk_flammables", "chk_escape"] as [Indicator.Code])
            .filter { values[$0] == .choice(option) }
    }

    mutating func writeEquipment() {
        set("eq_ext_powder", stock.powder)
        set("eq_ext_co2", stock.co2)
        set("eq_ext_usable", stock.usable)
        set("eq_hydrants", stock.hydrants)
        set("eq_alarm", option: stock.alarm)
        set("eq_signs", stock.signs)
        set("eq_water", stock.hasWater)
        set("eq_rescue_tools", stock.hasTools)
        set("eq_new", random.number(in: 0...8))
        let usable = stock.usable * 100 / max(1, stock.powder + stock.co2)
        let isEnough = usable >= 92 && (stock.hasTools || stock.hydrants > 0)
        let isLacking = usable < 84 && !stock.hasTools
        set("eq_adequacy", option: isEnough ? "enough" : isLacking ? "lacking" : "partial")
        writeFindings()
    }

    private mutating func writeFindings() {
        let open = topics("open").count
        // Every fifth school has a shortcoming of its extinguishers that is still open.
        let other =
            open == 0 && stock.usable < stock.powder + stock.co2 && random.chance(35) ? 1 : 0
        let fixed = topics("fixed").count + random.number(in: 0...2)
        set("fnd_found", open + other + fixed)
        set("fnd_fixed", fixed)
        set("insp_count", random.number(in: 0...2))
        set("insp_penalties", 0)
    }

    mutating func writeBudget() {
        let planned = (facts.students / 60 + facts.sites * 2 + random.number(in: 0...8)) * 1_000_000
        let social = random.chance(45) ? random.number(in: 1...8) * 500_000 : 0
        let spent = planned / 100_000 * random.number(in: 55...95) * 1000 + social
        set("bud_planned", planned)
        set("bud_spent", spent)
        set("bud_social", social)
        if random.chance(60) { set("bud_needed", random.number(in: 2...16) * 5_000_000) }
    }

    mutating func writeOutcome() {
        let none: [Indicator.Code] = [
            "inc_fire", "inc_explosion", "inc_accident", "inc_deaths", "inc_injured", "inc_damage",
        ]
        for code in none { set(code, 0) }
        let sharesData = random.chance(85)
        set("it_shared_db", sharesData)
        let tools = random.some(["app114", "chat", "camera", "web"], 45)
        if sharesData {
            set("it_tools", options: ["shared_db"] + tools)
        } else {
            set("it_tools", options: tools.isEmpty ? ["none"] : tools)
        }
        set("rew_groups", random.chance(35) ? 1 : 0)
        set("rew_people", random.chance(50) ? random.number(in: 1...4) : 0)
        set("disc_count", 0)
        set("rev_done", random.chance(97))
    }
}
