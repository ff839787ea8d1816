import Reporting

/// What a school has at the closing date: its team, plans and equipment. The current round's
/// stock is that of 2022 with small changes, as in life, so that W40 has nothing to say.
struct SchoolStock {
    var teamMembers: Int
    var teamTrained: Int
    var powder: Int
    var co2: Int
    var usable: Int
    var hydrants: Int
    var signs: Int
    /// Options of `CL_PLAN`, `CL_PLAN`, `CL_DOSSIER`, `CL_ALARM`.
    var firePlan: String
    var rescuePlan: String
    var dossier: String
    var alarm: String
    var hasWater: Bool
    var hasTools: Bool

    init(_ school: ListedSchool, in year: ListedSchool.Year, seed: UInt64) {
        var random = SplitMix64("stock \(school.code)", seed: seed)
        let facts = school.facts(in: .in2022, seed: seed)
        let size = facts.students / 50 + facts.sites * 2
        teamMembers = random.number(in: 10...min(16, facts.staff))
        teamTrained = random.share(55...100, of: teamMembers)
        powder = size + random.number(in: 0...5)
        co2 = size / 3 + random.number(in: 0...3)
        usable = random.share(80...100, of: powder + co2)
        hydrants = random.chance(45) ? random.number(in: 1...4) : 0
        signs = size / 2 + random.number(in: 2...5)
        firePlan = random.chance(85) ? "approved" : random.chance(70) ? "drafted" : "none"
        rescuePlan = random.chance(60) ? "approved" : random.chance(75) ? "drafted" : "none"
        dossier = random.chance(76) ? "full" : random.chance(90) ? "partial" : "none"
        alarm = random.chance(68) ? "none" : random.chance(75) ? "working" : "faulty"
        hasWater = random.chance(80)
        hasTools = random.chance(70)
        if year == .current { grow(&random, staff: school.facts(in: year, seed: seed).staff) }
    }

    private mutating func grow(_ random: inout SplitMix64, staff: Int) {
        teamMembers = min(max(10, teamMembers + random.number(in: -1...2)), staff)
        teamTrained = min(teamTrained + random.number(in: 0...2), teamMembers)
        powder += random.number(in: -1...3)
        co2 += random.number(in: 0...2)
        usable = min(usable + random.number(in: 0...3), powder + co2)
        signs += random.number(in: 0...2)
        if firePlan != "approved", random.chance(40) { firePlan = "approved" }
        if rescuePlan == "drafted", random.chance(60) { rescuePlan = "approved" }
        if dossier != "full", random.chance(50) { dossier = "full" }
        hasTools = hasTools || random.chance(30)
    }
}
