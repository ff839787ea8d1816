import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the form's script needs: the form's rules as a file that the browser keeps, and with the
/// page what is this report's own.
struct FormScript {
    let cellsAddress: String
    let rulesAddress: String
    let version: Int64
    /// `ReportCheck.nowForBrowser`, and of what has no field here: files, cells that are locked,
    /// reasons.
    let now: String

    init(_ report: SchoolReport, shown: Set<String>) {
        cellsAddress = report.formAddress + "/cells"
        rulesAddress = "\(report.formAddress)/rules.json?v=\(FormScript.tag(of: report))"
        version = report.report.version
        var now = report.check.nowForBrowser.object ?? [:]
        var (files, locked, reasons): (JSON.Members, JSON.Members, JSON.Members) = ([:], [:], [:])
        for indicator in report.form.cells(for: report.level) {
            guard let value = report.entries[indicator.code]?.value else { continue }
            if !value.attached.isEmpty {
                files[indicator.code.rawValue] = value.forBrowser
            } else if !shown.contains(indicator.code.rawValue) {
                locked[indicator.code.rawValue] = value.forBrowser
            }
        }
        for confirmation in report.confirmations {
            reasons[confirmation.rule.rawValue] = .string(confirmation.reason)
        }
        now["files"] = .object(files)
        now["locked"] = .object(locked)
        now["reasons"] = .object(reasons)
        self.now = String(decoding: JSON.object(now).serialized(), as: UTF8.self)
    }

    /// `GET /rounds/{round}/report/rules.json`: `ReportCheck.forBrowser`. The page names it by what it
    /// says (`v`), so that a browser asks once; by another name it is not kept.
    @Sendable static func rules(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["v"])
        let report = try visit.schoolReport()
        var answer = Response.json(report.check.forBrowser)
        if try visit.query("v") == tag(of: report) {
            answer.fields[.cacheControl] = "private, max-age=31536000, immutable"
        }
        return answer
    }

    /// Another one for another form, level, or choice of the round, and after the program was started
    /// anew, which may say it otherwise.
    private static func tag(of report: SchoolReport) -> String {
        let form = report.round.form
        let said =
            "\(start) \(form.code) \(form.version) \(report.level) \(report.given ?? []) "
            + report.round.disabled.map(\.rawValue).sorted().joined(separator: " ")
        return Digest.letters(
            Digest.sha256(Array(said.utf8) + report.check.fixedForBrowser).prefix(8))
    }

    private static let start = Digest.hexadecimal(Digest.random(8))
}
