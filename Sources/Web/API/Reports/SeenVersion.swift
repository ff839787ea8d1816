import HTTP
import HTTPTypes
import Reporting

extension Inquiry {
    /// The version that the asker builds on: the one in `If-Match`, which must be this report's
    /// entity tag, or without it the one that is there now; nil for `*`, any version.
    ///
    /// - Throws: 428 when it is missing and required, 412 when it is another (RFC 9110 13.1.1,
    ///   RFC 6585 3).
    func seenVersion(of report: Report, isRequired: Bool) throws -> Int64? {
        guard let header = request.fields[.ifMatch] else {
            guard !isRequired else {
                throw Refusal(
                    .preconditionRequired,
                    "Cần If-Match với ETag của báo cáo, để không ghi đè thay đổi của người khác.")
            }
            return report.version
        }
        if header == "*" { return nil }
        let tags = header.split(separator: ",").map { $0.filter { $0 != " " } }
        // RFC 9110 8.8.3; a weak tag is none that matches (13.1.1).
        guard !tags.isEmpty,
            tags.allSatisfy({ $0.hasSuffix("\"") && $0.contains("\"") && $0.count > 1 })
        else { throw Refusal(.badRequest, "If-Match không đọc được.") }
        guard tags.contains("\"\(report.version)\"") else {
            // What proxies make of it that compress the answer; nobody else has changed anything.
            let made = ["W/\"\(report.version)\"", "\"\(report.version)-gzip\""]
            throw tags.contains { made.contains($0) } ? Refusal.tagOfProxy : Refusal.stale
        }
        return report.version
    }
}

extension Refusal {
    fileprivate static let tagOfProxy = Refusal(
        .preconditionFailed,
        "If-Match không phải ETag của máy chủ: máy chủ trung gian đã đổi khi nén câu trả lời. "
            + "Đề nghị bỏ W/ hoặc -gzip, hoặc tắt nén ở máy chủ đó.")
}
