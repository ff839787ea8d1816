import Reporting
import Storage

/// Báo cáo đột xuất: what a school may report, and what was reported.
struct IncidentsPage {
    struct Row {
        let address: String
        let title: String
        let school: String
        let happened: String
        let reported: String
        let acknowledged: String
        let state: Badge
    }

    let frame: Frame
    let isSchool: Bool
    /// Whose they are.
    let unitName: String
    let said: String?
    /// Where a school reports what.
    let occasions: [(name: String, address: String)]
    /// Only an officer says what schools report.
    let mayAsk: Bool
    /// The office asks for nothing yet.
    let asksNothing: Bool
    let states: [Tab]
    let rows: [Row]
    let pages: ListPages

    init(_ visit: Visit) throws {
        let (database, role) = (visit.database, visit.asker.role)
        isSchool = role.isOfSchool
        let (whose, school, state, after) = try visit.listedIncidents()
        frame = try Frame(
            visit, title: "Báo cáo đột xuất", current: isSchool ? "/" : "/incidents")
        unitName = (school ?? visit.asker.unit).name
        said =
            try visit.query("done") == "set" ? "Đã lưu." : nil
        occasions =
            isSchool
            ? try visit.occasions().map {
                (name: $0.name, address: "/incidents/new?occasion=\($0.idText)")
            } : []
        mayAsk = role == .officer
        asksNothing = try !isSchool && database.occasions.of(visit.asker.unit.id).isEmpty
        let narrowed = school.map { "unit=\($0.code)" }
        states =
            isSchool
            ? []
            : ([nil, .new, .followed, .closed] as [Incident.State?]).map { each in
                let query = [narrowed, each.map { "state=\($0.rawValue)" }].compactMap(\.self)
                return Tab(
                    words: each?.inFilter ?? "Tất cả",
                    address: "/incidents"
                        + (query.isEmpty ? "" : "?" + query.joined(separator: "&")),
                    isChosen: each == state)
            }
        let found = try database.incidents.list(
            whose, in: state, before: after, limit: Incidents.longest + 1)
        let shown = found.prefix(Incidents.longest)
        var schools: [Unit.ID: String] = [:]
        rows = try shown.map { incident in
            let name = try schools[incident.unit] ?? database.units.find(incident.unit)?.name ?? ""
            schools[incident.unit] = name
            return Row(incident, of: name)
        }
        pages = ListPages(
            "/incidents",
            [("unit", school?.code.rawValue ?? ""), ("state", state?.rawValue ?? "")],
            next: found.count > shown.count ? shown.last.map { "\($0.id.rawValue)" } : nil,
            isFirst: after == nil)
    }
}

extension Incident.State {
    fileprivate var inFilter: String {
        switch self {
        case .new: "Chưa nhận tin"
        case .followed: "Đang theo dõi"
        case .closed: "Đã khép"
        }
    }
}

extension IncidentsPage.Row {
    fileprivate init(_ incident: Incident, of school: String) {
        address = "/incidents/\(incident.id.rawValue)"
        (title, self.school) = (incident.title, school)
        happened = incident.happened.text
        reported = VietnameseDate.text(incident.reportedAt)
        acknowledged = incident.acknowledgedAt.map { VietnameseDate.text($0) } ?? ""
        state = incident.state.badge
    }
}

extension IncidentsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap\(if: isSchool, " narrow")">
              <div class="head"><div>\(if: isSchool, #"<p class="crumb"><a href="/">Việc cần nộp</a></p>"#)<h1>Báo cáo đột xuất</h1><p class="lede">\(unitName)</p></div>\(if: mayAsk, #"<p class="acts"><a class="btn" href="/occasions">Loại báo cáo, biểu mẫu</a></p>"#)</div>
              <div class="stack">
                \(said.map(Outcome.done))
                \(if: isSchool, reporting)
                \(if: asksNothing, #"<div class="notice"><p><b>Chưa có loại báo cáo đột xuất nào.</b> \#(if: mayAsk, #"Chọn biểu mẫu và đặt tên ở <a href="/occasions">Loại báo cáo, biểu mẫu</a>, các trường sẽ thấy ở Việc cần nộp."#, else: "Chuyên viên đặt loại báo cáo, các trường sẽ thấy ở Việc cần nộp.")</p></div>"#)
                \(if: !states.isEmpty, #"<nav class="no-print" aria-label="Lọc theo trạng thái"><ul class="counts">\#(states.map(\.html))</ul></nav>"#)
                \(if: rows.isEmpty, "<p>Chưa có vụ việc nào.</p>", else: table)
                \(if: pages.isSome, #"<p class="row mute">\#(pages.html)</p>"#)
              </div>
            </div>
            """)
    }

    private var reporting: HTML {
        """
        \(if: occasions.isEmpty, #"<p class="notice">Cơ quan quản lý chưa đặt loại báo cáo đột xuất nào.</p>"#, else: "\(EmergencyCall.notice)<p class=\"acts\">\(occasions.map { #"<a class="btn primary big" href="\#($0.address)">\#($0.name)</a> "# as HTML })</p>")
        """
    }

    private var table: HTML {
        let columns: [Table.Column] =
            isSchool
            ? ["Vụ việc", "Xảy ra", "Trường báo", "Nhận tin", "Trạng thái"]
            : ["Vụ việc", "Trường", "Xảy ra", "Trường báo", "Nhận tin", "Trạng thái"]
        return Table.part(
            columns, label: "Các vụ việc",
            rows: rows.map { row in
                #"<tr role="row"><th role="rowheader" scope="row"><a href="\#(row.address)">\#(row.title)</a></th>\#(if: !isSchool, #"<td role="cell" data-h="Trường">\#(row.school)</td>"#)<td role="cell" data-h="Xảy ra">\#(row.happened)</td><td role="cell" data-h="Trường báo">\#(row.reported)</td><td role="cell" data-h="Nhận tin">\#(row.acknowledged.isEmpty ? "…" : row.acknowledged)</td><td role="cell">\#(row.state.html)</td></tr>"#
            })
    }
}
