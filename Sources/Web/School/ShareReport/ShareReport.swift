import HTTP
import HTTPTypes
import Reporting
import Storage

/// Giao từng mục cho đồng nghiệp.
enum ShareReport {
    /// `GET /rounds/{round}/report/share`: who has which section, how far it is, and the ways in that
    /// lead to sections; of one of them, `link`, address and digits.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["link", "done"])
        let report = try visit.schoolReport()
        let links = try visit.database.access.givenLinks(
            of: report.file.unit.id, in: report.round.id)
        let shown = try visit.chosen("link").map { text in
            guard let link = links.first(where: { "\($0.id.rawValue)" == text }) else {
                throw Refusal.notFound
            }
            return link
        }
        return visit.page(try ShareReportPage(visit, report, links, shown: shown))
    }

    /// `POST /rounds/{round}/report/share`: `give` makes a link to the sections `section` for whom the
    /// school calls `label`; `take_back` ends one and whoever came by it.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let report = try wish.look { try $0.schoolReport() }
        let form = try wish.form(mayRepeat: ["section"])
        switch form.first("_do") {
        case "give": return try give(form, of: report, wish)
        case "take_back":
            guard let id = form.first("link").flatMap(Int64.init(sentID:)) else {
                throw Refusal.notFound
            }
            return try wish.commit { database in
                guard
                    try database.takeBack(
                        AccessLink.ID(rawValue: id), of: report.file.unit.id, in: report.round.id,
                        by: wish.actor)
                else { throw Refusal.notFound }
                return .redirect(to: report.file.address.sharing + "?done=taken-back")
            }
        default: throw Refusal(.badRequest, "Thao tác không rõ.")
        }
    }

    private static func give(_ form: FormFields, of report: SchoolReport, _ wish: Wish) throws
        -> any Reply
    {
        if let objection = report.objection(to: .save, by: wish.asker.role) { throw objection }
        let typed = TypedGift(form)
        do {
            let given = try typed.sections(of: report)
            return try wish.commit { database in
                let link = try database.give(
                    given, of: report.file.unit.id, until: report.endOfGift(at: wish.now),
                    key: wish.key, by: wish.actor)
                return .redirect(
                    to: "\(report.file.address.sharing)?link=\(link.rawValue)#link")
            }
        } catch let complaints as Complaints {
            return try wish.look { visit in
                try page(of: report, typed, complaints.sentences.joined(separator: " "), visit)
            }
        } catch let fault as GivenSections.Fault {
            return try wish.look { visit in try page(of: report, typed, fault.sentence, visit) }
        }
    }

    private static func page(
        of report: SchoolReport, _ typed: TypedGift, _ complaint: String, _ visit: Visit
    ) throws -> Page {
        let links = try visit.database.access.givenLinks(
            of: report.file.unit.id, in: report.round.id)
        return visit.page(
            try ShareReportPage(
                visit, report, links, shown: nil, typed: typed, complaint: complaint),
            status: .unprocessableContent)
    }
}

extension ReportAddress {
    /// Where its school gives sections of it to colleagues.
    var sharing: String { own + "/share" }
}

extension SchoolReport {
    /// Until when what is given now is open: until the report is due, and three days where it is
    /// overdue.
    func endOfGift(at now: Moment) -> Moment { now < dueAt ? dueAt : now + .seconds(3 * 86_400) }
}

extension GivenSections.Fault {
    fileprivate var sentence: String {
        switch self {
        case .tooMany:
            "Báo cáo này đang có \(GivenSections.most) đường dẫn. Thu lại bớt rồi tạo tiếp."
        case .tooManyEver:
            "Báo cáo này đã tạo \(GivenSections.mostEver) đường dẫn, không tạo thêm được."
        }
    }
}
