import Testing

@testable import Reporting

/// A rule of the demonstration's form in the rule language, with a report that breaks it.
struct DomainRule: CustomStringConvertible, Sendable {
    var id: Rule.ID
    var bound: [Indicator.Code] = []
    var definitions: [(name: String, text: String)] = []
    var holds: String
    /// `code=text`, separated by spaces; anything else is blank.
    var broken: String
    var level: Level = "THCS"
    var previous = ""

    var description: String { id.rawValue }

    static let checks: [Indicator.Code] = [
        "chk_electric", "chk_chemicals", "chk_flammables", "chk_escape",
    ]

    /// All but E00, which is built in. A rule with two messages is two rules.
    static let all: [DomainRule] = [
        DomainRule(
            id: "E01", bound: ["gen_staff_total", "gen_students_total"], holds: "value >= 1",
            broken: "gen_staff_total=0"),
        DomainRule(
            id: "E02", holds: "gen_sites_total >= 1 and gen_sites_total <= 20",
            broken: "gen_sites_total=21"),
        DomainRule(
            id: "E03", bound: ["diss_staff", "team_members", "train_staff", "drill_staff"],
            holds: "value <= gen_staff_total", broken: "gen_staff_total=34 train_staff=35"),
        DomainRule(
            id: "E04", bound: ["diss_students", "prop_students_reached", "drill_students"],
            holds: "value <= gen_students_total",
            broken: "gen_students_total=600 drill_students=601"),
        DomainRule(
            id: "E10a", holds: "plan_issued => present(plan_number) and present(plan_date)",
            broken: "plan_issued=true plan_number=21/KH-THCT"),
        DomainRule(
            id: "E10b",
            holds: "not plan_issued => not present(plan_number) and not present(plan_date)",
            broken: "plan_issued=false plan_date=2022-03-30"),
        DomainRule(
            id: "W11", holds: "plan_date >= $plan_date and plan_date <= $data_close",
            broken: "plan_date=2022-03-15"),
        DomainRule(
            id: "W12", holds: "(diss_sessions = 0) <=> (diss_staff + diss_students = 0)",
            broken: "diss_sessions=0 diss_staff=34 diss_students=0"),
        DomainRule(
            id: "W13", holds: "present(party_docs) => party_advice",
            broken: "party_docs=12/KH-UBND party_advice=false"),
        DomainRule(
            id: "W14",
            holds: "prop_sessions_students >= if(level = 'MN', $min_sessions_mn, $min_sessions)",
            broken: "prop_sessions_students=1"),
        DomainRule(
            id: "E15a", holds: "team_established => team_members >= 1",
            broken: "team_established=true team_members=0"),
        DomainRule(
            id: "E15b", holds: "not team_established => team_members = 0",
            broken: "team_established=false team_members=5"),
        DomainRule(
            id: "W16",
            definitions: [
                (
                    "min",
                    """
                    if(gen_staff_total < 10, gen_staff_total,
                      if(gen_staff_total <= 50, 10, if(gen_staff_total <= 100, 15, 25)))
                    """
                )
            ],
            holds: "team_members >= min", broken: "gen_staff_total=51 team_members=14"),
        DomainRule(
            id: "E17", holds: "team_trained <= team_members",
            broken: "team_trained=11 team_members=10"),
        DomainRule(
            id: "E18a", holds: "drill_count > 0 <=> present(drill_last_date)",
            broken: "drill_count=0 drill_last_date=2022-05-01"),
        DomainRule(
            id: "E18b",
            holds: """
                drill_last_date >= $period_start and drill_last_date <= $data_close
                  and drill_last_date <= $today
                """, broken: "drill_last_date=2022-09-01"),
        DomainRule(
            id: "E19", holds: "drill_count = 0 => drill_staff = 0 and drill_students = 0",
            broken: "drill_count=0 drill_students=7"),
        DomainRule(id: "W20", holds: "chk_count >= 1", broken: "chk_count=0"),
        DomainRule(
            id: "E21", bound: checks, holds: "chk_count = 0 => value in {'not_checked', 'na'}",
            broken: "chk_count=0 chk_escape=ok"),
        DomainRule(
            id: "W22", holds: "gen_kitchen => chk_flammables <> 'na'",
            broken: "gen_kitchen=true chk_flammables=na"),
        DomainRule(
            id: "E23", holds: "eq_ext_usable <= eq_ext_powder + eq_ext_co2",
            broken: "eq_ext_usable=9 eq_ext_powder=6 eq_ext_co2=2"),
        DomainRule(
            id: "W24",
            holds: """
                chk_electric in {'fixed', 'open'} or chk_chemicals in {'fixed', 'open'}
                  or chk_flammables in {'fixed', 'open'} or chk_escape in {'fixed', 'open'}
                  => fnd_found >= 1
                """, broken: "chk_escape=open fnd_found=0", level: "MN"),
        DomainRule(
            id: "E25", holds: "fnd_fixed <= fnd_found", broken: "fnd_fixed=2 fnd_found=1"),
        DomainRule(
            id: "E26", holds: "fnd_fixed < fnd_found => present(fnd_open_detail)",
            broken: "fnd_fixed=0 fnd_found=1"),
        DomainRule(
            id: "W27", holds: "insp_penalties <= insp_count",
            broken: "insp_penalties=1 insp_count=0"),
        DomainRule(
            id: "W28", bound: ["bud_planned", "bud_needed"],
            holds: "not (value > 0 and value < 1000) and value <= 5000000000",
            broken: "bud_planned=12"),
        DomainRule(
            id: "W29", holds: "bud_spent <= bud_planned + bud_social",
            broken: "bud_spent=30000001 bud_planned=20000000 bud_social=10000000"),
        DomainRule(
            id: "E30", holds: "bud_social <= bud_spent", broken: "bud_social=2 bud_spent=1"),
        DomainRule(
            id: "E31",
            holds: """
                inc_fire + inc_explosion + inc_accident = 0
                  => inc_deaths = 0 and inc_injured = 0 and inc_damage = 0
                """, broken: "inc_fire=0 inc_explosion=0 inc_accident=0 inc_damage=500000"),
        DomainRule(
            id: "E32",
            holds: "inc_fire + inc_explosion + inc_accident > 0 => present(inc_detail)",
            broken: "inc_fire=1 inc_explosion=0 inc_accident=0"),
        DomainRule(id: "W33", holds: "not present(inc_detail)", broken: "inc_detail=Cháy"),
        DomainRule(
            id: "E34", holds: "contains(it_tools, 'none') => count(it_tools) = 1",
            broken: "it_tools=chat,none"),
        DomainRule(id: "W35", holds: "present(report_file)", broken: ""),
        DomainRule(
            id: "E36", bound: ["chk_electric", "chk_escape"], holds: "value <> 'na'",
            broken: "chk_electric=na"),
        DomainRule(
            id: "W40", bound: ["gen_staff_total", "team_members", "eq_hydrants"],
            definitions: [("prev", "previous(value)")],
            holds: "value * 2 >= prev and value <= prev * 2",
            broken: "eq_hydrants=4", previous: "eq_hydrants=9"),
    ]
}

