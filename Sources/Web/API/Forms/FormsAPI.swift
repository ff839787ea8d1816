import Formats
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

    /// `POST /api/v1/forms?levels=`: the body is the document, or a workbook (Documentation/Forms.md).
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: ["levels"])
        let (form, findings) = try wish.isWorkbook ? ofWorkbook(wish) : (ofDocument(wish), [])
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
                    "findings": .array(findings.map(\.json)),
                ], status: .created)
        }
    }

    private static func ofDocument(_ wish: Wish) throws -> Form {
        let document = JSON.object(try wish.jsonBody(known: Form.members))
        do throws(InvalidForm) {
            return try Form.imported(document)
        } catch {
            throw refusal(
                error.faults.map { fault in
                    let at = fault.position.map { ", ký tự \($0)" } ?? ""
                    let place = fault.place.isEmpty ? "" : fault.place + at + ": "
                    return place + fault.fault.sentence
                })
        }
    }

    private static func ofWorkbook(_ wish: Wish) throws -> (Form, [XLSForm.Finding]) {
        let levels = (try wish.query("levels") ?? "").split(separator: ",").map(String.init)
        let outcome = try SentFormFile.outcome(of: wish.request.body, levels: levels, wish)
        guard let form = outcome.form else {
            throw refusal(
                outcome.findings.filter { $0.remark.weight == .wrong }.map {
                    $0.place.words + ": " + $0.remark.sentence
                })
        }
        return (form, outcome.findings)
    }

    private static func refusal(_ sentences: [String]) -> Refusal {
        Refusal(
            .unprocessableContent,
            "Biểu mẫu có chỗ sai: " + sentences.prefix(20).joined(separator: " "))
    }
}

extension Wish {
    fileprivate var isWorkbook: Bool {
        let type = request.fields[.contentType]?.prefix { $0 != ";" } ?? ""
        return TypedText.trimmed(String(type)).lowercased() == AnnexWorkbook.mediaType
    }
}

extension XLSForm.Finding {
    fileprivate var json: JSON {
        [
            "sheet": .string(place.sheet),
            "row": place.row.map { .integer(Int64($0)) } ?? .null,
            "column": place.column.map { .string($0) } ?? .null,
            "weight": .string(remark.weight.rawValue), "message": .string(remark.sentence),
        ]
    }
}
