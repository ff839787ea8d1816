import Reporting
import Storage
import TestSupport

extension DepartmentFixture {
    /// Each report at its moment.
    static func fill(_ path: String) throws {
        let clock = TestClock(try SchoolFixture.moment("2025-09-01T08:00:00+07:00"))
        let storage = try Storage(path: path, environment: clock.environment)
        try storage.write { try addUnits(to: $0) }
        clock.now = try SchoolFixture.moment("2025-11-20T09:00:00+07:00")
        try report(in: previousRound, to: storage)
        clock.now = try SchoolFixture.moment("2026-11-20T09:00:00+07:00")
        try report(in: round, to: storage)
        try reportToProvince(storage)
        try storage.close()
    }

    private static func report(in round: String, to storage: Storage) throws {
        try storage.write { database in
            for (code, values) in DepartmentFixture.counted[round] ?? [:] {
                let isNursery = code == "mn-cao-thang"
                try submit(
                    code, values, in: round, to: database,
                    confirmations: isNursery
                        ? [
                            Confirmation(
                                rule: "W1", cells: ["trained"], reason: "Chưa có lớp <tập huấn>.")
                        ] : [])
                guard !isNursery else { continue }
                let place = try place(code, round, database)
                try database.move(place.unit, in: place.round, by: .approve, by: .command)
            }
            if round == DepartmentFixture.round { try addUnfinished(to: database) }
            if round == DepartmentFixture.previousRound {
                try database.close(try place("th-cao-thang", round, database).round, by: .command)
            }
        }
    }

    /// One report given back and begun again, one that was never sent.
    private static func addUnfinished(to database: WriteTransaction) throws {
        let round = DepartmentFixture.round
        try submit(
            "thcs-doan-tung",
            [
                "staff": .integer(40), "kitchen": .boolean(false), "trained": .integer(9),
                "fire": .integer(0), "accident": .integer(0), "spent": .integer(7),
                "lab": .integer(0),
            ], in: round, to: database)
        let returned = try place("thcs-doan-tung", round, database)
        try database.return(
            returned.unit, in: returned.round, .init(reason: "Đề nghị bổ sung báo cháy."),
            by: .command)
        _ = try database.saveDraft(
            ["staff": .value(.integer(DepartmentFixture.drafts[1]))], of: returned.unit,
            in: returned.round, seen: nil, by: .command)
        let draft = try place("th-doan-tung", round, database)
        _ = try database.saveDraft(
            ["staff": .value(.integer(DepartmentFixture.drafts[0]))], of: draft.unit,
            in: draft.round, seen: nil, by: .command)
    }

    private static func reportToProvince(_ storage: Storage) throws {
        try storage.write { database in
            try submit(
                "th-khac", ["staff": .integer(77)], in: DepartmentFixture.provinceRound,
                to: database)
        }
    }

    private static func submit(
        _ code: String, _ values: Values, in round: String, to database: WriteTransaction,
        confirmations: [Confirmation] = []
    ) throws {
        let place = try place(code, round, database)
        _ = try database.submit(
            Submission(
                round: place.round, unit: place.unit, values: values, confirmations: confirmations,
                seenVersion: nil), by: .command)
    }

    private static func place(_ code: String, _ round: String, _ database: WriteTransaction) throws
        -> (round: Round.ID, unit: Reporting.Unit.ID)
    {
        guard let round = try database.read.rounds.find(Round.Code(rawValue: round)),
            let unit = try database.read.units.find(Reporting.Unit.Code(rawValue: code))
        else { throw SchoolFixture.Unreadable(text: code) }
        return (round.id, unit.id)
    }
}
