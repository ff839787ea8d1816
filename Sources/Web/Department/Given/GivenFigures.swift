import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the office that opens a round knows of its schools before it asks.
enum GivenFigures {
    /// `GET /rounds/{round}/given`: which figures the form uses, and of how many schools they are known.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done", "kept"])
        return visit.page(try GivenFiguresPage(visit))
    }

    /// `POST /rounds/{round}/given`: keeps the table in `list`, all of it or nothing; a file comes back
    /// as text to be looked at. `previous` takes what was known in the round before.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let sent = try SentList(wish)
        let form = try wish.look { visit in
            try visit.database.forms.layout(of: visit.ownedRound()).form
        }
        guard wish.context.sent?.fields.first("_do") != "previous" else {
            return try takePrevious(form, wish)
        }
        func shown(
            _ status: HTTPResponse.Status, fault: MalformedList? = nil,
            _ faults: [GivenFault] = []
        ) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try GivenFiguresPage(visit, sent, fault: fault, faults: faults), status: status)
            }
        }
        var table: GivenTable
        do throws(MalformedList) {
            if let fault = sent.fault { throw fault }
            table = try GivenTable(
                SpreadsheetText(pasted: sent.text), of: form, skipping: sent.skipped)
        } catch {
            return try shown(.unprocessableContent, fault: error)
        }
        let rows = try wish.look { visit in
            var read = table
            let rows = try read.rows(in: GivenSchools(visit.ownedRound(), visit))
            table = read
            return rows
        }
        guard table.faults.isEmpty else { return try shown(.unprocessableContent, table.faults) }
        if sent.isFile || sent.wanted != .apply { return try shown(.ok) }
        return try keep(rows, of: sent, wish)
    }

    private static func takePrevious(_ form: Form, _ wish: Wish) throws -> any Reply {
        let rows = try wish.look { visit in
            let round = try visit.ownedRound()
            guard let previous = try visit.previousOfGiven(round) else {
                throw Refusal(.conflict, "Đợt trước không có số liệu này.")
            }
            let owing = Set(try GivenSchools(round, visit).all.map(\.id))
            return try visit.database.rounds.givenRows(in: previous.id, form: form)
                .filter { owing.contains($0.unit) }
        }
        // Others would wait for it.
        guard rows.count <= GivenTable.longest else {
            throw Refusal(
                .conflict,
                "Đợt trước có số liệu của \(VietnameseNumber.text(rows.count)) trường; mỗi lần nhập "
                    + "nhiều nhất \(VietnameseNumber.text(GivenTable.longest)): nhập bằng danh sách."
            )
        }
        return try keep(rows, of: nil, wish)
    }

    /// What was sent comes back where the round is open no more.
    private static func keep(
        _ rows: [GivenRow], of sent: SentList?, _ wish: Wish
    ) throws -> any Reply {
        let round = try wish.look { try $0.ownedRound() }
        do {
            return try wish.commit { database in
                let kept = try database.give(rows, in: round.id, by: wish.actor)
                let done = rows.count - kept.count
                return .redirect(
                    to: "/rounds/\(round.address)/given?done=\(done)&kept=\(kept.count)")
            }
        } catch is RoundObjection {
            return try wish.look { visit in
                visit.page(try GivenFiguresPage(visit, sent), status: .conflict)
            }
        }
    }
}

extension Visit {
    /// The round before, where something was given in it.
    func previousOfGiven(_ round: Round) throws -> Round? {
        guard let id = round.previous, let previous = try database.rounds.find(id),
            previous.owner == round.owner,
            try !database.rounds.givenCounts(in: previous.id).isEmpty
        else { return nil }
        return previous
    }
}

struct GivenFiguresPage {
    struct Figure {
        let label: String
        let code: String
        let kind: String
        let count: Int
    }

    let frame: Frame
    let roundTitle: String
    let address: String
    let setup: String
    let figures: [Figure]
    let owing: Int
    let mayChange: Bool
    let previous: String?
    let sent: ListFields
    /// A whole sentence each, with the line that it is about.
    let faults: [Complaint]
    let said: String?
    let wasRead: Bool
    /// What may be copied into a spreadsheet, filled in there, and pasted again.
    let blank: String

    /// Of so many schools the table stands ready to be filled in.
    private static let few = 300

