import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Thi đua.
enum Standings {
    /// `GET /standings?year=`: how schools reported in a year; a school sees its own line.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["year", "done"])
        let isDone = try context.query("done") != nil
        return try context.page("Standings", StandingsPage(context, isDone: isDone))
    }

    /// `GET /standings.xlsx?year=`
    @Sendable static func workbook(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["year"])
        let page = try StandingsPage(context)
        let sheet = Spreadsheet(
            name: "Thi đua \(page.year)",
            columns: [
                .init("Đơn vị", width: 34), .init("Xã, thị trấn", width: 22),
                .init("Phải báo cáo", width: 12), .init("Đúng hạn", width: 12),
                .init("Nộp muộn", width: 12), .init("Số ngày muộn", width: 12),
                .init("Chưa nộp", width: 12), .init("Số lần trả lại", width: 12),
                .init("Số ô phải sửa", width: 12), .init("Ghi chú của trường", width: 50),
            ], madeAt: context.now)
        return try .spreadsheet(
            try sheet.file(page.rows.map(\.cells)), name: "thi-dua-\(page.year).xlsx")
    }

    /// `POST /standings`: what the school says to its line.
    @Sendable static func note(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let fields = try context.form()
        let years = 2000...context.now.day.components.year + 1
        let year = fields.first("year").flatMap { Int(sent: $0, in: years) }
        let note = try context.cleaned(fields.first("note") ?? "")
        guard let year,
            note.unicodeScalars.count <= 1000
        else { throw Refusal(.unprocessableContent, "Ghi chú không quá 1.000 ký tự.") }
        return try context.commit { database in
            try database.noteStanding(note, of: asker.unit.id, year: year, by: asker.actor)
            return .redirect(to: "/standings?year=\(year)&done=noted")
        }
    }
}

/// Thi đua: a line for each school, over the rounds that were due in the year.
struct StandingsPage {
    struct Row {
        let name: String
        let commune: String
        let owed: Int
        let onTime: Int
        let late: Int
        let daysLate: Int
        let missing: Int
        let returns: Int
        let errors: Int
        let note: String
        let cells: [Spreadsheet.Cell]
    }

    struct Year {
        let yearNumber: Int
        let yearAddress: String
        let isChosen: Bool
    }

    let frame: Frame
    let year: Int
    let years: [Year]
    let rounds: [String]
    let hasRounds: Bool
    /// The first `longest` of them on the page; all in the workbook.
    let rows: [Row]
    let shown: [Row]
    let isCut: Bool
    let isSchool: Bool
    let note: String
    let fileAddress: String
    let said: String?

    static let longest = 500

    init(_ context: Context, isDone: Bool = false) throws {
        let asker = try context.signedIn()
        let now = context.now
        let thisYear = now.day.components.year
        let year =
            try context.query("year").map { text -> Int in
                guard let year = Int(sent: text, in: 2000...thisYear + 1) else {
                    throw Refusal(.badRequest, "year là năm từ 2000.")
                }
                return year
            } ?? thisYear
        let isSchool = asker.role.isOfSchool
        let (owners, found, all) = try context.storage.read { database in
            // A school may owe reports to more than one unit.
            let seen = try database.rounds.seen(by: asker.unit.id)
            let owners =
                isSchool ? Array(Set(seen.map(\.owner))).sorted() : [asker.unit.id]
            let standings = try owners.flatMap {
                try database.standings(
                    of: $0, year: year, school: isSchool ? asker.unit.id : nil, at: now)
            }
            let rounds = try owners.flatMap { try database.rounds(owedTo: $0, dueIn: year) }
            return (
                try owners.flatMap { try database.rounds.owned(by: $0) }.filter(\.isPublic),
                standings, rounds
            )
        }
        self.year = year
        self.isSchool = isSchool
        let dueYears = Set(
            owners.map { Moment(milliseconds: $0.dueAt.milliseconds - 1).day.components.year })
        years = dueYears.union([thisYear, year]).sorted(by: >).map {
            Year(yearNumber: $0, yearAddress: "/standings?year=\($0)", isChosen: $0 == year)
        }
        rounds = all.map(\.title)
        hasRounds = !rounds.isEmpty
        rows = found.map(Row.init)
        shown = Array(rows.prefix(StandingsPage.longest))
        isCut = rows.count > shown.count
        note = rows.first?.note ?? ""
        fileAddress = "/standings.xlsx?year=\(year)"
        said = isDone ? "Đã lưu ghi chú." : nil
        frame = try Frame(context, title: "Thi đua", current: isSchool ? "/" : "/rounds")
    }
}

extension StandingsPage.Row {
    fileprivate init(_ standing: Standing) {
        name = standing.unit.name
        commune = standing.commune?.name ?? ""
        owed = standing.owed
        onTime = standing.onTime
        late = standing.late
        daysLate = standing.daysLate
        missing = standing.missing
        returns = standing.returns
        errors = standing.errors
        note = standing.note ?? ""
        cells =
            [.text(name), commune.isEmpty ? .blank : .text(commune)]
            + [owed, onTime, late, daysLate, missing, returns, errors].map { .integer(Int64($0)) }
            + [note.isEmpty ? .blank : .text(note)]
    }
}
