import Reporting

/// A school of the demonstration, or one made up for measurements.
package struct ListedSchool: Hashable, Sendable {
    /// What the school's record says from a day on; the form's profile facts are filled from it.
    package struct Facts: Hashable, Sendable {
        package var staff: Int
        package var students: Int
        package var sites: Int
        package var hasKitchen: Bool
        /// An option of the list `CL_MGMT`.
        package var managementClass: String
    }

    /// Which of the two sets of figures: the round of 2022 or the current one.
    package enum Year: String, Hashable, Sendable, CaseIterable {
        case in2022, current
    }

    package let code: Unit.Code
    package let name: String
    package let shortName: String
    package let level: Level
    package let commune: ThanhMienUnits.Commune
    /// What its documents are signed with: `THCT` in `21/KH-THCT`.
    package let symbol: String

    package init(level: Level, place: String, slug: String, commune: ThanhMienUnits.Commune) {
        self.level = level
        self.commune = commune
        let prefix = String(level.rawValue.lowercased().map { $0 == "_" ? "-" : $0 })
        code = Unit.Code(rawValue: prefix + "-" + slug)
        name = "Trường \(ListedSchool.names[level] ?? level.rawValue) \(place)"
        shortName = "\(level) \(place)"
        symbol =
            level.rawValue
            + place.split(separator: " ").compactMap(\.first).map(String.init)
            .joined()
    }

    private static let names: [Level: String] = [
        "MN": "Mầm non", "TH": "Tiểu học", "THCS": "THCS", "TH_THCS": "Tiểu học và THCS",
    ]

    /// Three for each commune, in display order: by level, then the town, then the communes.
    package static let all = (["MN", "TH", "THCS"] as [Level]).flatMap { level in
        ThanhMienUnits.communes.map {
            ListedSchool(level: level, place: $0.place, slug: $0.slug, commune: $0)
        }
    }

    package static func with(_ code: Unit.Code) -> ListedSchool? {
        all.first { $0.code == code }
    }

    /// Since when the facts of a year hold; `now` matters for the current ones only.
    package static func factsValidFrom(_ year: Year, now: Day) -> Day? {
        switch year {
        case .in2022: Day(year: 2021, month: 9, day: 1)
        case .current: Day(year: RoundScript.schoolYear(of: now), month: 9, day: 1)
        }
    }

    package func facts(in year: Year, seed: UInt64 = 0) -> Facts {
        if code == SampleReport.school { return SampleReport.facts }
        var random = SplitMix64("facts \(code)", seed: seed)
        let size = Size(level)
        // The town's schools are among the larger ones.
        let place = random.number(in: commune.isTown ? 60...100 : 0...80)
        var facts = Facts(
            staff: size.staff.at(percent: place) + random.number(in: -2...2),
            students: size.students.at(percent: place) + random.number(in: -15...15),
            sites: random.number(in: size.sites), hasKitchen: random.chance(size.kitchens),
            managementClass: random.pick(Size.classes) ?? "unknown")
        if year == .current {
            facts.students = facts.students * random.number(in: 93...107) / 100
            facts.staff += random.number(in: -2...2)
        }
        facts.staff = size.staff.clamping(facts.staff)
        facts.students = size.students.clamping(facts.students)
        return facts
    }
}

/// How large the schools of a level are.
private struct Size {
    let students: ClosedRange<Int>
    let staff: ClosedRange<Int>
    let sites: ClosedRange<Int>
    /// How many of a hundred have a kitchen.
    let kitchens: Int

    static let classes = [
        "commune", "commune", "commune", "commune", "commune", "commune", "police", "police",
        "police", "unknown",
    ]

    init(_ level: Level) {
        switch level {
        case "MN": (students, staff, sites, kitchens) = (200...450, 25...45, 1...4, 97)
        case "TH": (students, staff, sites, kitchens) = (300...900, 22...50, 1...2, 55)
        default: (students, staff, sites, kitchens) = (250...700, 20...40, 1...1, 10)
        }
    }
}

extension ClosedRange<Int> {
    fileprivate func at(percent: Int) -> Int {
        lowerBound + (upperBound - lowerBound) * percent / 100
    }

    fileprivate func clamping(_ number: Int) -> Int {
        Swift.min(Swift.max(number, lowerBound), upperBound)
    }
}