    init(
        _ visit: Visit, _ sent: SentList? = nil, fault: MalformedList? = nil,
        faults: [GivenFault] = []
    ) throws {
        let round = try visit.ownedRound()
        let form = try visit.database.forms.layout(of: round).form
        frame = try Frame(
            visit, title: "Số liệu cơ quan có sẵn", current: "/rounds/\(round.address)/setup",
            round: round)
        roundTitle = round.title
        address = "/rounds/\(round.address)/given"
        setup = "/rounds/\(round.address)/setup"
        let counts =
            form.given.isEmpty ? [:] : try visit.database.rounds.givenCounts(in: round.id)
        figures = form.given.map {
            Figure(
                label: $0.label.vietnamese, code: "$" + $0.code, kind: $0.kind.words,
                count: counts[$0.code] ?? 0)
        }
        owing = try visit.database.owingCount(round)
        mayChange = [.planned, .open].contains(round.state) && round.withdrawnAt == nil
        previous = try visit.previousOfGiven(round)?.title
        self.sent = ListFields(sent, fault: fault)
        self.faults =
            (fault.map { [($0.line, $0.sentence)] }
            ?? faults.prefix(100).map { ($0.line, $0.sentence) })
            .map { Complaint("Dòng \($0): \($1)", at: "list") }
        wasRead = fault == nil && faults.isEmpty && (sent?.isFile ?? false)
        let kept = Int(sent: try visit.query("kept") ?? "", in: 0...1_000_000) ?? 0
        said = Int(sent: try visit.query("done") ?? "", in: 0...1_000_000).map { count in
            "Đã nhập số liệu của \(VietnameseNumber.text(count)) trường."
                + (kept > 0
                    ? " \(VietnameseNumber.text(kept)) trường đã nộp báo cáo, giữ số liệu cũ." : "")
        }
        blank =
            mayChange && sent == nil && owing <= Self.few && !form.given.isEmpty
            ? try GivenFiguresPage.table(of: form, round, visit) : ""
    }

    /// Tabs between cells, as spreadsheets copy them.
    private static func table(of form: Form, _ round: Round, _ visit: Visit) throws -> String {
        let rows = try visit.database.rounds.givenRows(in: round.id, form: form)
        let known = Dictionary(
            rows.map { ($0.unit, $0.values) }, uniquingKeysWith: { first, _ in first })
        let head = ["Mã trường", "Tên trường"] + form.given.map(\.label.vietnamese)
        let lines = try GivenSchools(round, visit).all.map { unit in
            [unit.code.rawValue, unit.name]
                + form.given.map { (known[unit.id]?[$0.code] ?? nil)?.inTable ?? "" }
        }
        return ([head] + lines).map { $0.joined(separator: "\t") }.joined(separator: "\n")
    }
}

extension GivenFiguresPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="\(setup)">\(roundTitle)</a></p><h1>Số liệu cơ quan có sẵn về các trường</h1><p class="lede">Số liệu cơ quan đã biết về từng trường: điền sẵn vào biểu mẫu, so với số trường báo cáo, in trong báo cáo của trường. Trường thấy số của mình, không thấy số của trường khác.</p></div></div>
              <div class="stack">
                \(said.map(Outcome.done))
                \(if: wasRead, Outcome.said("Đã đọc tệp, chưa nhập. Xem lại danh sách dưới đây rồi bấm Nhập số liệu."))
                \(Outcome.faults("Chưa nhập gì: sửa các chỗ sau.", faults))
                \(if: figures.isEmpty, #"<div class="notice"><p>Biểu mẫu của đợt này không dùng số liệu cơ quan có sẵn.</p></div>"#, else: content)
              </div>
            </div>
            """)
    }

    private var content: HTML {
        """
        \(Table.full("Số liệu biểu mẫu dùng", [.pinned("Số liệu"), "Gọi trong quy tắc", "Kiểu", .right("Đã có")], rows: figures.map(row)))
        \(if: !mayChange, #"<div class="notice"><p>Đợt báo cáo không còn mở: số liệu này không đổi được nữa.</p></div>"#, else: forms)
        \(if: !mayChange, StrandedText(sent.text)?.html ?? "")
        """
    }

    private func row(_ figure: Figure) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(figure.label)</th><td role="cell" data-h="Gọi trong quy tắc"><code>\#(figure.code)</code></td><td role="cell" data-h="Kiểu">\#(figure.kind)</td><td role="cell" data-h="Đã có" class="n">\#(figure.count)/\#(owing)</td></tr>"#
    }

    private var forms: HTML {
        """
        \(previous.map { #"<form method="post" action="\#(address)">\#(frame.keys)<p>Đợt trước (\#($0)) có số liệu này. <button class="btn" name="_do" value="previous">Lấy số liệu của đợt trước</button></p></form>"# })
        <form class="panel set" method="post" action="\(address)">\(frame.keys)
          \(area)
          <p><button class="btn primary" name="_do" value="apply">Nhập số liệu</button></p></form>
        \(ListFields.file(to: address, frame.keys))
        """
    }

    private var area: HTML {
        let hint =
            "Chép bảng dưới đây sang Excel, điền, rồi chép trở lại; hoặc chép từ bảng đã có. Dòng đầu là tên các cột: Mã trường hoặc Tên trường, \(figures.map(\.label).joined(separator: ", ")). Ô trống là chưa biết. Trường đã nộp báo cáo giữ số liệu cũ."
        return blank.isEmpty
            ? sent.area(hint: hint) : ListFields(text: blank).area(hint: hint)
    }
}
