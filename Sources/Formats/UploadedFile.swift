import Foundation

/// Whether a file that somebody sent is what its name says, and safe to be opened by others.
package enum UploadedFile {
    /// What may be sent, by the extension of its name.
    package static let types = [
        "pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]

    package enum Fault: Error, Hashable, Sendable {
        case empty
        /// No file of ours, by its extension.
        case unknownType
        /// The content is not what the extension says.
        case otherContent
        /// A PDF with something before its header: readers look for that further on (ISO 32000-2,
        /// Annex I), other programs take the file for what it begins with.
        case leading
        /// An archive that inflates to too much, or holds what it should not.
        case archive
        /// With macros.
        case macros
        /// With an object of another program, or a control.
        case embedded
        /// With what is to be fetched from elsewhere when it is opened.
        case external
        /// A PDF that asks for a password, or forbids its readers something.
        case locked
        /// XML with a document type, by which entities are declared.
        case documentType
        case unreadable
    }

    /// Looks at the whole content; `type` is an extension in lower case.
    package static func check(_ path: String, as type: String) throws(Fault) {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable }
        defer { try? file.close() }
        let head: [UInt8]
        let tail: [UInt8]
        do {
            head = Array(try file.read(upToCount: 1024) ?? Data())
            let size = try file.seekToEnd()
            try file.seek(toOffset: size > 2048 ? size - 2048 : 0)
            tail = Array(try file.readToEnd() ?? Data())
        } catch {
            throw .unreadable
        }
        guard !head.isEmpty else { throw .empty }
        switch type {
        case "pdf":
            let isPDF = ["%PDF-1.", "%PDF-2."].contains { head.starts(with: Array($0.utf8)) }
            guard isPDF, tail.contains(Array("%%EOF".utf8)) else {
                throw head.dropFirst().contains(Array("%PDF-".utf8)) ? .leading : .otherContent
            }
            let trailer: PDFTrailer
            do { trailer = try PDFTrailer(file, tail: tail) } catch { throw .unreadable }
            guard !trailer.isLocked else { throw .locked }
        case "jpg", "jpeg":
            guard head.starts(with: [0xff, 0xd8, 0xff]), tail.contains([0xff, 0xd9]) else {
                throw .otherContent
            }
        case "png":
            let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
            guard head.starts(with: signature), tail.contains(Array("IEND".utf8)) else {
                throw .otherContent
            }
        case "docx": try OfficeArchive.check(path, part: "word/document.xml", head: head)
        case "xlsx": try OfficeArchive.check(path, part: "xl/workbook.xml", head: head)
        default: throw .unknownType
        }
    }
}
