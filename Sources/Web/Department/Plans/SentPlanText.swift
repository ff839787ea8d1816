import Formats
import HTTP
import HTTPTypes
import Reporting

/// The text of a plan as it was pasted, or as a file has it. Nothing of it is kept.
struct SentPlanText {
    static let types = ["docx", "pdf", "txt"]
    static let megabytes = 10

    let text: String
    /// nil where it was pasted.
    let fileName: String?

    /// - Throws: `Refusal` with what is wrong and what helps.
    init(_ wish: Wish) throws {
        guard MultipartForm.isBody(of: wish.request) else {
            let pasted = try wish.form().first("text") ?? ""
            guard pasted.contains(where: { !$0.isWhitespace }) else {
                throw Refusal(.unprocessableContent, "Chưa dán văn bản.")
            }
            (text, fileName) = (pasted, nil)
            return
        }
        let files = wish.context.sent?.files.filter { $0.field == "file" } ?? []
        guard files.count == 1, let file = files.first, !file.content.isEmpty else {
            throw Refusal(.unprocessableContent, "Chưa chọn tệp.")
        }
        let name = FileName.clean(file.name)
        guard file.content.count <= SentPlanText.megabytes * 1024 * 1024 else {
            throw Refusal(.contentTooLarge, "Tệp lớn hơn \(SentPlanText.megabytes) MB.")
        }
        var octets: [UInt8] = []
        while octets.count < file.content.count {
            let piece = wish.request.bodyOctets(
                at: file.content.lowerBound + octets.count,
                most: min(64 * 1024, file.content.count - octets.count))
            guard !piece.isEmpty else { break }
            octets += piece
        }
        fileName = name
        text = try SentPlanText.text(
            of: octets, FileName.type(of: name), wish.configuration.textOfPDF)
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(
                .unprocessableContent,
                "Tệp không có chữ, chỉ có ảnh. Đề nghị dùng tệp Word, hoặc dán văn bản.")
        }
    }

    private static func text(
        of octets: [UInt8], _ type: String, _ textOfPDF: Site.Configuration.TextOfPDF?
    ) throws -> String {
        switch type {
        case "docx":
            do throws(WordText.Fault) {
                return try WordText(octets).text
            } catch {
                throw Refusal(
                    .unprocessableContent,
                    error == .isTooLarge
                        ? "Tệp Word quá lớn. Đề nghị dán văn bản."
                        : "Tệp Word hỏng hoặc có mật khẩu. Đề nghị dán văn bản.")
            }
        case "txt":
            guard let text = PlainText.read(octets) else {
                throw Refusal(
                    .unprocessableContent, "Tệp không phải là văn bản. Đề nghị dán văn bản.")
            }
            return text
        case "pdf":
            guard let textOfPDF else {
                throw Refusal(
                    .unprocessableContent,
                    "Máy chủ chưa cài chương trình đọc PDF. Đề nghị dán văn bản.")
            }
            guard let text = try textOfPDF(octets) else {
                throw Refusal(
                    .unprocessableContent,
                    "Tệp PDF hỏng, có mật khẩu hoặc đọc quá lâu. Đề nghị dán văn bản.")
            }
            return text
        case "doc":
            throw Refusal(
                .unsupportedMediaType, "Tệp .doc đời cũ: lưu lại thành .docx, hoặc dán văn bản.")
        default:
            throw Refusal(.unsupportedMediaType, "Chỉ nhận tệp DOCX, PDF, TXT.")
        }
    }
}
