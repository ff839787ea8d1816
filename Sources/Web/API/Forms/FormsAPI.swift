import HTTP
import HTTPTypes
import Reporting
import Storage

/// Forms, read and imported by scripts.
enum FormsAPI {
    /// `GET /api/v1/forms`
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let forms = visit.database.forms
        let seen = try visit.seenForms()
        return Response.json([
            "forms": .array(
                try seen.editions.map { edition in
                    let form = try forms.layout(edition).form
                    return [
                        "code": .string(seen.name(of: edition).code),
                        "version": .integer(Int64(edition.version.version)),
                        "title": .string(form.title.vietnamese),
                        "indicators": .integer(Int64(form.indicators.count)),
                    ]
                })
        ])
    }

    /// `POST /api/v1/forms`: the body is the document (Documentation/Forms.md).
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        let document = JSON.object(try wish.jsonBody(known: Form.members))
        let form: Form
        do throws(InvalidForm) {
            form = try Form.imported(document)
        } catch {
            throw Refusal(
                .unprocessableContent,
                "Biểu mẫu có chỗ sai: "
                    + error.faults.prefix(20).map { fault in
                        let at = fault.position.map { ", ký tự \($0)" } ?? ""
                        let place = fault.place.isEmpty ? "" : fault.place + at + ": "
                        return place + fault.fault.sentence
                    }.joined(separator: " "))
        }
        return try wish.commit { database in
            guard
                try database.importForm(form, of: wish.asker.unit.id, by: wish.actor)
            else {
                throw Refusal(
                    .conflict, "Biểu mẫu phiên bản này đã có và không thay đổi được.")
            }
            return .json(
                [
                    "code": .string(form.version.code),
                    "version": .integer(Int64(form.version.version)),
                ], status: .created)
        }
    }
}
