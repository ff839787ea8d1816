import HTTP
import HTTPTypes
import Reporting
import Storage

/// Báo cáo đột xuất: the list of incidents.
enum Incidents {
    /// So many a page.
    static let longest = 50

    /// `GET /incidents?state=&unit=&after=`: a school's own; an office's, or those of one school.
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["state", "unit", "after", "done"])
        return visit.page(try IncidentsPage(visit))
    }
}

extension Visit {
    /// Which incidents the query narrows the list to.
    ///
    /// - Throws: 404 for a school that the asker does not see, 400 for what names none.
    func listedIncidents() throws -> (
        whose: IncidentRepository.Whose, school: Unit?, state: Incident.State?, after: Incident.ID?
    ) {
        let state = try chosen("state").map { text in
            guard let state = Incident.State(rawValue: text) else {
                throw Refusal(.badRequest, "Không có trạng thái “\(text.prefix(40))”.")
            }
            return state
        }
        let after = try chosen("after").map { text in
            guard let id = Int64(sentID: text) else {
                throw Refusal(.badRequest, "Không có trang “\(text.prefix(40))”.")
            }
            return Incident.ID(rawValue: id)
        }
        guard !asker.role.isOfSchool else {
            guard try chosen("unit") ?? asker.unit.code.rawValue == asker.unit.code.rawValue else {
                throw Refusal.notFound
            }
            return (.school(asker.unit.id), nil, state, after)
        }
        guard let code = try chosen("unit") else {
            return (.office(asker.unit.id), nil, state, after)
        }
        guard let school = try visibleUnit(code)?.unit, school.kind == .school else {
            throw Refusal.notFound
        }
        return (.school(school.id), school, state, after)
    }
}
