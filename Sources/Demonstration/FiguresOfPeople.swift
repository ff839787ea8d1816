import Reporting

// Sections A to D: who there is, what was told to them, who fights fires.
extension FigureWriter {
    mutating func writeGeneral() {
        set("gen_staff_total", facts.staff)
        set("gen_students_total", facts.students)
        set("gen_sites_total", facts.sites)
        set("gen_kitchen", facts.hasKitchen)
        set("gen_mgmt_class", option: facts.managementClass)
    }

    mutating func writeDirection() {
        let isIssued = random.chance(95)
        set("plan_issued", isIssued)
        if isIssued {
            values["plan_number"] = .text("\(random.number(in: 8...46))/KH-\(school.symbol)")
            values["plan_date"] = .date(day(3...22))
        }
        set("lead_assigned", random.chance(96))
        set("diss_sessions", random.number(in: 2...5))
        set("diss_staff", facts.staff - (random.chance(75) ? 0 : random.number(in: 1...3)))
        set(
            "diss_students",
            random.chance(65) ? facts.students : random.share(93...99, of: facts.students))
        let forms = random.some(["party", "flag", "class", "online", "poster"], 55)
        set("diss_forms", options: ["meeting"] + forms)
        writeCommuneDocument()
    }

    /// Where the commune issued a document, all its schools that advised it cite the same one.
    private mutating func writeCommuneDocument() {
        let document = CommuneDocument(school.commune, year: year, period: period, seed: seed)
        let advised = random.chance(document == nil ? 50 : 90)
        set("party_advice", advised)
        if advised, let document { values["party_docs"] = .text(document.text) }
    }

    mutating func writePropaganda() {
        set("prop_sessions_staff", random.number(in: 1...4))
        set("prop_sessions_students", random.number(in: school.level == "MN" ? 1...4 : 2...6))
        set("prop_students_reached", random.share(91...100, of: facts.students))
        set("prop_integrated", random.chance(97))
    }

    mutating func writeTeamAndDrills() {
        set("team_established", true)
        set("team_members", stock.teamMembers)
        set("team_trained", stock.teamTrained)
        set("train_staff", random.share(60...100, of: facts.staff))
        set("fire_plan_status", option: stock.firePlan)
        set("rescue_plan_status", option: stock.rescuePlan)
        guard random.chance(80) else { return set("drill_count", 0) }
        set("drill_count", random.chance(75) ? 1 : 2)
        values["drill_last_date"] = .date(dayInTerm())
        set("drill_staff", random.share(82...100, of: facts.staff))
        set("drill_students", random.share(82...100, of: facts.students))
    }
}

/// What the commune's Party committee or authority issued; nil where it issued nothing.
private struct CommuneDocument {
    let text: String

    private static let without: [ListedSchool.Year: Set<String>] = [
        .in2022: ["doan-ket", "lam-son", "thanh-giang"], .current: ["lam-son", "hong-quang"],
    ]

    init?(
        _ commune: ThanhMienUnits.Commune, year: ListedSchool.Year,
        period: ClosedRange<Day>, seed: UInt64
    ) {
        if CommuneDocument.without[year, default: []].contains(commune.slug) { return nil }
        if ListedSchool.with(SampleReport.school)?.commune == commune {
            text = SampleReport.partyDocs
            return
        }
        var random = SplitMix64("commune \(commune.slug) \(year)", seed: seed)
        let date = VietnameseDate.inDocument(
            (period.lowerBound + random.number(in: 8...40)).onWorkingDay)
        let area = commune.isTown ? "thị trấn" : "xã"
        let number = random.number(in: 12...68)
        text =
            random.chance(50)
            ? "Kế hoạch số \(number)/KH-UBND ngày \(date) của UBND \(area) \(commune.place) "
                + "(minh họa)"
            : "Công văn số \(number)-CV/ĐU ngày \(date) của Đảng ủy \(area) \(commune.place) "
                + "(minh họa)"
    }
}
