import HTTP
import HTTPTypes
import Reporting
import Storage

/// Biểu mẫu.
enum Forms {
    /// `GET /forms`: every version of every form.
    @Sendable static func list(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        return try context.page("Forms", FormsPage(context))
    }

    /// `POST /forms`: imports the document in `document`, or says what is wrong and where.
    @Sendable static func add(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let text = try context.form().first("document") ?? ""
        func refused(_ faults: [FormsPage.Fault], _ status: HTTPResponse.Status) throws -> Response
        {
            try context.page(
                "Forms", FormsPage(context, text: text, faults: faults), status: status)
        }
        let form: Form
        do {
            form = try FormsPage.read(text)
        } catch let wrong as FormsPage.Faults {
            return try refused(wrong.faults, .unprocessableContent)
        }
        do {
            return try context.commit { database in
                guard try database.importForm(form, by: actor) else {
                    throw FormsPage.Faults(faults: [
                        .init(
                            place: "version",
                            sentence: "Biểu mẫu \(form.version.code) phiên bản "
                                + "\(form.version.version) đã có và không thay đổi được. "
                                + "Tăng số phiên bản.", excerpt: "")
                    ])
                }
                return .redirect(
                    to: "/forms/\(form.version.code)/\(form.version.version)?done=imported")
            }
        } catch let wrong as FormsPage.Faults {
            return try refused(wrong.faults, .conflict)
        }
    }

    /// `GET /forms/{form}/{version}?level=`: the form as a level sees it.
    @Sendable static func preview(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["level", "done"])
        return try context.page("FormPreview", FormPreviewPage(context))
    }

    /// `GET /forms/{form}/{version}/form.json`: the document, as it was imported.
    @Sendable static func copy(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let form = try context.addressedForm()
        var response = Response(
            fields: [.contentType: "application/json", .cacheControl: "no-store"],
            body: form.document.serialized())
        try response.offer(asFile: "\(form.version.code)-\(form.version.version).json")
        return response
    }
}

extension Context {
    /// - Throws: 404 for a version that was not imported.
    func addressedForm() throws -> Form {
        let version = Form.Version(
            code: parameters["form"] ?? "",
            version: parameters["version"].flatMap { Int(sent: $0, in: 1...9999) } ?? 0)
        return try storage.read { database in
            guard try database.rounds.formExists(version) else { throw Refusal.notFound }
            return try database.rounds.layout(version).form
        }
    }
}
