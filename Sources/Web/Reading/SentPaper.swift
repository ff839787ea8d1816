import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// A paper as it was sent: one PDF, or photos of its pages in their order, which become one.
struct SentPaper {
    /// In bytes, all files together, and in photos.
    static let most = 20 * 1024 * 1024
    static let mostPhotos = 10
    static let accepted = ".pdf,.jpg,.jpeg"

    let parts: [PhotoDocument.Part]
    /// The name that a PDF was sent with; nil for photos.
    let name: String?
    /// nil for a PDF.
    let photos: Int?

    var bytes: Int { parts.reduce(0) { $0 + $1.count } }

    /// What the form's field `file` has.
    ///
    /// - Throws: `Refusal` with what is wrong and what helps.
    init(_ context: Context) throws {
        guard MultipartForm.isBody(of: context.request) else {
            throw Refusal(.unsupportedMediaType, "Cần biểu mẫu có tệp (multipart/form-data).")
        }
        let files = (context.sent?.files ?? []).filter { !$0.name.isEmpty || !$0.content.isEmpty }
        guard !files.isEmpty, files.allSatisfy({ $0.field == "file" }) else {
            throw Refusal(.unprocessableContent, "Chưa chọn tệp.")
        }
        let names = files.map { FileName.clean($0.name) }
        let types = names.map(FileName.type)
        guard files.reduce(0, { $0 + $1.content.count }) <= SentPaper.most else {
            throw Refusal(
                .contentTooLarge, "Các tệp nặng hơn \(SentPaper.most / 1024 / 1024) MB cộng lại.")
        }
        if files.count == 1, types == ["pdf"] {
            (parts, name, photos) = ([.copied(files[0].content)], names[0], nil)
            return
        }
        for (name, type) in zip(names, types) { try SentPaper.checkPhoto(name, type) }
        guard files.count <= SentPaper.mostPhotos else {
            throw Refusal(
                .unprocessableContent,
                "Nhiều nhất \(SentPaper.mostPhotos) ảnh. Nhiều trang hơn: gửi một tệp PDF.")
        }
        let pictures = try zip(files, names).map { file, name in
            do throws(JPEGPicture.Fault) {
                return try JPEGPicture(file.content) { place, count in
                    context.request.bodyOctets(at: place, most: count)
                }
            } catch {
                throw Refusal(error, name)
            }
        }
        (parts, name, photos) = (PhotoDocument(pictures).parts, nil, pictures.count)
    }

    private static func checkPhoto(_ name: String, _ type: String) throws {
        switch type {
        case "jpg", "jpeg": return
        case "pdf":
            throw Refusal(
                .unprocessableContent,
                "Gửi một tệp PDF, hoặc các ảnh JPG; không gửi nhiều tệp PDF hay lẫn hai loại.")
        case "png":
            throw Refusal(
                .unsupportedMediaType,
                "Chưa nhận ảnh PNG (\(name)). Đề nghị lưu ảnh thành JPG rồi gửi.")
        case "heic", "heif":
            throw Refusal(
                .unsupportedMediaType,
                "Chưa nhận ảnh HEIC (\(name)). Trên iPhone chọn Cài đặt, Camera, Định dạng, "
                    + "“Tương thích nhất” rồi chụp lại.")
        default: throw Refusal(.unsupportedMediaType, "Chỉ nhận tệp PDF, JPG.")
        }
    }
}

extension Refusal {
    fileprivate init(_ fault: JPEGPicture.Fault, _ name: String) {
        switch fault {
        case .otherContent:
            self.init(
                .unsupportedMediaType,
                "Ảnh \(name) hỏng hoặc không phải là JPG. Đề nghị chụp lại trang này.")
        case .unsupported:
            self.init(
                .unprocessableContent,
                "Ảnh \(name) thuộc loại JPG chưa dùng được. Đề nghị lưu lại thành JPG thường.")
        case .size(let width, let height):
            let side = JPEGPicture.side
            self.init(
                .unprocessableContent,
                "Ảnh \(name) có \(width) × \(height) điểm; mỗi cạnh cần từ \(side.lowerBound) đến "
                    + "\(VietnameseNumber.text(Int64(side.upperBound))) điểm.")
        }
    }
}
