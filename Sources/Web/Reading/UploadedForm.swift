import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

extension Wish {
    /// Keeps the one file of the form's field `file`, when it is of an accepted type, is what its
    /// name says, and is not too large, while `commit` writes what names it; a file that nothing
    /// names then is removed.
    func keepingUpload<Value>(
        accepted: [String], megabytes: Int, commit: (Attachment) throws -> Value
    ) throws -> Value {
        guard MultipartForm.isBody(of: request) else {
            throw Refusal(.unsupportedMediaType, "Cần biểu mẫu có tệp (multipart/form-data).")
        }
        let files = context.sent?.files ?? []
        guard files.count == 1, let file = files.first, file.field == "file",
            !(file.name.isEmpty && file.content.isEmpty)
        else { throw Refusal(.unprocessableContent, "Chưa chọn tệp.") }
        let name = FileName.clean(file.name)
        let type = FileName.type(of: name)
        guard accepted.contains(type), UploadedFile.types[type] != nil else {
            throw Refusal(
                .unsupportedMediaType,
                "Chỉ nhận tệp \(accepted.map { $0.uppercased() }.joined(separator: ", ")).")
        }
        guard file.content.count <= megabytes * 1024 * 1024 else {
            throw Refusal(.contentTooLarge, "Tệp lớn hơn \(megabytes) MB.")
        }
        return try keeping([.copied(file.content)], as: type) { hash in
            try commit(Attachment(hash: hash, name: name, bytes: file.content.count))
        }
    }

    /// Keeps a file of the type that is made of these parts, some of which stand in the body, when
    /// it is what the type says, while `commit` writes what names it.
    func keeping<Value>(
        _ parts: [PhotoDocument.Part], as type: String, commit: (String) throws -> Value
    ) throws -> Value {
        var left = parts[...]
        do {
            return try context.storage.keepingFile {
                guard let part = left.popFirst() else { return nil }
                guard case .copied(let range) = part else { return part.own }
                let piece = request.bodyOctets(
                    at: range.lowerBound, most: min(64 * 1024, range.count))
                guard !piece.isEmpty || range.isEmpty else {
                    throw StorageError.file("the upload can't be read")
                }
                let rest = range.dropFirst(piece.count)
                if !rest.isEmpty { left.insert(.copied(rest), at: left.startIndex) }
                return piece
            } check: { path in
                try UploadedFile.check(path, as: type)
            } while: { hash in
                try commit(hash)
            }
        } catch let fault as UploadedFile.Fault {
            throw Refusal(fault, type)
        }
    }
}

extension PhotoDocument.Part {
    /// Octets that stand nowhere else.
    fileprivate var own: [UInt8] {
        if case .octets(let octets) = self { octets } else { [] }
    }
}

extension Visit {
    /// A kept file, to be saved by whoever asked, never shown as a page of ours.
    func download(_ hash: String, as name: String) throws -> Response {
        guard let path = files.path(of: hash) else { throw Refusal.notFound }
        guard let file = OpenFile(path: path) else {
            throw StorageError.file("a kept file can't be opened")
        }
        var response = Response(
            fields: [
                .contentType: UploadedFile.types[FileName.type(of: name)]
                    ?? "application/octet-stream",
                .contentSecurityPolicy: "sandbox; default-src 'none'; frame-ancestors 'none'",
                .cacheControl: "no-store",
            ])
        response.file = file
        try response.offer(asFile: name)
        return response
    }
}

extension Refusal {
    fileprivate init(_ fault: UploadedFile.Fault, _ type: String) {
        switch fault {
        case .empty: self.init(.unprocessableContent, "Tệp trống, không có nội dung.")
        case .unknownType, .otherContent:
            self.init(
                .unsupportedMediaType,
                "Nội dung tệp không phải là \(type.uppercased()). Đề nghị lưu lại đúng định dạng.")
        case .leading:
            self.init(
                .unsupportedMediaType,
                "Trước phần đầu của tệp PDF có dữ liệu khác, nên không nhận. Đề nghị mở tệp, in ra "
                    + "PDF thành tệp mới rồi gửi.")
        case .archive, .documentType:
            self.init(
                .unprocessableContent,
                "Tệp hỏng hoặc có cấu trúc bất thường. Đề nghị mở tệp, lưu lại rồi gửi.")
        case .macros:
            self.init(.unprocessableContent, "Tệp có macro. Đề nghị lưu lại không có macro.")
        case .embedded:
            self.init(
                .unprocessableContent,
                "Tệp có đối tượng nhúng (OLE, ActiveX). Đề nghị bỏ các đối tượng đó, lưu lại rồi gửi."
            )
        case .external:
            self.init(
                .unprocessableContent,
                "Tệp có liên kết lấy dữ liệu từ tệp khác. Đề nghị bỏ liên kết, lưu lại rồi gửi.")
        case .locked:
            self.init(
                .unprocessableContent,
                "Tệp PDF có đặt mật khẩu hoặc khóa. Đề nghị lưu lại không khóa (in ra PDF) rồi gửi."
            )
        case .unreadable: self.init(.unprocessableContent, "Không đọc được tệp.")
        }
    }
}
