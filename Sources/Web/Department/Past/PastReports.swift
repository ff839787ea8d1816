import HTTP
import Reporting
import Storage

/// What a school, and those that it goes back to, reported in the past, whoever asked for it.
enum PastReports {
    /// `GET /units/{unit}/reports`: all of them.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let (unit, files) = try visit.pastReports(of: visit.parameters["unit"])
        return visit.page(try PastReportsPage(visit, unit, files))
    }

    /// `GET /units/{unit}/reports/{round}`: what was sent last in that round, to be read.
    @Sendable static func report(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let (file, heir) = try visit.pastReport()
        return visit.page(
            try PastReportPage(visit, visit.database.asSubmitted(file), seenThrough: heir))
    }
}

/// The list of what a school reported.
struct PastReportsPage {
    struct Row {
        let address: String
        let round: String
        /// To whom it was owed then.
        let owner: String
        /// Who sent it, as it was called then.
        let sender: String
        let submittedAt: String
        let state: Badge
    }

    let frame: Frame
    let unitName: String
    let isSchools: Bool
    /// Where what the school reported on the day is; nil for who does not see that.
    let incidents: String?
    let rows: [Row]

    init(_ visit: Visit, _ unit: Unit, _ files: [ReportFile]) throws {
        isSchools = visit.asker.role.isOfSchool
        frame = try Frame(
            visit, title: "Các báo cáo đã gửi: \(unit.name)", current: isSchools ? "/" : nil)
        unitName = unit.name
        incidents =
            isSchools
            ? "/incidents"
            : visit.asker.role.isOfDepartment ? "/incidents?unit=\(unit.code)" : nil
        rows = try files.map { file in
            let owner = try visit.database.units.find(file.round.owner)
            let placed = try visit.database.rounds.unit(file.round.owner, in: file.round.id)
            let address = Round.Address(file.round.code, of: owner?.code)
            return Row(
                address: "/units/\(file.unit.unit.code)/reports/\(address)",
                round: file.round.title, owner: placed?.unit.name ?? owner?.name ?? "",
                sender: file.unit.unit.name,
                submittedAt: file.report.submittedAt.map { VietnameseDate.text($0) } ?? "",
                state: file.report.badge)
        }
    }
}

extension PastReportsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><h1>Các báo cáo đã gửi</h1><p class="lede">\(unitName)</p></div></div>
              <div class="stack">
              <p class="small mute">\(if: isSchools, "Gồm báo cáo của nhà trường và của các trường mà nhà trường kế tiếp, dù trước đây gửi cho cơ quan nào.", else: "Gồm báo cáo đã duyệt trong các đợt đã chốt số liệu, của trường và của các trường mà trường kế tiếp, dù trước đây gửi cho cơ quan nào.")</p>
              \(rows.isEmpty ? "<p>Chưa có báo cáo nào.</p>" : table)
              \(incidents.map { #"<p><a href="\#($0)">Báo cáo đột xuất của trường</a></p>"# })
              </div>
            </div>
            """)
    }

    private var table: HTML {
        Table.part(
            ["Đợt báo cáo", "Nơi nhận", "Trường gửi", "Nộp lúc", "Trạng thái"], style: "fold",
            rows: rows.map { row in
                """
                <tr role="row"><th role="rowheader" scope="row"><a href="\(row.address)">\(row.round)</a></th><td role="cell" data-h="Nơi nhận">\(row.owner)</td><td role="cell" data-h="Trường gửi">\(row.sender)</td><td role="cell" data-h="Nộp lúc">\(row.submittedAt)</td><td role="cell" data-h="Trạng thái">\(row.state.html)</td></tr>
                """
            })
    }
}

/// One of them, as it was sent last.
struct PastReportPage {
    struct Section {
        let name: String
        /// It was declared nil; what stands in it beside that are the rows.
        let isNil: Bool
        let rows: [(label: String, value: String, isLong: Bool, told: ToldRows?)]
    }

    let frame: Frame
    let backAddress: String
    let round: String
    let sender: String
    let facts: [String]
    let state: Badge
    let sections: [Section]

    init(_ visit: Visit, _ file: ReportFile, seenThrough heir: Unit) throws {
        let (form, level) = (file.form, file.level)
        frame = try Frame(
            visit, title: "\(file.round.title): \(file.unit.unit.name)",
            current: visit.asker.role.isOfSchool ? "/" : nil)
        backAddress = "/units/\(heir.code)/reports"
        (round, sender) = (file.round.title, file.unit.unit.name)
        let (unit, id) = (file.unit.id, file.round.id)
        let owner = try visit.database.rounds.unit(file.round.owner, in: id)?.unit.name
        let receipt = try visit.database.reports.receipt(of: unit, in: id)
        facts =
            [
                owner.map { "Gửi \($0)" },
                "Số liệu từ \(VietnameseDate.text(file.round.period.lowerBound)) đến \(VietnameseDate.text(file.round.dataClose))",
                receipt.map { "Biên nhận số \($0.number), \(VietnameseDate.text($0.submittedAt))" },
            ].compactMap { $0 }
        state = file.report.badge
        let values =
            try visit.database.reports.values(
                ofRevision: file.report.revision, of: unit, in: id, form: form) ?? [:]
        sections = form.sections.compactMap { section in
            let declared = form.nilReturns(for: level).first {
                $0.section == section.code && $0.isDeclared(in: values)
            }
            let asked = section.indicators.filter { indicator in
                indicator.applies(to: level)
                    && (declared == nil || values[indicator.code] != nil)
            }
            let rows = asked.map { indicator in
                let value = values[indicator.code]
                let text = value.map { indicator.inCell($0, level: level) } ?? ""
                let measure =
                    value != nil && indicator.kind.number != nil
                    ? indicator.unit.map { " " + $0.text(for: level) } ?? "" : ""
                return (
                    label: "\(indicator.number). \(indicator.label.text(for: level))",
                    value: text + measure, isLong: text.isLongAnswer,
                    told: ToldRows(value, to: indicator, level: level)
                )
            }
            guard !rows.isEmpty || declared != nil else { return nil }
            return Section(
                name: "\(section.code). \(section.title.text(for: level))",
                isNil: declared != nil, rows: rows)
        }
    }
}

extension PastReportPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow stack">
            <div class="head"><div><p class="crumb"><a href="\(backAddress)">Các báo cáo đã gửi</a></p><h1>\(round)</h1><p class="lede">\(sender)</p><p class="facts">\(state.html) \(facts.map { "<span>\($0)</span> " })</p></div><p class="acts no-print"><button class="btn" type="button" data-print hidden>\(Icon.of("print"))In</button></p></div>
            \(sections.map(part))
            </div>
            """)
    }

    private func part(_ section: Section) -> HTML {
        let table = Table.part(
            ["Chỉ tiêu", .right("Đã báo cáo")], style: "fold answers",
            rows: section.rows.map { row in
                #"<tr role="row"><th role="rowheader" scope="row">\#(row.label)</th><td role="cell" class="v\#(if: row.isLong, " long")">\#(row.value)</td></tr>\#(row.told.map { $0.line(across: 2) })"#
            })
        return
            "<section class=\"set\"><h2>\(section.name)</h2>\(if: section.isNil, "<p><b>Không phát sinh.</b></p>")\(if: !section.rows.isEmpty, table)</section>"
    }
}