extension DomainRule {
    func rule(severity: Rule.SeveritySource = .fixed(.error), message: Message) throws -> Rule {
        var vocabulary = FireSafety.vocabulary
        vocabulary.bound = bound.compactMap { FireSafety.kinds[$0] }
        var read: [Rule.Definition] = []
        for (name, text) in definitions {
            let (expression, type) = try Expression.read(text, in: vocabulary)
            read.append(Rule.Definition(name: name, expression: expression))
            vocabulary.definitions[name] = type
        }
        return Rule(
            id: id, severity: severity, scope: bound.isEmpty ? .report(at: []) : .each(bound),
            definitions: read, holds: try Expression.readCondition(holds, in: vocabulary),
            message: message)
    }

    /// A THCS school of the round of 2022, at the level and with the parameters of the plan.
    func context(_ entries: String) throws -> RuleContext {
        let day = { (text: String) in try #require(Day(iso: text)) }
        return RuleContext(
            entries: try FireSafety.values(entries).mapValues { .value($0) },
            applicable: Set(FireSafety.kinds.keys)
                .subtracting(level == "MN" || level == "TH" ? ["chk_chemicals"] : []),
            level: level,
            parameters: [
                "plan_date": .date(try day("2022-03-16")),
                "period_start": .date(try day("2022-03-16")),
                "data_close": .date(try day("2022-08-31")), "today": .date(try day("2022-09-05")),
                "min_sessions_mn": .integer(1), "min_sessions": .integer(2),
                "file_missing": .text("warning"),
            ],
            previous: try FireSafety.values(previous))
    }
}

extension FireSafety {
    /// Reads `code=text code=text`.
    static func values(_ text: String) throws -> Values {
        var values: Values = [:]
        for pair in text.split(separator: " ") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            let code = Indicator.Code(rawValue: sides[0])
            values[code] =
                switch try #require(kinds[code]) {
                case .number(let number) where number.scale == 0:
                    .integer(try #require(Int64(sides[1])))
                case .boolean: .boolean(sides[1] == "true")
                case .date: .date(try #require(Day(iso: sides[1])))
                case .choice: .choice(sides[1])
                case .choices: .choices(sides[1].split(separator: ",").map(String.init))
                case .text, .number, .file, .time, .location, .table: .text(sides[1])
                }
        }
        return values
    }
}
