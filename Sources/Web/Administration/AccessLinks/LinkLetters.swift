import HTTP
import HTTPTypes
import Reporting
import Storage

/// Sheets that give a school its access link or its PIN, to be printed.
enum LinkLetters {
    /// `POST /links/letters`: sheets to print, one per school (or for `unit` alone): `what` is
    /// `links` for address and digits, `pins` for the heads' PINs. They are two, since whoever has
    /// both can submit.
    @Sendable static func show(_ wish: Wish) throws -> any Reply {
        let form = try wish.form()
        guard let what = form.first("what").flatMap(LinkLettersPage.What.init(rawValue:)) else {
            throw Refusal(.badRequest, "Thao tác không rõ.")
        }
        let page = try wish.look { visit in
            let schools =
                try form.first("unit").map { [try visit.caredSchool($0)] }
                ?? LinkedSchools(form, visit).listed
            return try LinkLettersPage(visit, what, schools: schools)
        }
        guard !page.letters.isEmpty else {
            throw Refusal(.conflict, "Không có phiếu nào để in.")
        }
        try wish.write { try $0.recordLetters(what.rawValue, for: page.units, by: wish.actor) }
        return Page(view: page)
    }
}
