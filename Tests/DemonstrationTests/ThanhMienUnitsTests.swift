import Demonstration
import Reporting
import Testing

@Suite struct ThanhMienUnitsTests {
    @Test("the communes are the town and the sixteen of 2022, with their GSO codes")
    func communes() {
        let communes = ThanhMienUnits.communes
        #expect(communes.count == 17)
        let byCode = communes.sorted { $0.statisticsCode < $1.statisticsCode }
        #expect(byCode.map(\.statisticsCode) == DomainFacts.communes.map(\.0))
        #expect(byCode.map(\.name) == DomainFacts.communes.map(\.1))
    }

    @Test("the town stands first, then the Vietnamese alphabet")
    func order() {
        let places = ThanhMienUnits.communes.map(\.place)
        #expect(places == ["Thanh Miện"] + DomainFacts.sortedPlaces.filter { $0 != "Thanh Miện" })
        #expect(ThanhMienUnits.communes.filter(\.isTown).map(\.code) == ["tt-thanh-mien"])
        #expect(ThanhMienUnits.communes[1].code == "xa-cao-thang")
    }

    @Test("there are three schools in each commune, level by level")
    func schools() {
        let schools = ListedSchool.all
        #expect(schools.count == 51)
        #expect(Set(schools.map(\.code)).count == 51)
        for (index, level) in (["MN", "TH", "THCS"] as [Level]).enumerated() {
            let part = schools[(index * 17)..<(index * 17 + 17)]
            #expect(part.allSatisfy { $0.level == level })
            #expect(part.map(\.commune) == ThanhMienUnits.communes)
        }
    }

    @Test(
        "names and codes are as in the department's lists",
        arguments: [
            ("mn-chi-lang-bac", "Trường Mầm non Chi Lăng Bắc", "MN Chi Lăng Bắc", "MNCLB"),
            ("th-cao-thang", "Trường Tiểu học Cao Thắng", "TH Cao Thắng", "THCT"),
            ("thcs-cao-thang", "Trường THCS Cao Thắng", "THCS Cao Thắng", "THCSCT"),
            ("thcs-thanh-mien", "Trường THCS Thanh Miện", "THCS Thanh Miện", "THCSTM"),
            ("mn-doan-ket", "Trường Mầm non Đoàn Kết", "MN Đoàn Kết", "MNĐK"),
        ] as [(Unit.Code, String, String, String)])
    func names(code: Unit.Code, name: String, shortName: String, symbol: String) throws {
        let school = try #require(ListedSchool.with(code))
        #expect(school.name == name)
        #expect(school.shortName == shortName)
        #expect(school.symbol == symbol)
    }

    @Test("sizes are those of such schools")
    func sizes() throws {
        for school in ListedSchool.all {
            for year in ListedSchool.Year.allCases {
                let facts = school.facts(in: year)
                switch school.level {
                case "MN":
                    #expect((200...450).contains(facts.students))
                    #expect((25...45).contains(facts.staff))
                case "TH":
                    #expect((300...900).contains(facts.students))
                    #expect((22...50).contains(facts.staff))
                default:
                    #expect((250...700).contains(facts.students))
                    #expect((20...40).contains(facts.staff))
                }
                #expect((1...4).contains(facts.sites))
            }
        }
        let sample = try #require(ListedSchool.with("th-cao-thang")).facts(in: .current)
        #expect(sample == SampleReport.facts)
    }

    @Test("the plan rests on eight documents and has twelve clauses and a closing paragraph")
    func plan() {
        #expect(FireSafetyPlan.document.number == "14/KH-GDĐT")
        #expect(FireSafetyPlan.document.date == Day(year: 2022, month: 3, day: 16))
        #expect(FireSafetyPlan.basis.count == 8)
        #expect(FireSafetyPlan.basis.allSatisfy { $0.date != nil })
        #expect(FireSafetyPlan.clauses.count == 13)
    }
}
