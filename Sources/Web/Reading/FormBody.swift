import HTTP
import HTTPTypes
import Storage

extension Request {
    /// Whether the body says that it is a form.
    var isForm: Bool {
        (fields[.contentType]?.prefix { $0 != ";" } ?? "") == "application/x-www-form-urlencoded"
            || MultipartForm.isBody(of: self)
    }

    /// The body as a form, decoded once and strictly.
    ///
    /// - Throws: 400 when it is none.
    func form() throws -> FormFields {
        if MultipartForm.isBody(of: self) { return try multipart().fields }
        do {
            return try FormFields(decoding: body)
        } catch {
            throw Refusal(.badRequest, "Dữ liệu gửi lên không phải là UTF-8 hợp lệ.")
        }
    }

    /// The body as a form with files.
    ///
    /// - Throws: 400 when it is none.
    func multipart() throws -> MultipartForm {
        do throws(MultipartForm.Fault) {
            return try MultipartForm(self)
        } catch {
            throw Refusal(.badRequest, "Biểu mẫu có tệp gửi lên không đọc được.")
        }
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
