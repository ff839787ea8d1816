import Reporting
import Storage

extension EventSentence {
    /// What happened to a unit, or to several.
    static func ofUnit(_ event: Event) -> String {
        switch event.happening {
        case .unitAdded(_, let name, _): "Thêm đơn vị \(name)"
        case .unitRenamed(let name, let day, _): "Đổi tên đơn vị thành \(name)\(since(day, event))"
        case .unitNameForgotten(let name, let day):
            "Bỏ tên \(name) đã ghi từ \(VietnameseDate.text(day))"
        case .unitSorted(let name, let place, let day):
            "Xếp thứ tự đơn vị \(name) theo “\(place)”\(since(day, event))"
        case .unitMoved(let name, _, _, _): "Chuyển đơn vị \(name)"
        case .unitClosed(let name, let day?):
            "Ngừng hoạt động đơn vị \(name) từ \(VietnameseDate.text(day))"
        case .unitClosed(let name, nil): "Cho đơn vị \(name) hoạt động lại"
        case .unitIdentified(let name, let scheme, let day, _, _):
            "Ghi mã (\(scheme)) của đơn vị \(name)\(since(day, event))"
        case .unitsSucceeded(let told): told.sentence
        default: event.kind.name
        }
    }

    /// From another day than that of the event; nothing for that one.
    private static func since(_ day: Day?, _ event: Event) -> String {
        guard let day, day != event.at.day else { return "" }
        return " từ \(VietnameseDate.text(day))"
    }
}

extension Happening.SuccessionTold {
    fileprivate var sentence: String {
        let counts = [(added, "mới"), (changed, "thay đổi"), (closed, "ngừng hoạt động")]
            .filter { $0.0 > 0 }
            .map { "\(VietnameseNumber.text($0.0)) đơn vị \($0.1)" }.joined(separator: ", ")
        return "Sắp xếp đơn vị từ \(VietnameseDate.text(day))"
            + (basis.isEmpty ? "" : " theo \(basis)") + (counts.isEmpty ? "" : ": \(counts)")
    }
}

extension EventChange {
    /// Which unit became which.
    fileprivate static func succession(_ pair: Happening.SuccessionTold.Pair) -> EventChange? {
        EventChange("Đơn vị kế tiếp", pair.before, pair.after)
    }

    static func all(of told: Happening.SuccessionTold) -> [EventChange?] {
        told.pairs.map(succession)
    }
}
