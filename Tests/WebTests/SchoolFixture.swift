import Reporting
import Storage
import TestSupport

@testable import Web

/// A site over a database of its own: one department, two communes, three schools, a form with
/// every kind of indicator, an open round and a closed one before it.
final class SchoolFixture {
    static let round = "khao-sat-2026"
    static let previousRound = "khao-sat-2025"
    static let password = "mat-khau-thu"

    let storage: Storage
    let site: Site
    let path: String
    private let folder: TemporaryFolder
    private let clock = TestClock(.ofTests)

    private static let database = Result { try FilledDatabase { try fill($0, wantsHead: false) } }
    private static let handingOn = Result { try FilledDatabase { try fill($0, wantsHead: true) } }

    /// With `wantsHead` the open round's reports go to the head first; `savings` is how often a
    /// school may save within an hour.
    init(wantsHead: Bool = false, savings: Int = SavingBudget().savings) throws {
        folder = try TemporaryFolder()
        path = folder.path("test.db")
        try (wantsHead ? SchoolFixture.handingOn : SchoolFixture.database).get().copy(to: path)
        var environment = clock.environment
        environment.budget.savings = savings
        storage = try Storage(path: path, environment: environment)
        site = Site(storage: storage, configuration: .ofTests)
    }

    var now: Moment {
        get { clock.now }
        set { clock.now = newValue }
    }

    /// Has signed in and opened the report's form.
    func reporter(_ userName: String) throws -> Browser {
        let browser = try Browser(site, as: userName)
        _ = try browser.get("/rounds/\(SchoolFixture.round)/report")
        return browser
    }

    static func moment(_ text: String) throws -> Moment {
        guard let moment = Moment(rfc3339: text) else { throw Unreadable(text: text) }
        return moment
    }

    struct Unreadable: Error {
        let text: String
    }

    /// The user names are `nv-` (clerk) and `ht-` (head) before the school's code, `cv` and `qt`.
    static let schools: [(code: Reporting.Unit.Code, name: String, level: Level)] = [
        ("th-cao-thang", "Trường Tiểu học Cao Thắng", "TH"),
        ("mn-chi-lang", "Trường Mầm non Chi Lăng", "MN"),
        ("th-doan-tung", "Trường Tiểu học Đoàn Tùng", "TH"),
    ]

    /// Every cell of a primary school's form filled in, without an error or a warning.
    static let filled: [(String, String)] = [
        ("staff", "30"), ("pupils", "512"), ("plan_issued", "true"), ("plan_number", "21/KH-TH"),
        ("trained", "12"), ("drill_date", "18/10/2026"), ("area", "1.234,5"), ("alarm", "none"),
        ("forms", ""), ("forms", "meeting"), ("planned", "15.000.000"), ("spent", "9.850.000"),
        ("notes", "Không có."),
    ]
}

extension [(String, String)] {
    /// The form with one cell typed otherwise.
    func with(_ name: String, _ value: String) -> [(String, String)] {
        filter { $0.0 != name } + [(name, value)]
    }
}

extension Site.Configuration {
    /// As the program's own, but for the cost of passwords and the disk.
    static let ofTests: Site.Configuration = {
        var configuration = Site.Configuration()
        configuration.passwordCost = .least
        // Of whatever machine the tests run on.
        configuration.diskSpace = { _ in nil }
        return configuration
    }()
}
