import Demonstration
import Reporting
import Testing

@Suite struct InventedFiguresTests {
    let document: FormDocument
    let check: DemonstrationCheck
    let rounds: [RoundScript]
    let now: Moment

    init() throws {
        document = try FormDocument.read()
        check = try DemonstrationCheck()
        now = try #require(Moment(rfc3339: "2026-11-23T08:00:00+07:00"))
        rounds = [.in2022, .current(now: now)]
    }

    private func values(_ index: Int) -> [(school: ListedSchool, values: Values)] {
        ListedSchool.all.map {
            ($0, InventedFigures.values(for: $0, in: rounds[index]))
        }
    }

    @Test("every value is of its indicator's kind and applies to the school", arguments: [0, 1])
    func kinds(round: Int) {
        for (school, values) in values(round) {
            let faults = document.faults(of: values, level: school.level)
            #expect(faults.isEmpty, "\(school.code)")
        }
    }

    @Test("no report breaks an error rule; warnings are few and have a reason", arguments: [0, 1])
    func rules(round: Int) throws {
        let before = Dictionary(uniqueKeysWithValues: values(0).map { ($0.school.code, $0.values) })
        var warned: Set<Rule.ID> = []
        for (school, values) in values(round) {
            let previous = round == 0 ? [:] : before[school.code] ?? [:]
            let today = round == 0 ? rounds[0].dueAt.day : now.day
            let problems = try check.problems(
                values, of: school, in: rounds[round], today: today, previous: previous)
            #expect(!problems.contains { $0.severity == .error }, "\(school.code): \(problems)")
            let warnings = problems.filter { $0.severity == .warning && $0.rule != "W35" }
            let peculiarity = Peculiarity.of(school.code, in: rounds[round].year)
            #expect(
                Set(warnings.map(\.rule)) == Set([peculiarity?.rule].compactMap(\.self)),
                "\(school.code): \(warnings)")
            warned.formUnion(warnings.map(\.rule))
            #expect(problems.contains { $0.rule == "W35" })
            for problem in problems where problem.severity == .warning {
                #expect(WarningReasons.reason(for: problem.rule, of: school.code) != nil)
            }
        }
        #expect(warned.count >= (round == 0 ? 9 : 4))
    }

    @Test("Trường Tiểu học Cao Thắng sends the sample, which gives W35 and nothing else")
    func sample() throws {
        let school = try #require(ListedSchool.with("th-cao-thang"))
        for round in rounds {
            let values = InventedFigures.values(for: school, in: round)
            let problems = try check.problems(
                values, of: school, in: round, today: max(now.day, round.dataClose))
            #expect(problems.map(\.rule) == ["W35"])
        }
        let values = InventedFigures.values(for: school, in: .in2022)
        #expect(values == (try BreakingCases().sample))
        #expect(values.count == 67)
    }

    @Test("a school is what its record says")
    func facts() {
        for round in [0, 1] {
            for (school, values) in values(round) {
                let facts = school.facts(in: rounds[round].year)
                #expect(values["gen_staff_total"] == .integer(Int64(facts.staff)))
                #expect(values["gen_students_total"] == .integer(Int64(facts.students)))
                #expect(values["gen_sites_total"] == .integer(Int64(facts.sites)))
                #expect(values["gen_kitchen"] == .boolean(facts.hasKitchen))
                #expect(values["gen_mgmt_class"] == .choice(facts.managementClass))
            }
        }
    }

    @Test("about an eighth has no approved fire plan, a fifth held no drill")
    func proportions() {
        let values = values(0).map(\.values)
        #expect((4...9).contains(values.count { $0["fire_plan_status"] != .choice("approved") }))
        let drills = values.compactMap { report -> Day? in
            guard case .date(let day) = report["drill_last_date"] else { return nil }
            return day
        }
        // Pupils are away from June to August.
        #expect(drills.allSatisfy { $0.components.month < 6 && $0.weekday < 6 })
        #expect((7...14).contains(values.count { $0["drill_count"] == .integer(0) }))
    }

    @Test("2022 had one fire and one accident, now there is one accident; nobody died")
    func incidents() {
        func sum(_ code: Indicator.Code, _ round: Int) -> Int64 {
            values(round).reduce(0) { sum, report in
                guard case .integer(let number) = report.values[code] else { return sum }
                return sum + number
            }
        }
        #expect(["inc_fire", "inc_explosion", "inc_accident"].map { sum($0, 0) } == [1, 0, 1])
        #expect(["inc_fire", "inc_explosion", "inc_accident"].map { sum($0, 1) } == [0, 0, 1])
        #expect(sum("inc_deaths", 0) + sum("inc_deaths", 1) == 0)
    }

    @Test("the schools of a commune cite one document, and most communes have one")
    func communeDocuments() {
        for round in [0, 1] {
            let cited = Dictionary(grouping: values(round), by: \.school.commune)
                .mapValues { Set($0.compactMap { $0.values["party_docs"] }) }
            #expect(cited.values.allSatisfy { $0.count <= 1 })
            #expect((13...16).contains(cited.values.count { !$0.isEmpty }))
        }
    }

    @Test("narratives differ from school to school")
    func narratives() {
        for code in ["txt_difficulties", "txt_proposals", "fnd_open_detail"] as [Indicator.Code] {
            let texts = values(0).compactMap { $0.values[code] }
            #expect(Set(texts).count >= 12, "\(code)")
        }
    }

    @Test("preschools write about children")
    func preschoolWords() {
        for (school, values) in values(0) + values(1) where school.level == "MN" {
            for case .text(let text) in values.values { #expect(!text.contains("học sinh")) }
        }
    }

    @Test("a draft keeps the first answers and leaves the later sections blank")
    func draft() throws {
        let school = try #require(ListedSchool.with("mn-doan-tung"))
        let values = InventedFigures.values(for: school, in: rounds[1])
        let draft = InventedFigures.draft(of: values, share: 0.35, order: document.order)
        #expect(draft.count == Int(Double(values.count) * 0.35))
        #expect(draft["gen_staff_total"] != nil)
        #expect(draft["rev_done"] == nil)
        #expect(
            InventedFigures.draft(of: values, share: 1, order: document.order).count
                == values.count)
    }

    @Test("another seed gives other figures that hold as well")
    func seeds() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            for school in ListedSchool.all.dropFirst(2).prefix(40) {
                for round in rounds {
                    let values = InventedFigures.values(
                        for: school, year: round.year, period: round.period, seed: seed)
                    let problems = try check.problems(
                        values, of: school, in: round, today: now.day)
                    #expect(problems.map(\.rule) == ["W35"], "\(school.code) \(seed)")
                }
            }
        }
    }

    @Test("the current round holds on whatever day it is made, and only its dates differ")
    func anyDay() throws {
        let start = now.day
        let first = values(1).map(\.values)
        for days in stride(from: 0, through: 1500, by: 17) {
            let round = RoundScript.current(now: Moment(start + days, hour: 9))
            for (index, school) in ListedSchool.all.enumerated() {
                let values = InventedFigures.values(for: school, in: round)
                let problems = try check.problems(
                    values, of: school, in: round, today: start + days)
                #expect(
                    !problems.contains { $0.severity == .error }, "\(school.code) \(round.code)")
                let changed = values.filter { first[index][$0.key] != $0.value }.keys
                #expect(
                    Set(changed).isSubset(
                        of: ["plan_date", "drill_last_date", "party_docs", "fnd_open_detail"]))
            }
        }
    }

    @Test("the figures are the same in every process and release")
    func golden() {
        func digest(_ round: Int) -> UInt64 {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for (school, values) in values(round) {
                for code in document.order {
                    guard let value = values[code] else { continue }
                    for byte in "\(school.code) \(code)=\(written(value))\n".utf8 {
                        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
                    }
                }
            }
            return hash
        }
        #expect(digest(0) == 10_993_813_283_430_940_718)
        #expect(digest(1) == 16_231_132_155_357_386_076)
    }

    private func written(_ value: Value) -> String {
        switch value {
        case .integer(let number): "\(number)"
        case .decimal(let number): "\(number)"
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let day): "\(day)"
        case .text(let text), .choice(let text): text
        case .choices(let options): options.joined(separator: ",")
        case .file(let hash, _): hash
        case .files, .time, .location, .table: "\(value.json)"
        }
    }
}
