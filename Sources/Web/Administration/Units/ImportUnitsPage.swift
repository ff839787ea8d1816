import Reporting
import Storage

/// Nhập đơn vị từ danh sách: what each line will do, before it is done.
struct ImportUnitsPage {
    struct Line {
        let line: Int
        let code: String
        let name: String
        let what: Badge
        let changes: [Change]
        let fault: String?
    }

    struct Change {
        let field: String
        let before: String
        let after: String
    }

    let frame: Frame
    let text: String
    let lines: [Line]
    let summary: String
    let mayApply: Bool
    let complaint: String?

    init(
        _ visit: Visit, text: String, list: [UnitDraft], complaint: String? = nil
    ) throws {
        frame = try Frame(visit, title: "Nhập đơn vị từ danh sách", current: "/units")
        self.text = text
        self.complaint = complaint
        let changes = try visit.database.preview(list, on: visit.now.day)
        lines = zip(list, changes).map { Line($0, $1) }
        func count(_ isSo: (UnitChange) -> Bool) -> Int { changes.count(where: isSo) }
        let faults = count { if case .faults = $0 { true } else { false } }
        let added = count { $0 == .add }
        let changed = count { if case .change = $0 { true } else { false } }
        summary =
            "\(added) đơn vị mới, \(changed) đơn vị thay đổi, \(count { $0 == .nothing }) giữ nguyên"
            + (faults > 0 ? ", \(faults) dòng có lỗi" : "")
        mayApply = faults == 0 && added + changed > 0
    }
}

extension ImportUnitsPage.Line {
    fileprivate init(_ draft: UnitDraft, _ change: UnitChange) {
        line = draft.line
        code = draft.code
        name = draft.name
        switch change {
        case .add:
            (what, changes, fault) = (Badge(icon: "ok", style: "ok", words: "Thêm mới"), [], nil)
        case .nothing:
            (what, changes, fault) = (
                Badge(icon: "none", style: "off", words: "Giữ nguyên"), [], nil
            )
        case .faults(let faults):
            what = Badge(icon: "err", style: "over", words: "Lỗi")
            changes = []
            fault = faults.map(\.sentence).joined(separator: " ")
        case .change(let fields):
            let names: [(UnitDraft.Field, String)] = [
                (.name, "Tên"), (.shortName, "Tên ngắn"), (.reportsTo, "Báo cáo cho"),
                (.commune, "Xã"),
            ]
            what = Badge(icon: "draft", style: "", words: "Thay đổi")
            changes = names.compactMap { field, name in
                fields[field].map {
                    .init(
                        field: name, before: $0.before.isEmpty ? "(trống)" : $0.before,
                        after: $0.after)
                }
            }
            fault = nil
        }
    }
}
