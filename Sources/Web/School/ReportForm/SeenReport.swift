import Reporting
import Storage

/// What stood in a report when a form was made of it: a short digest of each cell and each reason, of
/// a table one of each row.
///
/// A form carries it, so that what was typed is told from what only stood in the field. It promises
/// nothing: whoever sends another one changes no report but their own.
struct SeenReport {
    static let field = "_was"

    private let digests: [String: Substring]
    private let tables: [Indicator.Code: TableQuestion]

    /// `staff:bhakjmdo fires:nkdhlapb.oqmckeaj notes:…`; what is no such pair is left out, and then
    /// asked about.
    init(_ text: String, tables: [Indicator.Code: TableQuestion] = [:]) {
        self.tables = tables
        digests = Dictionary(
            text.split(separator: " ").compactMap { piece in
                guard let colon = piece.firstIndex(of: ":") else { return nil }
                return (String(piece[..<colon]), piece[piece.index(after: colon)...])
            }, uniquingKeysWith: { _, last in last })
    }

    func isSame(_ entry: Entry?, at code: Indicator.Code) -> Bool {
        digests[code.rawValue].map(String.init) == SeenReport.digest(of: entry, tables[code])
    }

    func isSame(_ reason: String, for rule: Rule.ID) -> Bool {
        digests[TypedReport.reasonField(of: rule)].map(String.init)
            == SeenReport.digest(of: reason)
    }

    /// The table in which both stand that two people made of what stood there; nil where there is none,
    /// and where it has to be asked.
    func merged(_ mine: Entry?, _ theirs: Entry?, at indicator: Indicator) -> Entry? {
        guard let table = tables[indicator.code], let mine = table.typedRows(of: mine),
            let theirs = table.typedRows(of: theirs)
        else { return nil }
        let base = digests[indicator.code.rawValue]?.split(separator: ".").map(String.init) ?? []
        return table.merged(mine, theirs, over: base, by: SeenReport.digest(ofRow:)).flatMap {
            indicator.entry(typed: [TableQuestion.typedText($0)])
        }
    }

    /// nil for a blank cell.
    static func digest(of entry: Entry?, _ table: TableQuestion? = nil) -> String? {
        guard entry != nil else { return nil }
        return table?.typedRows(of: entry)?.map(digest(ofRow:)).joined(separator: ".")
            ?? short(entry.json.canonical)
    }

    private static func digest(ofRow row: [String]) -> String {
        short(JSON.array(row.map(JSON.string)).canonical)
    }

    /// nil for no reason.
    static func digest(of reason: String) -> String? {
        reason.isEmpty ? nil : short(Array(reason.utf8))
    }

    /// As the form of the report carries it.
    static func text(_ report: SchoolReport) -> String {
        let cells = report.form.cells(for: report.level).compactMap { indicator in
            digest(of: report.stored[indicator.code], indicator.kind.table).map {
                "\(indicator.code):\($0)"
            }
        }
        let reasons = report.confirmations.compactMap { confirmation in
            digest(of: confirmation.reason).map {
                "\(TypedReport.reasonField(of: confirmation.rule)):\($0)"
            }
        }
        return (cells + reasons).joined(separator: " ")
    }

    /// 32 bits: a change that goes unseen by chance is one in four thousand million.
    private static func short(_ octets: [UInt8]) -> String {
        Digest.letters(Digest.sha256(octets).prefix(4))
    }
}
