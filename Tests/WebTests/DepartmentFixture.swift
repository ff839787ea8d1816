import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage

@testable import Web

/// A site over a database of its own: two departments under a province, four schools of the first
/// in every stage of an open round, a closed round before it, and a round of the province in which
/// the second department's school reports too.
final class DepartmentFixture {
    static let round = "thu-2026"
    static let previousRound = "thu-2025"
    /// Owed to the province by the schools of both departments.
    static let provinceRound = "tinh-2026"

    let storage: Storage
    let site: Site
    /// Those that were made, since each costs a commit.
    var tokens: [Person: String] = [:]
    var sessions: [Person: Session.Secret] = [:]
    private let folder: URL
    private let clock: SchoolFixture.Clock

    init(now: String = "2026-11-23T08:00:00+07:00") throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "tonghop-department-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let clock = SchoolFixture.Clock(try SchoolFixture.moment("2025-09-01T08:00:00+07:00"))
        self.clock = clock
        storage = try Storage(
            path: folder.appending(path: "test.db").path, environment: .init { clock.now })
        var configuration = Site.Configuration()
        configuration.startBackup = {}
        site = try Site(storage: storage, configuration: configuration)
        try storage.write { try DepartmentFixture.fill($0) }
        try report(in: DepartmentFixture.previousRound, "2025-11-20T09:00:00+07:00")
        try report(in: DepartmentFixture.round, "2026-11-20T09:00:00+07:00")
        try reportToProvince()
        clock.now = try SchoolFixture.moment(now)
    }

    deinit {
        do {
            try storage.close()
            try FileManager.default.removeItem(at: folder)
        } catch {
            // What is left lies in the system's folder for temporary files.
        }
    }

    /// Signed in: `cv-a` and `cv-b` are officers, `ld-a` a leader, `xem` a viewer of the province,
    /// `qt` an administrator, `nv-` before a school's code its clerk.
    func browser(_ userName: String) throws -> Browser {
        let browser = Browser(site)
        try browser.signIn(userName)
        return browser
    }

    func set(_ moment: String) throws { clock.now = try SchoolFixture.moment(moment) }

    static let schools: [(code: Reporting.Unit.Code, name: String, level: Level, commune: String)] =
        [
            ("mn-cao-thang", "Trường Mầm non Cao Thắng", "MN", "xa-cao-thang"),
            ("th-cao-thang", "Trường Tiểu học Cao Thắng", "TH", "xa-cao-thang"),
            ("th-doan-tung", "Trường Tiểu học Đoàn Tùng <b>&", "TH", "tt-doan-tung"),
            ("thcs-doan-tung", "Trường THCS Đoàn Tùng", "THCS", "tt-doan-tung"),
        ]
    static let stranger = "Trường Tiểu học Huyện Khác"

    /// What was submitted and counts, by round and school: what totals are added up from.
    static let counted: [String: [String: Values]] = [
        round: [
            "th-cao-thang": [
                "staff": .integer(30), "kitchen": .boolean(true), "alarm": .choice("full"),
                "trained": .integer(20), "forms": .choices(["meeting"]), "fire": .integer(0),
                "accident": .integer(0), "spent": .integer(0),
            ],
            "mn-cao-thang": [
                "staff": .integer(1200), "kitchen": .boolean(false), "alarm": .choice("none"),
                "trained": .integer(0), "fire": .integer(1), "accident": .integer(2),
                "detail": .text("<script>alert(1)</script>"), "spent": .integer(5_000_000),
            ],
        ],
        previousRound: [
            "th-cao-thang": [
                "staff": .integer(28), "kitchen": .boolean(true), "alarm": .choice("part"),
                "trained": .integer(14), "fire": .integer(0), "accident": .integer(1),
                "spent": .integer(0),
            ]
        ],
    ]
    /// In drafts only; no page may show them.
    static let drafts: [Int64] = [888_666, 999_777]
}

extension DepartmentFixture {
    /// The independent sum: straight over the values.
    static func sum(_ code: Indicator.Code, in round: String = round) -> Int64 {
        (counted[round] ?? [:]).values.reduce(0) { sum, values in
            guard case .integer(let number)? = values[code] else { return sum }
            return sum + number
        }
    }

    private func report(in round: String, _ moment: String) throws {
        clock.now = try SchoolFixture.moment(moment)
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
    private func addUnfinished(to database: WriteTransaction) throws {
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

    private func reportToProvince() throws {
        try storage.write { database in
            try submit(
                "th-khac", ["staff": .integer(77)], in: DepartmentFixture.provinceRound,
                to: database)
        }
    }

    private func submit(
        _ code: String, _ values: Values, in round: String, to database: WriteTransaction,
        confirmations: [Confirmation] = []
    ) throws {
        let place = try place(code, round, database)
        _ = try database.submit(
            Submission(
                round: place.round, unit: place.unit, values: values, confirmations: confirmations,
                seenVersion: nil), by: .command)
    }

    private func place(_ code: String, _ round: String, _ database: WriteTransaction) throws
        -> (round: Round.ID, unit: Reporting.Unit.ID)
    {
        guard let round = try database.read.rounds.find(Round.Code(rawValue: round)),
            let unit = try database.read.units.find(Reporting.Unit.Code(rawValue: code))
        else { throw SchoolFixture.Unreadable(text: code) }
        return (round.id, unit.id)
    }
}
