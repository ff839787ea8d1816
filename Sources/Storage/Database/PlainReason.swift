import Foundation

/// Why something failed, in one line of English for a log or a terminal, with the file that it is
/// about: what Foundation's own errors say of themselves is a page of codes.
package struct PlainReason: CustomStringConvertible, Sendable {
    package let description: String

    package init(_ error: any Error) {
        guard let error = error as? CocoaError else {
            description = "\(error)"
            return
        }
        let reason =
            switch error.code {
            case .fileNoSuchFile, .fileReadNoSuchFile: "there is no such file"
            case .fileReadNoPermission, .fileWriteNoPermission: "permission denied"
            case .fileWriteOutOfSpace: "the disk is full"
            case .fileWriteVolumeReadOnly: "the file system takes no changes"
            case .fileWriteFileExists: "something else has that name"
            default: PlainReason.cause(of: error)
            }
        description = (error.filePath ?? error.url?.path).map { "\($0): \(reason)" } ?? reason
    }

    /// What the system said, where Foundation kept it.
    private static func cause(of error: CocoaError) -> String {
        guard let cause = error.underlying as? POSIXError else {
            return "it can't be used (Foundation's code \(error.code.rawValue))"
        }
        return unsafe String(cString: strerror(cause.code.rawValue))
    }
}
