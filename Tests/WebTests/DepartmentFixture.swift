import Reporting
import Storage
import TestSupport

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
    private let folder: TemporaryFolder
    private let clock: TestClock

    private static let filled = Result { try FilledDatabase(fill) }

    init(now: String = "2026-11-23T08:00:00+07:00") throws {
        folder = try TemporaryFolder()
        clock = TestClock(try SchoolFixture.moment(now))
        try DepartmentFixture.filled.get().copy(to: folder.path("test.db"))
        storage = try Storage(path: folder.path("test.db"), environment: clock.environment)
        var configuration = Site.Configuration.ofTests
        configuration.startBackup = {}
        site = Site(storage: storage, configuration: configuration)
    }

    /// Signed in: `cv-a` and `cv-b` are officers, `ld-a` a leader, `xem` a viewer of the province,
    /// `qt` an administrator, `nv-` before a school's code its clerk.
    func browser(_ userName: String) throws -> Browser {
        try Browser(site, as: userName)
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
}
