import HTTP
import HTTPTypes
import Reporting
import Storage

/// Cells as somebody types them, for the form's script.
enum SaveCells {
    /// `POST /rounds/{round}/report/cells`: saves the cells and reasons that are named and answers
    /// with how they stand then.
    ///
    /// ```
    /// {"version": 12, "others": false, "saved": "07:15",
    ///  "cells": {"staff": {"was": "bhakjmdo", "text": "31", "fault": null}},
    ///  "both": {"trained": {"was": "…", "text": "7", "said": "7", "by": "…, 07:14"}}}
    /// ```
    ///
    /// `was` is what the next sending of the cell is held against, `text` what its field holds;
    /// `others` says that somebody else changed the report since the version that was named.
    @Sendable static func save(_ wish: Wish) throws -> any Reply {
        let (before, typed) = try wish.typedReport()
        if let objection = before.objection(to: .save, by: wish.asker.role) { throw objection }
        let (merged, report) = try wish.merge(typed)
        return try wish.look { visit in
            let stored = try visit.schoolReport()
            var cells: JSON.Members = [:]
            for code in typed.cells.keys where merged.both[code] == nil {
                cells[code.rawValue] = stored.state(of: code)
            }
            var reasons: JSON.Members = [:]
            for rule in typed.reasons.keys {
                let reason = stored.confirmations.first { $0.rule == rule }?.reason ?? ""
                reasons[rule.rawValue] = SeenReport.digest(of: reason).map(JSON.string) ?? .null
            }
            var both: JSON.Members = [:]
            for code in merged.both.keys {
                both[code.rawValue] = try visit.json(ofBothAt: code, in: stored)
            }
            return Response.json([
                "version": .integer(report.version),
                "others": .boolean(typed.version.map { $0 != before.report.version } ?? false),
                "saved": .string(VietnameseDate.time(report.changedAt ?? visit.now)),
                "cells": .object(cells), "reasons": .object(reasons), "both": .object(both),
            ])
        }
    }
}

extension SchoolReport {
    /// The cell as its field holds it, and why that can't be read.
    fileprivate func state(of code: Indicator.Code) -> JSON {
        let entry = entries[code]
        guard let indicator = form.indicator(code) else { return .null }
        var fault: JSON = .null
        var text = ""
        switch entry {
        case .value(let value): text = indicator.typed(value)
        case .unreadable(let typed):
            text = typed
            fault = .string(indicator.complaint(about: typed))
        case nil: break
        }
        return [
            "was": SeenReport.digest(of: entry).map(JSON.string) ?? .null, "text": .string(text),
            "fault": fault,
        ]
    }
}

extension Visit {
    fileprivate func json(ofBothAt code: Indicator.Code, in stored: SchoolReport) throws -> JSON {
        guard let indicator = stored.form.indicator(code),
            var members = stored.state(of: code).object
        else { return .null }
        members["said"] = .string(
            indicator.text(of: stored.entries[code], level: stored.level))
        members["by"] = try changed(code, of: stored).map(JSON.string) ?? .null
        return .object(members)
    }
}
