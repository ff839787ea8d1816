import HTTP
import HTTPTypes

extension Request {
    /// Whether the body says that it is a form.
    var isForm: Bool {
        (fields[.contentType]?.prefix { $0 != ";" } ?? "") == "application/x-www-form-urlencoded"
    }

    /// The body as a form, decoded once and strictly.
    ///
    /// - Throws: 400 when it is none.
    func form() throws -> FormFields {
        do {
            return try FormFields(decoding: body)
        } catch {
            throw Refusal(.badRequest, "Dữ liệu gửi lên không phải là UTF-8 hợp lệ.")
        }
    }
}
