import HTTP
import Reporting
import Storage

/// The ways from one page of a list to others.
struct ListPages: View {
    /// The list's begin; nil on it.
    let first: String?
    /// What follows; nil at the list's end.
    let next: String?

    /// The addresses.
    init(first: String?, next: String?) { (self.first, self.next) = (first, next) }

    /// `query` is what the list is narrowed to; `next` the place behind which the next page begins.
    init(
        _ path: String, _ query: [(name: String, value: String)], next: String?, isFirst: Bool
    ) {
        let query = query.filter { !$0.value.isEmpty }
        func address(_ more: [(name: String, value: String)]) -> String {
            let fields = FormFields(query + more).encoded
            return fields.isEmpty ? path : "\(path)?\(fields)"
        }
        first = isFirst ? nil : address([])
        self.next = next.map { address([("after", $0)]) }
    }

    /// The list has more than one page.
    var isSome: Bool { first != nil || next != nil }

    var html: HTML {
        #"\#(first.map { #" <a href="\#($0)">Về đầu danh sách</a>"# as HTML })\#(next.map { #" <a class="btn" rel="next" href="\#($0)">Xem tiếp</a>"# as HTML })"#
    }
}

extension UnitListPage {
    /// `Hiển thị 100 trong 812 đơn vị`
    func summary(isFirst: Bool, isNarrow: Bool, what: String = "đơn vị") -> String {
        let shown = VietnameseNumber.text(Int64(units.count))
        guard let count else { return "Hiển thị \(shown) \(what)" }
        let total = VietnameseNumber.text(Int64(count.number))
        if isFirst, next == nil, !isNarrow { return "Hiển thị tất cả \(total) \(what)" }
        let found = isNarrow ? " tìm thấy" : ""
        return "Hiển thị \(shown) trong \(count.isExceeded ? "hơn " : "")\(total) \(what)\(found)"
    }
}
