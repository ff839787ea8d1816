import HTTPTypes
import Reporting

extension FilledReport {
    /// The first octet of a file that the form without network saved; a workbook's is another.
    static func isSaved(_ octets: [UInt8]) -> Bool { octets.first == UInt8(ascii: "{") }

    /// What the form without network saved:
    ///
    ///     {"kind": "tonghop-report", "unit", "unit_name", "round", "round_title", "form",
    ///      "form_version", "level", "made_at", "cells": {code: [text]}, "before": {code: [text]}}
    ///
    /// with each cell as its fields hold it, now and when the file was made. A blank cell clears
    /// nothing; a section that was declared nil and is no more is taken back.
    ///
    /// - Throws: `Refusal` for what is none, and for another school's, round's or form's.
    init(saved octets: [UInt8], for report: SchoolReport) throws {
        guard let json = try? JSON(parsing: octets), json["kind"] == "tonghop-report",
            let members = json.object, let cells = json["cells"]?.object
        else {
            throw Refusal(
                .unprocessableContent,
                "Không đọc được tệp số liệu: tệp đã bị sửa hoặc không phải do hệ thống lưu.")
        }
        let identity = members.pairs.reduce(into: [String: String]()) {
            $0[$1.name] = $1.value.string
        }
        try FilledReport.check(identity, report)
        version = nil
        madeAt = identity["made_at"].map { String($0.prefix(40)) }
        earlierForm = FilledReport.earlierForm(identity, report)
        let before = json["before"]?.object ?? [:]
        func texts(_ members: JSON.Members, _ indicator: Indicator) -> [String] {
            (members[indicator.code.rawValue]?.array ?? []).compactMap(\.string).map(\.nfc)
        }
        let asked = report.typedIndicators
        for indicator in asked {
            let typed = texts(cells, indicator)
            guard let entry = indicator.entry(typed: typed) else {
                let wasDeclared = indicator.entry(typed: texts(before, indicator)) != nil
                if indicator.code.isNilReturn, wasDeclared {
                    self.cells[indicator.code] = .notDeclared
                }
                continue
            }
            switch entry {
            // A fact of the profile that was offered for a blank cell is an answer.
            case .value(let value)
            where typed == texts(before, indicator) && report.stored[indicator.code] != nil:
                self.cells[indicator.code] = .untouched(value)
            case .value(let value): self.cells[indicator.code] = .value(value)
            case .unreadable(let text):
                self.cells[indicator.code] = .wrong(text, reason: indicator.complaint(about: text))
            }
        }
        // Of a file that is attached there is only the name.
        let known = Set(report.form.cells(for: report.level).map(\.code.rawValue))
        for name in cells.names where !known.contains(name) {
            guard strangers.count < FilledReport.mostStrangers else { break }
            strangers.append(Stranger(row: nil, text: String(name.prefix(200))))
        }
    }
}
