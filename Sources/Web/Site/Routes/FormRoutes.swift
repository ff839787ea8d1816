import HTTPTypes
import Formats
import Reporting

extension APIRoute {
    /// Forms, as documents and as workbooks.
    static let forms: [APIRoute] = [
        .get(
            "/api/v1/forms", .department, FormsAPI.list,
            Operation(
                summary: "Every version of every form.",
                answer: .object(of: ["forms": .list(of: .reference("FormVersion"))]))),
        .post(
            "/api/v1/forms", .officer, FormsAPI.add,
            Operation(
                summary:
                    "Imports a form: its document, or a workbook (XLSForm, or a list of questions), "
                    + "of which findings tell what was guessed and what is lost. Who is asked, where "
                    + "the workbook does not say, are `levels`, or all that there are.",
                query: [("levels", .anyText)], body: .reference("FormDocument"),
                bodyBeside: AnnexWorkbook.mediaType, status: .created,
                answer: .reference("ImportedForm"), isIdempotent: true)
        ),
        .get(
            "/api/v1/forms/{form}/{version}/form.xlsx", .department, Forms.workbook,
            Operation(
                summary: "A version of a form as an XLSForm.", type: AnnexWorkbook.mediaType)),
    ]
}
