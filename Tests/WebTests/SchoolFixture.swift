import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import Synchronization

@testable import Web

/// A site over a database of its own: one department, two communes, three schools, a form with
/// every kind of indicator, an open round and a closed one before it.
final class SchoolFixture {
    static let round = "khao-sat-2026"
    static let previousRound = "khao-sat-2025"
    static let password = "mat-khau-thu"

    let storage: Storage
    let site: Site
    var path: String { folder.appending(path: "test.db").path }
    private let folder: URL
    private let clock: Clock

    /// The time of the test, which stands still.
    final class Clock: Sendable {
        private let moment: Mutex<Moment>
        init(_ moment: Moment) { self.moment = Mutex(moment) }
        var now: Moment {
            get { moment.withLock { $0 } }
            set { moment.withLock { $0 = newValue } }
        }
    }

    /// With `wantsHead` the open round's reports go to the head first.
    init(wantsHead: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "tonghop-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let clock = Clock(try SchoolFixture.moment("2026-11-23T08:00:00+07:00"))
        self.clock = clock
        storage = try Storage(
            path: folder.appending(path: "test.db").path, environment: .init { clock.now })
        site = try Site(storage: storage)
        try storage.write { try SchoolFixture.fill($0, wantsHead: wantsHead) }
    }

    deinit {
        do {
            try storage.close()
            try FileManager.default.removeItem(at: folder)
        } catch {
            // What is left lies in the system's folder for temporary files.
        }
    }

