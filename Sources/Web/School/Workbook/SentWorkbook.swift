import Formats
import HTTP
import HTTPTypes
import Reporting

extension Wish {
    /// The octets of the form's one file.
    ///
    /// - Throws: 422 where none was chosen, 413 for one that is too large.
    func sentWorkbook() throws -> [UInt8] {
        let files = context.sent?.files ?? []
        guard files.count == 1, let file = files.first, file.field == "file",
            !file.content.isEmpty
        else { throw Refusal(.unprocessableContent, "Chưa chọn tệp.") }
        guard file.content.count <= FilledWorkbook.longestFile else {
            throw Refusal(FilledWorkbook.Fault.isTooLarge)
        }
        return try octets(of: file)
    }

    /// What stands in a file that was sent.
    func octets(of file: MultipartForm.File) throws -> [UInt8] {
        var octets: [UInt8] = []
        while octets.count < file.content.count {
            let piece = request.bodyOctets(
                at: file.content.lowerBound + octets.count,
                most: min(64 * 1024, file.content.count - octets.count))
            guard !piece.isEmpty else { throw Refusal.unread }
            octets += piece
        }
        return octets
    }
}

extension FilledWorkbook {
    /// - Throws: `Refusal` for what is none of our forms, saying what helps.
    static func sent(_ octets: [UInt8]) throws -> FilledWorkbook {
        do throws(Fault) {
            return try FilledWorkbook(octets)
        } catch {
            throw Refusal(error)
        }
    }
}

extension Refusal {
    init(_ fault: FilledWorkbook.Fault) {
        switch fault {
        case .isOpenDocument:
            self.init(
                .unsupportedMediaType,
                "Tệp .ods chưa nhận được. Mở tệp, chọn Lưu thành (Save as), lưu lại dạng .xlsx rồi gửi."
            )
        case .isOldOrLocked:
            self.init(
                .unsupportedMediaType,
                "Tệp .xls của Excel cũ, hoặc có đặt mật khẩu. Lưu lại dạng .xlsx, không đặt mật khẩu, rồi gửi."
            )
        case .isUnreadable:
            self.init(
                .unsupportedMediaType,
                "Không đọc được: tệp không phải là .xlsx, hoặc đã hỏng. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi gửi."
            )
        case .isTooLarge:
            self.init(
                .contentTooLarge,
                "Tệp quá lớn: tối đa \(FilledWorkbook.longestFile / 1_000_000) MB, không kể phần nén."
            )
        case .isNoForm:
            self.init(
                .unprocessableContent,
                "Tệp này không phải là biểu tải từ hệ thống, hoặc số liệu đã chép sang tệp khác. Tải biểu "
                    + "của trường rồi nhập vào đó.")
        case .hasSeveralForms(let names):
            let names = names.prefix(5).map { "“\($0.prefix(31))”" }.joined(separator: ", ")
            self.init(
                .unprocessableContent,
                "Tệp có nhiều trang biểu: \(names). Đề nghị chỉ để lại một trang rồi gửi.")
        }
    }
}
