import Reporting
import Storage

extension Demonstration {
    /// The department, whom it reports to, the communes, and their schools.
    func addUnits(
        communes: [ThanhMienUnits.Commune] = ThanhMienUnits.communes,
        schools: [ListedSchool] = ListedSchool.all
    ) throws {
        try write(at: Demonstration.beginning) { database in
            var above: Unit.Code?
            for office in ThanhMienUnits.readers + [ThanhMienUnits.department] {
                try database.add(
                    NewUnit(
                        code: office.code, name: office.name, shortName: office.shortName,
                        kind: office.kind, reportsTo: above),
                    by: .command)
                above = office.code
            }
            for commune in communes {
                try database.add(
                    NewUnit(
                        code: commune.code, name: commune.name, shortName: commune.place,
                        kind: .commune, statisticsCode: commune.statisticsCode,
                        displayOrder: Unit.Kind.commune.displayOrder(level: nil)
                            - (commune.isTown ? 1 : 0), place: commune.place),
                    by: .command)
            }
            if let department = try database.read.units.find(ThanhMienUnits.department.code) {
                try database.setLetterhead(
                    ThanhMienUnits.letterhead, of: department.id, by: .command)
            }
            let levels = try database.read.units.levels().map(\.level)
            for school in schools {
                let level = levels.firstIndex(of: school.level)
                // The town's school stands before the others of its level.
                let order = Unit.Kind.school.displayOrder(level: level)
                try add(school, order: order - (school.commune.isTown ? 1 : 0), to: database)
            }
        }
    }

    private func add(_ school: ListedSchool, order: Int, to database: WriteTransaction)
        throws
    {
        let unit = try database.add(
            NewUnit(
                code: school.code, name: school.name, shortName: school.shortName, kind: .school,
                level: school.level, reportsTo: ThanhMienUnits.department.code,
                commune: school.commune.code, displayOrder: order, place: school.commune.place),
            by: .command)
        guard let unit else { return }
        for year in ListedSchool.Year.allCases {
            guard let day = ListedSchool.factsValidFrom(year, now: now.day) else { continue }
            let facts = school.facts(in: year)
            let values: [(Indicator.Code, JSON)] = [
                ("gen_staff_total", .integer(Int64(facts.staff))),
                ("gen_students_total", .integer(Int64(facts.students))),
                ("gen_sites_total", .integer(Int64(facts.sites))),
                ("gen_kitchen", .boolean(facts.hasKitchen)),
                ("gen_mgmt_class", .string(facts.managementClass)),
            ]
            for (indicator, value) in values {
                try database.setFact(indicator, of: unit, from: day, to: value, by: .command)
            }
        }
    }

    /// One head and one clerk per school, and the people of the department. All have the
    /// demonstration's password, hashed once: hashing a hundred times would take seconds. They get
    /// in with that alone: the first steps of real people are done.
    func addAccounts(schools: [ListedSchool] = ListedSchool.all) throws {
        let hash = try PasswordHash(of: Demonstration.password)
        let offices: [(String, String, Role, Unit.Code)] = [
            ("chuyenvien", "Chuyên viên (minh họa)", .officer, ThanhMienUnits.department.code),
            ("lanhdao", "Lãnh đạo Phòng (minh họa)", .leader, ThanhMienUnits.department.code),
            ("quantri", "Quản trị (minh họa)", .admin, ThanhMienUnits.department.code),
            ("ubnd", "Người xem của Ủy ban (minh họa)", .viewer, "ubnd-thanh-mien"),
            ("so-gddt", "Người xem của Sở (minh họa)", .viewer, "so-gddt-hai-duong"),
        ]
        let people = schools.flatMap { school in
            [
                ("ht-\(school.code)", "Hiệu trưởng (minh họa)", Role.head, school.code),
                ("nv-\(school.code)", "Nhân viên (minh họa)", Role.clerk, school.code),
            ]
        }
        try write(at: Demonstration.beginning) { database in
            try database.change(Setting.secondFactor, to: false, by: .command)
            for (userName, name, role, code) in offices + people {
                guard let unit = try database.read.units.find(code) else { continue }
                let account = try database.addAccount(
                    userName: userName, name: name, role: role, unit: unit.id, password: hash,
                    by: .command)
                if let account { try database.noteNotice(readBy: account, by: .command) }
            }
        }
    }
}
