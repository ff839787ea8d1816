import Reporting
import Storage

/// What a school reported and nobody of the office has acknowledged: a red line on every page of its
/// people.
struct IncidentAlarm {
    let id: Incident.ID
    let title: String
    let school: String
    let happened: String
    let reported: String
    /// Another one waits.
    let isOneOfSeveral: Bool

    /// The first of them; nil where there is none, and for everybody else.
    init?(for asker: Asker, _ database: ReadTransaction) throws {
        guard asker.role.isOfDepartment else { return nil }
        let waiting = try database.incidents.list(
            .office(asker.unit.id), in: .new, limit: 2)
        guard let incident = waiting.first else { return nil }
        id = incident.id
        title = incident.title
        school = try database.units.find(incident.unit)?.name ?? ""
        happened = incident.happened.text
        reported = VietnameseDate.text(incident.reportedAt)
        isOneOfSeveral = waiting.count > 1
    }

    func html(_ keys: HTML) -> HTML {
        """
        <div class="wrap no-print"><form class="notice err row" method="post" action="/incidents/\(id.rawValue)/acknowledge">\(keys)<p class="msg err">\(Icon.of("err"))<span><b>\(title): \(school)</b>, \(happened). Trường báo lúc \(reported). <a href="/incidents/\(id.rawValue)">Xem</a>\(if: isOneOfSeveral, #" · <a href="/incidents?state=new">Còn vụ khác chưa nhận tin</a>"#)</span></p><button class="btn primary">Đã nhận tin</button></form></div>
        """
    }
}
