import Reporting
import Storage

/// That nobody has yet written what stands on the documents of the asker's unit, and what is
/// therefore missing on them.
struct UnwrittenLetterhead {
    let missing: String

    /// nil once somebody has.
    init?(_ visit: Visit) throws {
        let unit = visit.asker.unit
        guard try visit.database.documents.letterhead(of: unit.id) == nil else { return nil }
        let letterhead = try visit.database.letterhead(of: unit, on: visit.now.day)
        let places = [
            (letterhead.symbol, "chữ viết tắt trong số, ký hiệu"), (letterhead.place, "địa danh"),
            (letterhead.addressees.joined(), "nơi kính gửi"),
            (letterhead.signer, "họ tên người ký"),
        ]
        missing = places.filter(\.0.isEmpty).map(\.1).joined(separator: "; ")
    }
}

extension UnwrittenLetterhead: View {
    var html: HTML {
        """
        <div class="notice warn no-print"><p><b>Chưa khai thể thức văn bản của đơn vị.</b> Tên cơ quan, địa danh ở đầu văn bản mới chỉ suy từ tên đơn vị\(if: !missing.isEmpty, "; còn thiếu: \(missing)"). <a href="/letterhead">Khai thể thức văn bản</a></p></div>
        """
    }
}
