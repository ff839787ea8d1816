import HTTP
import HTTPTypes
import Reporting
import Storage

/// Biểu mẫu.
enum Forms {
    /// `GET /forms`: every version of every form that the asker's unit may use.
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        return visit.page(try FormsPage(visit))
    }

    /// `POST /forms`: imports the document in `document` or in the file, or says what is wrong and
    /// where. Of a workbook all that is to be told is told first: a version never changes.
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        let sent: SentFormFile
        do {
            sent = try SentFormFile(wish)
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try again(wish, refusal)
        }
        guard sent.findings.isEmpty else { return try told(wish, sent) }
        let text = sent.text
        func refused(_ faults: [FormsPage.Fault], _ status: HTTPResponse.Status) throws -> any Reply
        {
            try wish.look { visit in
                visit.page(try FormsPage(visit, text: text, faults: faults), status: status)
            }
        }
        let form: Form
        do {
            form = try FormsPage.read(text)
        } catch let wrong as FormsPage.Faults {
            return try refused(wrong.faults, .unprocessableContent)
        }
        do {
            return try wish.commit { database in
                guard
                    try database.importForm(form, of: wish.asker.unit.id, by: wish.actor)
                else {
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

    /// The page with what a workbook became, and what is to be told of it.
    static func told(_ wish: Wish, _ sent: SentFormFile) throws -> any Reply {
        let isWrong = sent.findings.contains { $0.remark.weight == .wrong }
        return try wish.look { visit in
            visit.page(
                try FormsPage(
                    visit, text: sent.text, faults: sent.findings.map(FormsPage.Fault.init),
                    isRead: !isWrong), status: isWrong ? .unprocessableContent : .ok)
        }
    }

    /// The page with why a file is not taken.
    static func again(_ wish: Wish, _ refusal: Refusal) throws -> any Reply {
        try wish.look { visit in
            visit.page(
                try FormsPage(
                    visit,
                    faults: [.init(place: "Tệp", sentence: refusal.sentence, excerpt: "")]),
                status: refusal.status)
        }
    }

    /// `GET /forms/{form}/{version}/form.xlsx`, of scripts too: the form as an XLSForm.
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let (form, _) = try visit.addressedForm()
        return Download.workbook(
            XLSForm.sheets(of: form), madeAt: visit.now,
            name: "\(form.version.code)-\(form.version.version)")
    }

    /// `GET /forms/{form}/{version}?level=`: the form as a level sees it.
    @Sendable static func preview(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["level", "done"])
        return visit.page(try FormPreviewPage(visit))
    }

    /// `GET /forms/{form}/{version}/form.json`: the document, as it was imported.
    @Sendable static func copy(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let (form, _) = try visit.addressedForm()
        var response = Response(
            fields: [.contentType: "application/json", .cacheControl: "no-store"],
            body: form.document.serialized())
        try response.offer(asFile: "\(form.version.code)-\(form.version.version).json")
        return response
    }
}

extension Visit {
    /// The forms that the asker's unit may read and make rounds of.
    func seenForms() throws -> SeenForms { try database.forms(seenBy: asker.unit.id) }

    /// The form of the address, and what the asker calls it.
    ///
    /// - Throws: 404 for a version that was not imported, and for one that is another's;
    ///   `SeveralMeant` where the address leaves open whose.
    func addressedForm() throws -> (form: Form, name: Form.Version) {
        let name = Form.Version(
            code: parameters["form"] ?? "",
            version: parameters["version"].flatMap { Int(sent: $0, in: 1...9999) } ?? 0)
        let seen = try seenForms()
        let meant = seen.named(name)
        guard let edition = meant.first else { throw Refusal.notFound }
        guard meant.count == 1 else { throw try SeveralMeant(meant, of: seen, database) }
        return (try database.forms.layout(edition).form, seen.name(of: edition))
    }
}
