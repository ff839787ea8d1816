import HTTP
import HTTPTypes
import Reporting
import Storage

/// The schools of a page of links, as an address or a form names them by `q` and `after`.
struct LinkedSchools {
    let query: String
    /// The code of the school behind which the page begins; empty for the list's begin.
    let after: String
    let page: UnitListPage
    /// All of the list; nil for a long one.
    let all: [Unit]?

    static let length = 100

    init(_ fields: FormFields, _ visit: Visit) throws {
        query = TypedText.trimmed(fields.first("q") ?? "")
        guard query.count <= 100 else {
            throw Refusal(.badRequest, "Nội dung tìm kiếm dài quá 100 ký tự.")
        }
        after = fields.first("after") ?? ""
        var filter = Care(visit).schools
        filter.query = query
        let last = after.isEmpty ? nil : try visit.caredSchool(after).id
        page = try visit.database.unitPage(
            filter, after: last, limit: LinkedSchools.length, on: visit.now.day)
        all = try visit.database.fewUnits(filter, on: visit.now.day)?.map(\.unit)
    }

    /// Those that are meant where none is named: all, or of a long list those of the page.
    var listed: [Unit] { all ?? page.units.map(\.unit) }
}
