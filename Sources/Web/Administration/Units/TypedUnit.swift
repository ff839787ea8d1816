import HTTP
import Reporting
import Storage

/// A unit as its form was typed.
struct TypedUnit {
    var line: ListedUnit
    /// From when it holds; empty for today.
    var from = ""

    init(_ context: Context) throws {
        let fields = try context.form()
        func field(_ name: String) throws -> String {
            try context.cleaned(fields.first(name) ?? "")
        }
        line = ListedUnit(
            line: 1, code: try field("code").lowercased(), name: try field("name"),
            shortName: try field("short_name"), kind: try field("kind"),
            level: try field("level"), reportsTo: try field("reports_to").lowercased(),
            commune: try field("commune").lowercased(), place: try field("place"))
        from = TypedText.trimmed(fields.first("from") ?? "")
    }

    /// - Throws: `UnitFaults`.
    func day(_ today: Day) throws -> Day {
        guard !from.isEmpty else { return today }
        do throws(VietnameseDate.Fault) {
            return try VietnameseDate.read(from)
        } catch {
            throw UnitFaults(faults: [(1, "Từ ngày: \(error.sentence)")])
        }
    }
}
