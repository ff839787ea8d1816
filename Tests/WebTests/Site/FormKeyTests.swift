import Demonstration
import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What every role is shown: the forms as they are on the pages, not as templates say.
@Suite struct FormKeyTests {
    struct Shown: Hashable {
        let action: String
        let key: String
        /// Enter in one of its fields presses the first of several buttons, though nobody chose it.
        var isHasty = false
    }

    /// Changes nothing twice by nature, or has nothing to replay.
    private static let exempt = [
        "/sign-in", "/sign-out", "/sign-in/code", "/a/{secret}",
        // Of the form's script: sent twice it says and stores the same.
        "/rounds/{round}/report/cells", "/rounds/{round}/reports/{unit}/entry/cells",
        // Likewise of a paper's: a part that is there already changes nothing.
        "/rounds/{round}/report/files/{indicator}/parts/{upload}",
        "/rounds/{round}/report/signed/parts/{upload}",
        "/rounds/{round}/reports/{unit}/signed/parts/{upload}",
        "/incidents/{incident}/photos/parts/{upload}",
    ]

    let site: APISite

    init() throws {
        var configuration = Site.Configuration()
        configuration.startBackup = {}
        configuration.readPapers = {}
        site = try APISite(configuration: configuration)
    }

    /// Every role, a head whose report is submitted and may be withdrawn, a clerk whose report
    /// waits for the head's PIN.
    private func people() throws -> [String] {
        let submitted = try school(in: .submitted)
        let pending = try school(in: .pendingHead)
        return Demonstration.signIns.map(\.userName)
            + ["ht-\(submitted)", "nv-\(pending)"]
    }

