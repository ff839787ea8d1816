import HTTP
import HTTPTypes
import Storage

/// A posted form, decoded strictly, once for all who look at it.
struct SentForm {
    let fields: FormFields
    let files: [MultipartForm.File]

    /// nil when the body does not say that it is a form.
    ///
    /// - Throws: 400 when it says so and is none.
    init?(_ request: Request) throws {
        guard request.isForm else { return nil }
        if MultipartForm.isBody(of: request) {
            do throws(MultipartForm.Fault) {
                let form = try MultipartForm(request)
                (fields, files) = (form.fields, form.files)
            } catch {
                throw Refusal(.badRequest, "Biểu mẫu có tệp gửi lên không đọc được.")
            }
        } else {
            do {
                (fields, files) = (try FormFields(decoding: request.body), [])
            } catch {
                throw Refusal(.badRequest, "Dữ liệu gửi lên không phải là UTF-8 hợp lệ.")
            }
        }
    }
}

extension Request {
    /// Whether the body says that it is a form.
    var isForm: Bool {
        (fields[.contentType]?.prefix { $0 != ";" } ?? "") == "application/x-www-form-urlencoded"
            || MultipartForm.isBody(of: self)
    }

    /// SHA-256 of the body, wherever it is.
    var bodyHash: [UInt8] {
        var digest = Digest.Stream()
        var place = 0
        while place < bodyCount {
            let piece = bodyOctets(at: place, most: 64 * 1024)
            guard !piece.isEmpty else { break }
            digest.add(piece)
            place += piece.count
        }
        return digest.hash
    }
}
