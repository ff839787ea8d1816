import Reporting
import Storage
import TestSupport

@testable import Web

extension SchoolFixture {
    static func fill(_ path: String, wantsHead: Bool) throws {
        let storage = try Storage(path: path, environment: TestClock(.ofTests).environment)
        try storage.write { try fill($0, wantsHead: wantsHead) }
        try storage.close()
    }

    private static func fill(_ database: WriteTransaction, wantsHead: Bool) throws {
        let hash = try PasswordHash(of: password, cost: .least)
        try database.add(LevelName(level: "MN", name: "Mầm non", short: "MN"), order: 0)
        try database.add(LevelName(level: "TH", name: "Tiểu học", short: "TH"), order: 1)
        let department = NewUnit(
            code: "pgd", name: "Phòng Giáo dục và Đào tạo Thử", shortName: "Phòng",
            kind: .department)
        guard let owner = try database.add(department, by: .command) else { return }
        for (code, name) in [("xa-a", "Xã An"), ("xa-b", "Xã Bình")] {
            try database.add(
                NewUnit(
                    code: Reporting.Unit.Code(rawValue: code), name: name, shortName: name,
                    kind: .commune),
                by: .command)
        }
        try database.change(Setting.secondFactor, to: false, by: .command)
        for (userName, role) in [("cv", Role.officer), ("qt", .admin)] {
            let account = try database.addAccount(
                userName: userName, name: role.name, role: role, unit: owner, password: hash,
                by: .command)
            if let account { try database.noteNotice(readBy: account, by: .command) }
        }
        for (index, school) in schools.enumerated() {
            let unit = NewUnit(
                code: school.code, name: school.name, shortName: school.name, kind: .school,
                level: school.level, reportsTo: "pgd", commune: index == 1 ? "xa-b" : "xa-a",
                displayOrder: index)
            guard let id = try database.add(unit, by: .command) else { continue }
            try database.setFact(
                "staff", of: id, from: try day("2025-09-01"), to: .integer(Int64(30 + index)),
                by: .command)
            for (prefix, role) in [("nv", Role.clerk), ("ht", .head)] {
                let account = try database.addAccount(
                    userName: "\(prefix)-\(school.code)", name: role.name, role: role, unit: id,
                    password: hash, by: .command)
                if let account { try database.noteNotice(readBy: account, by: .command) }
            }
        }
        try openRounds(database, owner: owner, wantsHead: wantsHead)
    }

    private static func openRounds(
        _ database: WriteTransaction, owner: Reporting.Unit.ID, wantsHead: Bool
    ) throws {
        let form = try Form(document: try JSON(parsing: Array(formDocument.utf8)))
        _ = try database.importForm(form, by: .command)
        let plan = try database.add(
            Plan(
                id: Plan.ID(rawValue: 0), number: "14/KH-GDĐT", date: try day("2022-03-16"),
                issuer: "Phòng", subject: "Kế hoạch", tasks: [], bases: []), of: owner,
            by: .command)
        let units = try database.read.units.all(on: try day("2026-11-01"))
        func open(
            _ code: String, _ year: Int, due: String, wantsHead: Bool, previous: Round.ID?
        ) throws -> Round.ID? {
            try database.open(
                Round(
                    id: Round.ID(rawValue: 0), code: Round.Code(rawValue: code),
                    title: "Khảo sát năm \(year)", plan: plan, form: .init(form.version),
                    owner: owner,
                    period: try day("\(year - 1)-11-16")...(try day("\(year)-11-15")),
                    dataClose: try day("\(year)-11-15"), dueAt: try moment(due),
                    dueText: "trước ngày 03/12/\(year)", wantsHead: wantsHead,
                    previous: previous),
                schools: units.filter { $0.unit.kind == .school },
                nodes: units.filter { $0.unit.kind != .school }, by: .command)
        }
        let previous = try open(
            previousRound, 2025, due: "2025-12-03T00:00:00+07:00", wantsHead: false, previous: nil)
        if let previous, let school = units.first(where: { $0.unit.code == "th-cao-thang" }) {
            let values: Values = [
                "staff": .integer(28), "pupils": .integer(444), "plan_issued": .boolean(false),
                "spent": .integer(9_850_000), "alarm": .choice("none"),
            ]
            _ = try database.submit(
                Submission(
                    round: previous, unit: school.unit.id, values: values, confirmations: [],
                    seenVersion: nil), by: .command)
            try database.move(school.unit.id, in: previous, by: .approve, by: .command)
            try database.close(previous, by: .command)
        }
        _ = try open(
            round, 2026, due: "2026-12-03T00:00:00+07:00", wantsHead: wantsHead, previous: previous)
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else { throw Unreadable(text: text) }
        return day
    }
}