    /// An account that everything can be done with, a token and a link.
    private func prepare() throws -> Account {
        _ = try site.token(.officer, "pgd-thanh-mien")
        let storage = site.storage
        let account = try #require(
            try storage.read { try $0.access.account(named: "nv-mn-chi-lang-bac") })
        try storage.write { database in
            try database.issueCode(to: account, by: .command)
            try database.startSession(
                .init(), of: account, at: .init(address: "", agent: ""), by: .command)
            try database.prepareFactor(of: account.id, key: storage.key)
            let factor = try #require(
                try database.read.access.secondFactor(of: account.id, key: storage.key))
            let code = try #require(factor.seed.code(database.now.milliseconds / 30_000))
            #expect(
                try database.confirmFactor(code, of: account, key: storage.key, by: .command))
            try database.makeLink(
                for: account.unit, lifetime: .seconds(86_400), key: storage.key, by: .command)
            let exempt = try file(school(in: .notStarted), "pccc-2026", database.read)
            try database.carryOut(.exempt, Said("Sáp nhập."), on: exempt, by: .command)
            try enter(try file(school(in: .submitted), "pccc-2026", database.read), database)
            let closed = try file("th-cao-thang", "pccc-2022", database.read)
            try database.carryOut(.askUnlock, Said("Nhầm."), on: closed, by: .command)
            try sendUnreadable(closed, database)
            try database.setFact(
                "gen_staff_total", of: closed.unit.id, from: try #require(Day(iso: "2021-09-01")),
                to: 1, by: .command)
            var waived = Said("Máy quét hỏng.")
            waived.rule = "W35"
            let owed = try file("th-cao-thang", "pccc-2026", database.read)
            var draft = FormDraft(owed.form.document)
            // Which may then be taken from the form.
            draft.removeQuestion("report_file")
            draft.own.addSection("Việc của cơ quan")
            var question = QuestionDraft()
            question.label = "Lượt kiểm tra"
            draft.own.add(question, to: "A")
            _ = try database.add(draft, of: owed.round.owner)
            try planWithGiven(owed, database)
            try reportIncidents(owed, database)
            try database.carryOut(.waive, waived, on: owed, by: .command)
        }
        return account
    }

    /// One that nobody has acknowledged, one that may be closed.
    private func reportIncidents(_ file: ReportFile, _ database: WriteTransaction) throws {
        let occasion = try #require(
            try database.read.occasions.of(file.round.owner).first)
        let form = try database.read.forms.layout(occasion.form).form
        let answers = IncidentAnswers(
            ["kind": .choice("fire")], to: form, occasion.form, at: file.level)
        for isNew in [false, true] {
            let id = try database.report(
                answers, on: occasion, by: file.unit.unit, actor: .command)
            if !isNew { try database.add(.acknowledged, to: id, by: .command) }
        }
    }

    /// A round of which the office knows something of its schools, with a trial of it; another version of
    /// the open round's form.
    private func planWithGiven(_ file: ReportFile, _ database: WriteTransaction) throws {
        let next = try FormDraft(file.form.document).finished(code: "pccc", version: 3)
        _ = try database.importForm(next, of: file.round.owner, by: .command)
        var draft = FormDraft(file.form.document)
        draft.setGiven([.init(code: "", label: "Số theo danh sách", type: "integer")])
        let form = try draft.finished(code: "co_san", version: 1)
        _ = try database.importForm(form, of: file.round.owner, by: .command)
        var round = try database.read.draft(of: file.round)
        (round.code, round.form) = ("co-san", form.version)
        let planned = try database.plan(
            round, of: file.round.owner, owing: .named([file.unit.unit.code]), by: .command)
        _ = try database.openTrial(of: planned, evenPast: true, by: .command)
    }

    /// A signed copy whose reading may be repeated.
    private func sendUnreadable(_ file: ReportFile, _ database: WriteTransaction) throws {
        let hash = try site.storage.files.keep(Data("%PDF".utf8))
        try database.attachSignedCopy(
            Attachment(hash: hash, name: "ky.pdf", bytes: 4), to: file.report.revision, of: file,
            as: .head, by: .command)
        let paper = try #require(try database.read.reports.unreadPaper())
        var reading = PaperReading()
        reading.failure = .tookTooLong
        try database.beginReading(paper)
        try database.keep(reading, of: paper)
    }

    /// The report is given back, and entered by the department from paper.
    private func enter(_ file: ReportFile, _ database: WriteTransaction) throws {
        let (unit, round) = (file.unit.id, file.round.id)
        let values = try database.read.reports.submittedValues(of: unit, in: round, form: file.form)
        try database.return(unit, in: round, .init(reason: "Gửi giấy."), by: .command)
        _ = try database.submit(
            Submission(
                round: round, unit: unit, values: values ?? [:], confirmations: [],
                seenVersion: nil, onBehalfReason: "Giấy."), by: .command)
    }

    private func file(
        _ unit: Reporting.Unit.Code, _ round: Round.Code, _ database: ReadTransaction
    ) throws -> ReportFile {
        let round = try #require(try database.rounds.find(round))
        let unit = try #require(try database.units.find(unit))
        return try #require(try database.reportFile(of: unit.id, in: round))
    }

    private func school(in state: ReportState) throws -> Reporting.Unit.Code {
        let school = try ListedSchool.all.first {
            try site.report($0.code).state == state
        }
        return try #require(school).code
    }

    /// The schools whose reports are looked at: one of a closed round, one that can be judged, one
    /// that is exempt.
    private func looked() throws -> [String] {
        try ["th-cao-thang", school(in: .submitted).rawValue]
            + ListedSchool.all.filter { try site.report($0.code).state == .exempt }
            .map(\.code.rawValue)
    }

    private func forms(of user: String, _ prepared: Account? = nil) throws -> [Shown] {
        let browser = Browser(site.site)
        var pages = [try browser.get("/sign-in").text]
        try browser.signIn(user, password: Demonstration.password)
        let places = Site.routes.filter { $0.method == .get && !$0.isAPI }.flatMap { route in
            route.address.contains("{round}")
                ? ["pccc-2026", "pccc-2022"].map {
                    route.address.replacing("{round}", with: $0)
                } : [route.address]
        }
        let looked = try looked()
        let pairs = places.flatMap { place in
            place.hasSuffix("/reports/{unit}") || place.hasSuffix("/reports/{unit}/signed")
                ? looked.map { (place, $0) } : [(place, "th-cao-thang")]
        }
        let opened = [
            "/form-drafts/1?q=gen_staff_total", "/form-drafts/1?r=new", "/form-drafts/1?m=new",
            "/form-drafts/1?add=A", "/form-drafts/1/tasks?plan=1",
            "/form-drafts/1/own?q=luot_kiem_tra", "/form-drafts/1/own?r=new",
            "/rounds/co-san/given", "/rounds/pccc-2026/form?to=pccc:3",
            "/rounds/co-san-thu/tracking", "/rounds/pccc-2026/returns?finding=rule:W35",
        ].map { ($0, "th-cao-thang") }
        let incidents = try site.storage.read { database in
            let unit = try #require(try database.units.find("th-cao-thang"))
            return try database.incidents.list(.school(unit.id), limit: 9)
        }.flatMap { ["/incidents/\($0.id.rawValue)", "/incidents/\($0.id.rawValue)/correction"] }
            .map { ($0, "th-cao-thang") }
        for (place, unit) in pairs + opened + incidents {
            let address =
                place
                .replacing("{account}", with: "\(prepared?.id.rawValue ?? 1)")
                .replacing("{plan}", with: "1").replacing("{draft}", with: "1").replacing(
                    "{unit}", with: unit
                )
                .replacing("{indicator}", with: "report_file")
                .replacing("{kind}", with: "report")
            let answer = try browser.get(address)
            if answer.status == .ok { pages.append(answer.text) }
        }
        return pages.flatMap(shown)
    }

    /// The forms of a page, and the buttons that lead theirs to an address of their own.
    private func shown(on page: String) -> [Shown] {
        let forms = page.components(between: "<form", and: "</form>")
            .filter { $0.prefix { $0 != ">" }.contains("method=\"post\"") }
        func key(_ form: String?) -> String {
            form?.components(between: "name=\"_key\" value=\"", and: "\"").first ?? ""
        }
        let buttons = page.components(between: "<button", and: ">")
            .filter { $0.contains("formaction=") }
        return forms.map { form in
            Shown(
                action: form.components(between: "action=\"", and: "\"").first ?? "",
                key: key(form), isHasty: isHasty(form))
        }
            + buttons.map { button in
                let name = button.components(between: "form=\"", and: "\"").first ?? ""
                return Shown(
                    action: button.components(between: "formaction=\"", and: "\"").first ?? "",
                    key: key(forms.first { $0.contains("id=\"\(name)\"") }))
            }
    }

    private func isHasty(_ form: String) -> Bool {
        let buttons = form.components(between: "<button", and: ">")
        let typed = form.components(between: "<input", and: ">").filter {
            !$0.contains("type=\"hidden\"")
        }
        guard let first = buttons.first, buttons.count > 1, !typed.isEmpty else { return false }
        return !first.contains("disabled") && !first.contains("tabindex=\"-1\"")
    }

    @Test("every form that changes something has a key on the page, and every address its form")
    func everyForm() throws {
        let prepared = try prepare()
        let forms = try people().flatMap { try self.forms(of: $0, prepared) }
        for form in forms {
            let length = Self.exempt.contains(form.action) ? 0 : 32
            #expect(form.key.utf8.count == length, "\(form.action)")
            #expect(!form.isHasty, "Enter presses any button of \(form.action)")
        }
        for route in Site.routes
        where route.method == .post && !route.isAPI && !Self.exempt.contains(route.address) {
            let hasForm = forms.contains { form in
                route.match(form.action.split(separator: "/").map(String.init)) != nil
            }
            #expect(hasForm, "no form for \(route.address)")
        }
    }

    @Test("a page that is opened again has another key")
    func anew() throws {
        let keys = try (0..<2).map { _ in
            Set(try forms(of: "quantri").map(\.key).filter { !$0.isEmpty })
        }
        #expect(keys[0].count > 1)
        #expect(keys[0].isDisjoint(with: keys[1]))
    }
}