    var now: Moment {
        get { clock.now }
        set { clock.now = newValue }
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

    private static let hash: PasswordHash? = try? PasswordHash(of: password)

    private static func fill(_ database: WriteTransaction, wantsHead: Bool) throws {
        guard let hash else { throw Unreadable(text: "password") }
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
                "staff", of: id, from: try day("2025-09-01"), to: .integer(Int64(30 + index)))
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
                issuer: "Phòng", subject: "Kế hoạch", tasks: [], bases: []), by: .command)
        let units = try database.read.units.all(on: try day("2026-11-01"))
        func open(
            _ code: String, _ year: Int, due: String, wantsHead: Bool, previous: Round.ID?
        ) throws -> Round.ID? {
            try database.open(
                Round(
                    id: Round.ID(rawValue: 0), code: Round.Code(rawValue: code),
                    title: "Khảo sát năm \(year)", plan: plan, form: form.version, owner: owner,
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

    /// Every cell of a primary school's form filled in, without an error or a warning.
    static let filled: [(String, String)] = [
        ("staff", "30"), ("pupils", "512"), ("plan_issued", "true"), ("plan_number", "21/KH-TH"),
        ("trained", "12"), ("drill_date", "18/10/2026"), ("area", "1.234,5"), ("alarm", "none"),
        ("forms", ""), ("forms", "meeting"), ("planned", "15.000.000"), ("spent", "9.850.000"),
        ("notes", "Không có."),
    ]

    private static let formDocument = """
        {"code": "khao_sat", "version": 1, "title": {"vi": "Khảo sát"},
        "lists": {
          "ALARM": [{"value": "full", "vi": "Đầy đủ"}, {"value": "part", "vi": "Một phần"},
            {"value": "none", "vi": "Không có"}],
          "FORMS": [{"value": "meeting", "vi": "Họp hội đồng"}, {"value": "flag", "vi": "Chào cờ"}]},
        "sections": [
          {"code": "A", "vi": "Thông tin chung", "clauses": ["I"], "indicators": [
            \(indicator("staff", "Tổng số nhân viên", "integer", unit: "người", more: #""profile": true"#)),
            \(indicator("pupils", "Tổng số học sinh", "integer", unit: "học sinh",
                more: #""vi_MN": "Tổng số trẻ", "unit_MN": "trẻ""#)),
            \(indicator("plan_issued", "Đã ban hành kế hoạch", "boolean")),
            \(indicator("plan_number", "Số kế hoạch", "text", required: "when",
                more: #""max": 30, "when": "plan_issued""#))]},
          {"code": "B", "vi": "Huấn luyện", "clauses": ["II"], "indicators": [
            \(indicator("trained", "Số người được tập huấn", "integer", unit: "người")),
            \(indicator("drill_date", "Ngày diễn tập", "date")),
            \(indicator("area", "Diện tích", "decimal", unit: "m2", more: #""scale": 1"#)),
            \(indicator("alarm", "Hệ thống báo cháy", "choice", more: #""list": "ALARM""#)),
            \(indicator("forms", "Hình thức", "choices", required: "optional",
                more: #""list": "FORMS""#))]},
          {"code": "C", "vi": "Kinh phí", "clauses": ["III"], "indicators": [
            \(indicator("planned", "Dự toán", "money", unit: "đồng")),
            \(indicator("spent", "Đã sử dụng", "money", unit: "đồng")),
            \(indicator("notes", "Kiến nghị", "text", required: "optional", more: #""max": 200"#)),
            \(indicator("scan", "Bản quét", "file", required: "optional",
                more: #""accept": ["pdf"]"#)),
            \(indicator("toys", "Số đồ chơi", "integer", levels: #"["MN"]"#))]}],
        "rules": [
          {"id": "E03", "severity": "error", "for": ["trained"], "holds": "value <= staff",
            "vi": "{label} ({value}) không được lớn hơn tổng số nhân viên ({staff})."},
          {"id": "W12", "severity": "warning", "for": ["trained", "pupils"], "holds": "value > 0",
            "vi": "{label} bằng 0."},
          {"id": "W29", "severity": "warning", "at": ["spent"], "holds": "spent <= planned",
            "vi": "Số đã sử dụng ({spent}) lớn hơn dự toán ({planned})."}],
        "measures": []}
        """

    private static func indicator(
        _ code: String, _ label: String, _ type: String, unit: String? = nil,
        required: String = "always", levels: String = #"["MN", "TH"]"#, more: String? = nil
    ) -> String {
        let aggregate =
            ["integer", "money", "decimal"].contains(type)
            ? "sum" : type == "text" ? "list" : "none"
        return #"{"code": "\#(code)", "vi": "\#(label)", "type": "\#(type)", "#
            + (unit.map { #""unit": "\#($0)", "# } ?? "") + (more.map { $0 + ", " } ?? "")
            + #""nature": "state", "aggregate": "\#(aggregate)", "required": "\#(required)", "#
            + #""levels": \#(levels), "clauses": ["I"]}"#
    }
}

/// Asks a site as a browser does: keeps its cookie, takes the forms' tokens from the pages.
final class Browser {
    let site: Site
    private(set) var cookie: String?
    /// That the browser is known.
    private(set) var device: String?
    /// Where its requests come from.
    var peer = ""
    /// What the last page's form carries.
    private(set) var token: String?
    private(set) var version: String?
    private(set) var key: String?

    init(_ site: Site) { self.site = site }

    struct Answer {
        let status: HTTPResponse.Status
        let body: [UInt8]
        let text: String
        let location: String?
        let fields: HTTPFields
    }

    func get(_ target: String) throws -> Answer {
        try send(Request(.get, target, fields: fields))
    }

    /// Adds the token, the key and the version of the page that was read last, unless `hidden` is
    /// false.
    func post(
        _ target: String, _ form: [(String, String)] = [], hidden: Bool = true
    ) throws -> Answer {
        let body = hidden ? encoded(form) : Browser.encoded(form)
        return try post(
            target, body: Array(body.utf8), type: "application/x-www-form-urlencoded")
    }

    func post(_ target: String, body: [UInt8], type: String) throws -> Answer {
        var fields = fields
        fields[.contentType] = type
        return try send(Request(.post, target, fields: fields, body: body))
    }

    /// Where a form leads that is sent beside this browser.
    static func send(_ form: String, to target: String, of site: Site, cookie: String) throws
        -> String?
    {
        var fields: HTTPFields = [.cookie: cookie]
        fields[.contentType] = "application/x-www-form-urlencoded"
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
        let request = try Request(.post, target, fields: fields, body: Array(form.utf8))
        return site.respond(to: request).fields[.location]
    }

    /// The form's body with what the last page's form carries.
    func encoded(_ form: [(String, String)]) -> String {
        var form = form
        if let token { form.append(("_csrf", token)) }
        if let key { form.append(("_key", key)) }
        if let version, !form.contains(where: { $0.0 == "_version" }) {
            form.append(("_version", version))
        }
        return Browser.encoded(form)
    }

    private static func encoded(_ form: [(String, String)]) -> String {
        form.map { encoded($0.0) + "=" + encoded($0.1) }.joined(separator: "&")
    }

    func signIn(_ userName: String, password: String = SchoolFixture.password) throws {
        cookie = nil
        _ = try trySignIn(userName, password: password)
    }

    func trySignIn(_ userName: String, password: String) throws -> Answer {
        try post("/sign-in", [("user", userName), ("password", password)], hidden: false)
    }

    /// As a browser keeps what it is given.
    private func keep(_ cookies: [String]) {
        for text in cookies {
            let pair = String(text.prefix { $0 != ";" })
            let isEnded = pair.hasSuffix("=")
            if pair.hasPrefix("sid=") { cookie = isEnded ? nil : pair }
            if pair.hasPrefix("known=") { device = pair }
        }
    }

    private var fields: HTTPFields {
        var fields: HTTPFields = [:]
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
        let cookies = [cookie, device].compactMap { $0 }
        if !cookies.isEmpty { fields[.cookie] = cookies.joined(separator: "; ") }
        return fields
    }

    private func send(_ request: Request) throws -> Answer {
        var request = request
        request.authority = "tonghop.example"
        request.peer = peer
        let response = site.respond(to: request)
        keep(response.fields[values: .setCookie])
        let text = String(decoding: response.body, as: UTF8.self)
        token = Browser.hidden("_csrf", in: text) ?? token
        version = Browser.hidden("_version", in: text) ?? version
        key = Browser.hidden("_key", in: text) ?? key
        return Answer(
            status: response.status, body: response.body, text: text,
            location: response.fields[.location],
            fields: response.fields)
    }

    private static func hidden(_ name: String, in text: String) -> String? {
        guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { octet in
            switch octet {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(octet))
            default: "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16)
            }
        }.joined()
    }
}

extension [(String, String)] {
    /// The form with one cell typed otherwise.
    func with(_ name: String, _ value: String) -> [(String, String)] {
        filter { $0.0 != name } + [(name, value)]
    }
}
