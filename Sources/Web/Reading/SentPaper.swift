import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// A paper as it was sent: one file, or photos of its pages in their order, which become a PDF.
struct SentPaper {
    /// In bytes, all files together, and in photos.
    static let most = 20 * 1024 * 1024
    static let mostPhotos = 10
    static let photoTypes = ["jpg", "jpeg"]

    let parts: [PhotoDocument.Part]
    /// As extensions say it.
    let type: String
    /// The name that a file was sent with; nil for photos.
    let name: String?
    /// nil for a file.
    let photos: Int?

    var bytes: Int { parts.reduce(0) { $0 + $1.count } }

    /// What the form's field `file` has: a file of one of these types, or photos where a PDF is
    /// one of them; `most` bytes in all.
    ///
    /// - Throws: `Refusal` with what is wrong and what helps.
    init(
        _ context: Context, accepted: [String] = ["pdf"], most: Int = SentPaper.most
    ) throws {
        guard MultipartForm.isBody(of: context.request) else {
            throw Refusal(.unsupportedMediaType, "Cần biểu mẫu có tệp (multipart/form-data).")
        }
        let files = (context.sent?.files ?? []).filter { !$0.name.isEmpty || !$0.content.isEmpty }
        guard !files.isEmpty, files.allSatisfy({ $0.field == "file" }) else {
            throw Refusal(.unprocessableContent, "Chưa chọn tệp.")
        }
        let names = files.map { FileName.clean($0.name) }
        let types = names.map(FileName.type)
        guard files.reduce(0, { $0 + $1.content.count }) <= most else {
            let megabytes = most / 1024 / 1024
            throw Refusal(
                .contentTooLarge,
                files.count == 1
                    ? "Tệp lớn hơn \(megabytes) MB." : "Các tệp nặng hơn \(megabytes) MB cộng lại.")
        }
        if files.count == 1, accepted.contains(types[0]), UploadedFile.types[types[0]] != nil {
            (parts, type) = ([.copied(files[0].content)], types[0])
            (name, photos) = (names[0], nil)
            return
        }
        for (name, type) in zip(names, types) {
            try SentPaper.checkPhoto(name, type, besides: accepted)
        }
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
        (parts, type) = (PhotoDocument(pictures).parts, "pdf")
        (name, photos) = (nil, pictures.count)
    }

    /// What a form that accepts these types takes, as extensions say it.
    static func taken(besides accepted: [String]) -> [String] {
        guard accepted.contains("pdf") else { return accepted }
        return accepted + photoTypes.filter { !accepted.contains($0) }
    }

    /// `PDF, DOCX`
    static func words(_ types: [String]) -> String {
        types.filter { $0 != "jpeg" }.map { $0.uppercased() }.joined(separator: ", ")
    }

    private static func checkPhoto(
        _ name: String, _ type: String, besides accepted: [String]
    ) throws {
        guard accepted.contains("pdf") else {
            throw accepted.contains(type)
                ? Refusal(.unprocessableContent, "Chỉ gửi một tệp.")
                : Refusal(.unsupportedMediaType, "Chỉ nhận tệp \(words(accepted)).")
        }
        switch type {
        case "jpg", "jpeg": return
        case let type where accepted.contains(type):
            let words = words(accepted.filter { !photoTypes.contains($0) })
            throw Refusal(
                .unprocessableContent,
                "Gửi một tệp \(words), hoặc các ảnh JPG; không gửi nhiều tệp \(words) hay lẫn hai "
                    + "loại.")
        case "png":
            throw Refusal(
                .unsupportedMediaType,
                "Chưa nhận ảnh PNG (\(name)). Đề nghị lưu ảnh thành JPG rồi gửi.")
        case "heic", "heif":
            throw Refusal(
                .unsupportedMediaType,
                "Chưa nhận ảnh HEIC (\(name)). Trên iPhone chọn Cài đặt, Camera, Định dạng, "
                    + "“Tương thích nhất” rồi chụp lại.")
        default:
            throw Refusal(
                .unsupportedMediaType, "Chỉ nhận tệp \(words(taken(besides: accepted))).")
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
