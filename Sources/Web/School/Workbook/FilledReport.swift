import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// What a filled workbook says of one report: as the file that was sent has it, or as the preview
/// of it carries on.
struct FilledReport {
    /// A row of the file that the form does not have, or that it asks no more.
    struct Stranger: Hashable {
        /// nil where the preview carried it on.
        let row: Int?
        let text: String
    }

    /// Blank ones are absent.
    var cells: [Indicator.Code: FilledCell] = [:]
    var strangers: [Stranger] = []
    /// The version of the report that the preview was made of; nil for a file.
    let version: Int64?
    /// When the file was made, as it says.
    let madeAt: String?
    /// The version of the form that it was made of, where the round has another one now.
    var earlierForm: String?

    /// - Throws: `Refusal` for another school's file, or one of another round or form, by name.
    init(_ workbook: FilledWorkbook, for report: SchoolReport) throws {
        try FilledReport.check(workbook.identity, report)
        version = nil
        madeAt = workbook.identity["made_at"].map { String($0.prefix(40)) }
        earlierForm = FilledReport.earlierForm(workbook.identity, report)
        let asked = Dictionary(
            report.typedIndicators.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var places: [Indicator.Code: [Int]] = [:]
        let onSheets = workbook.hasTables ? report.tablesOnSheets : []
        var kept: [Indicator.Code: String] = [:]
        for row in workbook.rows {
            let code = Indicator.Code(rawValue: row.mark)
            guard let indicator = asked[code] else {
                // Of a file that is attached only the name is shown, and a number that the program
                // makes is only to be read.
                if let known = report.form.indicator(code), known.applies(to: report.level),
                    !known.kind.isTyped || known.calculation != nil
                {
                    continue
                }
                strangers.append(
                    Stranger(row: row.row, text: String(row.question.prefix(200))))
                continue
            }
            places[code, default: []].append(row.row)
            guard !onSheets.contains(indicator) else {
                kept[code] = row.kept
                continue
            }
            cells[code] = indicator.filled(row.answer, in: workbook, level: report.level)
                .map { $0.held(against: row.kept, indicator) }
        }
        for indicator in onSheets {
            cells[indicator.code] = indicator.kind.table?
                .filled(workbook, indicator, level: report.level)?
                .held(against: kept[indicator.code] ?? "", indicator)
        }
        for (code, rows) in places where rows.count > 1 {
            let numbers = rows.map(String.init).joined(separator: ", ")
            cells[code] = .wrong(
                "", reason: "Ô này có ở nhiều dòng của tệp: \(numbers). Đề nghị chỉ để một dòng.")
        }
        strangers = Array(strangers.prefix(FilledReport.mostStrangers))
    }

    /// nil for one of the form as it is, and for one that the round never had.
    static func earlierForm(_ identity: [String: String], _ report: SchoolReport) -> String? {
        identity["form_version"].flatMap { version in
            version != String(report.form.version.version)
                && report.earlierVersions.contains { String($0) == version } ? version : nil
        }
    }

    /// Of the rows that are none of the form's, so many are named.
    static let mostStrangers = 50

    /// Files of other forms are refused whole: nothing of them may count here.
    static func check(_ identity: [String: String], _ report: SchoolReport) throws {
        func said(_ name: String) -> String { String((identity[name] ?? "").prefix(200)) }
        let unit = report.file.unit.unit
        guard identity["unit"] == unit.code.rawValue else {
            throw Refusal(
                .unprocessableContent,
                "Tệp này là biểu của \(said("unit_name")), không phải của \(unit.name).")
        }
        guard identity["round"] == report.round.code.rawValue else {
            throw Refusal(
                .unprocessableContent,
                "Tệp này là biểu của đợt “\(said("round_title"))”, không phải của đợt “\(report.round.title)”."
            )
        }
        let form = report.form.version
        guard identity["form"] == form.code,
            identity["form_version"] == String(form.version)
                || earlierForm(identity, report) != nil
        else {
            throw Refusal(
                .unprocessableContent,
                "Tệp này theo biểu mẫu \(said("form")) phiên bản \(said("form_version")); đợt này dùng "
                    + "\(form.code) phiên bản \(form.version). Đề nghị tải biểu mới.")
        }
        guard identity["level"] == report.level.rawValue else {
            throw Refusal(
                .unprocessableContent,
                "Tệp này là biểu của cấp học \(said("level")); trường thuộc cấp học \(report.level.rawValue)."
            )
        }
    }
}

extension FilledCell {
    /// `kept` is what stood in the form when the file was made, as `Indicator.kept` writes it: the same
    /// is no answer of today.
    fileprivate func held(against kept: String, _ indicator: Indicator) -> FilledCell {
        guard case .value(let value) = self, !kept.isEmpty, indicator.kept(value) == kept else {
            return self
        }
        return .untouched(value)
    }
}

extension Indicator {
    /// By which an answer is known again that was in the file when it was made: as it is typed, a table
    /// in short.
    func kept(_ value: Value) -> String {
        kind.table.flatMap { SeenReport.digest(of: .value(value), $0) } ?? typed(value)
    }
}

extension SchoolReport {
    /// What the school types answers to; files are attached elsewhere.
    var typedIndicators: [Indicator] {
        form.cells(for: level).filter(\.kind.isTyped)
    }
}
