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
    let hasLines: Bool
    let summary: String
    let mayApply: Bool
    let complaint: String?

    init(_ context: Context, text: String = "", complaint: String? = nil) throws {
        frame = try Frame(context, title: "Nhập đơn vị từ danh sách", current: "/units")
        self.text = text
        self.complaint = complaint
        var list: [ListedUnit] = []
        if !text.isEmpty {
            do throws(MalformedList) { list = try UnitList.read(text) } catch {
                // The complaint says so.
            }
        }
        let found = list
        let changes = try context.storage.read {
            try $0.preview(found, on: context.now.day)
        }
        lines = zip(list, changes).map { Line($0, $1) }
        hasLines = !lines.isEmpty
        func count(_ isSo: (UnitChange) -> Bool) -> Int { changes.count(where: isSo) }
        let faults = count { if case .fault = $0 { true } else { false } }
        let added = count { $0 == .add }
        let changed = count { if case .change = $0 { true } else { false } }
        summary =
            "\(added) đơn vị mới, \(changed) đơn vị thay đổi, \(count { $0 == .nothing }) giữ nguyên"
            + (faults > 0 ? ", \(faults) dòng có lỗi" : "")
        mayApply = faults == 0 && added + changed > 0
    }
}

extension ImportUnitsPage.Line {
    fileprivate init(_ listed: ListedUnit, _ change: UnitChange) {
        line = listed.line
        code = listed.code
        name = listed.name
        switch change {
        case .add:
            (what, changes, fault) = (Badge(icon: "ok", style: "ok", words: "Thêm mới"), [], nil)
        case .nothing:
            (what, changes, fault) = (
                Badge(icon: "none", style: "off", words: "Giữ nguyên"), [], nil
            )
        case .fault(let sentence):
            (what, changes, fault) = (Badge(icon: "err", style: "over", words: "Lỗi"), [], sentence)
        case .change(let fields):
            let names: [(UnitChange.Field, String)] = [
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
