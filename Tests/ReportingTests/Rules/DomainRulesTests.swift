import Testing

@testable import Reporting

@Suite("Each rule of the plan")
struct DomainRulesTests {
    @Test("can be written, and is broken by a wrong report", arguments: DomainRule.all)
    func isBroken(_ domain: DomainRule) throws {
        let rule = try domain.rule(message: Message(parts: []))
        let problems = rule.problems(
            in: try domain.context(domain.broken), of: try FireSafety.form(), format: { _, _ in "" }
        )
        #expect(problems.count == 1)
    }

    @Test("holds, or says nothing, of a blank report", arguments: DomainRule.all)
    func isNotBroken(_ domain: DomainRule) throws {
        let rule = try domain.rule(message: Message(parts: []))
        let problems = rule.problems(
            in: try domain.context(""), of: try FireSafety.form(), format: { _, _ in "" })
        #expect(problems.count == (domain.id == "W35" ? 1 : 0))
    }

    @Test("is there: 33 with E00, which is built in")
    func isComplete() {
        let plain = DomainRule.all.map {
            $0.id.rawValue.trimmingSuffix(while: { $0 == "a" || $0 == "b" })
        }
        #expect(Set(plain).count == 32)
    }

    @Test("holds of the filled sample without its file, but for W35")
    func sample() throws {
        let broken = try DomainRule.all.filter { domain in
            let rule = try domain.rule(message: Message(parts: []))
            let context = try domain.context(Self.sample)
            return !rule.problems(in: context, of: try FireSafety.form(), format: { _, _ in "" })
                .isEmpty
        }
        #expect(broken.map(\.id) == ["W35"])
    }

    // The sample of Documentation/Sources.md 12, with its texts shortened to words.
    private static let sample = """
        gen_staff_total=34 gen_students_total=486 gen_sites_total=1 gen_kitchen=true \
        plan_issued=true plan_number=21/KH-THCT plan_date=2022-03-25 diss_sessions=3 \
        diss_staff=34 diss_students=486 diss_forms=meeting,party,flag,class party_advice=true \
        party_docs=12/KH prop_sessions_students=3 prop_students_reached=478 \
        team_established=true team_members=12 team_trained=10 train_staff=30 drill_count=1 \
        drill_last_date=2022-05-18 drill_staff=32 drill_students=470 chk_count=5 \
        chk_electric=fixed chk_chemicals=na chk_flammables=ok chk_escape=ok eq_ext_powder=14 \
        eq_ext_co2=6 eq_ext_usable=17 fnd_found=4 fnd_fixed=3 fnd_open_detail=03 insp_count=1 \
        insp_penalties=0 bud_planned=12000000 bud_spent=9850000 bud_social=2000000 \
        bud_needed=35000000 inc_fire=0 inc_explosion=0 inc_accident=0 inc_deaths=0 \
        inc_injured=0 inc_damage=0 it_tools=chat,web
        """
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while belongs: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, belongs(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}
