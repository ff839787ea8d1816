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
    ///  "reasons": {"W29": {"was": "…", "fault": null}},
    ///  "both": {"trained": {"was": "…", "texts": ["7"], "said": "7", "by": "…, 07:14"}},
    ///  "unasked": {"alarm": "Hệ thống báo cháy"}}
    /// ```
    ///
    /// `was` is what the next sending is held against, `texts` what the fields hold; beside the text of a
    /// table in which rows of both stand, `own` is what was sent, as `was` says it; a reason stands
    /// in `both` by its field's name, `why_W29`. What has a `fault` is kept as it was typed in a cell,
    /// and not at all as a reason. `others` says that somebody else changed the report since the
    /// version that was named.
    @Sendable static func save(_ wish: Wish) throws -> any Reply {
        let (before, typed) = try wish.typedReport()
        if let objection = before.objection(to: .save, by: wish.asker.role) { throw objection }
        let saved = try wish.merge(typed, upon: before)
        let (merged, after, report) = (saved.merged, saved.after, saved.report)
        var (cells, reasons, both): (JSON.Members, JSON.Members, JSON.Members) = ([:], [:], [:])
        for code in typed.cells.keys where merged.both[code] == nil {
            cells[code.rawValue] = after.state(
                of: code, sent: merged.rows.contains(code) ? typed.cells[code] : nil)
        }
        for rule in typed.reasons.keys where merged.bothReasons[rule] == nil {
            let kept = saved.draft.reasons.confirmations.first { $0.rule == rule }?.reason ?? ""
            reasons[rule.rawValue] = [
                "was": SeenReport.digest(of: kept).map(JSON.string) ?? .null,
                "fault": saved.draft.reasons.complaints[rule].map(JSON.string) ?? .null,
            ]
        }
        if merged.isAskedAbout {
            try wish.look { visit in
                for code in merged.both.keys {
                    both[code.rawValue] = try visit.json(ofBothAt: code, in: after)
                }
            }
        }
        for rule in merged.bothReasons.keys {
            both[TypedReport.reasonField(of: rule)] = after.json(ofBothFor: rule)
        }
        let unasked = typed.unasked.reduce(into: JSON.Members()) {
            $0[$1.code] = .string($1.question)
        }
        return Response.json([
            "version": .integer(report.version),
            "others": .boolean(
                typed.version.map { $0 != saved.draft.stored.report.version } ?? false),
            "saved": .string(VietnameseDate.time(report.changedAt ?? wish.now)),
            "cells": .object(cells), "reasons": .object(reasons), "both": .object(both),
            "unasked": .object(unasked),
        ])
    }
}

extension SchoolReport {
    /// The cell as its field holds it, and why that can't be read; what was `sent` where more is in it.
    fileprivate func state(of code: Indicator.Code, sent: Entry??) -> JSON {
        let entry = entries[code]
        guard let indicator = form.cell(code) else { return .null }
        var fault: JSON = .null
        if case .unreadable(let typed) = entry {
            fault = .string(indicator.complaint(about: typed))
        }
        func digest(_ entry: Entry?) -> JSON {
            SeenReport.digest(of: entry, indicator.kind.table).map(JSON.string) ?? .null
        }
        var state: JSON.Members = [
            "was": digest(entry),
            "text": .string(indicator.typedTexts(of: entry).joined(separator: "; ")),
            "fault": fault,
        ]
        if let sent { state["own"] = digest(sent) }
        return .object(state)
    }

    fileprivate func json(ofBothFor rule: Rule.ID) -> JSON {
        let reason = confirmations.first { $0.rule == rule }?.reason ?? ""
        return [
            "was": SeenReport.digest(of: reason).map(JSON.string) ?? .null,
            "texts": [.string(reason)], "said": .string(reason), "by": .null,
        ]
    }
}

extension Visit {
    fileprivate func json(ofBothAt code: Indicator.Code, in stored: SchoolReport) throws -> JSON {
        guard let indicator = stored.form.cell(code) else { return .null }
        let entry = stored.stored[code]
        return [
            "was": SeenReport.digest(of: entry, indicator.kind.table).map(JSON.string) ?? .null,
            "texts": .array(indicator.typedTexts(of: entry).map { .string($0) }),
            "said": .string(indicator.text(of: entry, level: stored.level)),
            "by": try changed(code, of: stored).map(JSON.string) ?? .null,
        ]
    }
}

extension Indicator {
    /// What its fields hold then, one text each; one empty text for a blank cell.
    fileprivate func typedTexts(of entry: Entry?) -> [String] {
        switch entry {
        case .value(let value): typedAnswers(value)
        case .unreadable(let typed): [typed]
        case nil: [""]
        }
    }
}
