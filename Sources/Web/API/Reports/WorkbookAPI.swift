import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// A report's workbook by scripts.
enum WorkbookAPI {
    /// `GET /api/v1/rounds/{round}/reports/{unit}/form.xlsx`: the form to be filled in, as the page
    /// has it.
    @Sendable static func file(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return Download.workbook(try visit.workbook(of: try visit.sentReport()))
    }

    /// `POST` to the same, with the filled workbook's octets: what it would change, or with
    /// `?take=true` changes that, all or nothing. `If-Match` is heeded as when values are merged.
    @Sendable static func post(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: ["take"])
        let takes = try takes(wish)
        let report = try wish.look { visit in try visit.sentReport() }
        let type = wish.request.fields[.contentType].map { $0.prefix { $0 != ";" } }
        guard type.map({ mediaTypes.contains(TypedText.trimmed(String($0)).lowercased()) }) ?? true
        else {
            throw Refusal(
                .unsupportedMediaType, "Cần nội dung tệp .xlsx (\(AnnexWorkbook.mediaType)).")
        }
        if let objection = report.objection(to: .save, by: wish.asker.role) { throw objection }
        guard !takes || wish.asker.role.isOfSchool else {
            throw Refusal(.forbidden, "Chỉ nhà trường sửa bản nháp của mình.")
        }
        let seen = try wish.seenVersion(
            of: report.report, isRequired: takes && report.report.version > 0)
        let filled = try FilledReport(
            try FilledWorkbook.sent(wish.request.body), for: report)
        guard takes else { return Response.json(WorkbookPreview(filled, over: report).json) }
        return try wish.commit { database in
            let visit = wish.visit(in: database.read)
            let preview = WorkbookPreview(filled, over: try visit.sentReport())
            let saved = try database.saveDraft(
                preview.cells, of: report.file.unit.id, in: report.round.id, seen: seen,
                by: wish.actor)
            var response = Response.json(preview.json)
            response.fields[.eTag] = "\"\(saved.version)\""
            return response
        }
    }

    private static let mediaTypes: Set<String> = [
        AnnexWorkbook.mediaType, "application/octet-stream",
    ]

    /// `?take=true`
    ///
    /// - Throws: 400 for anything but true and false: nothing is to be stored by a misspelling.
    private static func takes(_ wish: Wish) throws -> Bool {
        switch try wish.query("take") {
        case "true": return true
        case "false", nil: return false
        default: throw Refusal(.badRequest, "take chỉ là true hoặc false.")
        }
    }
}

extension Visit {
    /// The report of the address as its school works on it; for the department as it enters it in
    /// the school's place.
    fileprivate func sentReport() throws -> SchoolReport {
        try SchoolReport(
            try judgedReport(), isOnBehalf: !asker.role.isOfSchool, today: now.day, database)
    }
}

extension WorkbookPreview {
    fileprivate var json: JSON {
        var values = JSON.Members()
        for line in taken { values[line.indicator.code.rawValue] = line.value.json }
        for declared in takenBack { values[declared.cell.rawValue] = .null }
        return [
            "counts": [
                "taken": .integer(Int64(changes)), "kept": .integer(Int64(kept.count)),
                "blank": .integer(Int64(blank.count)), "wrong": .integer(Int64(wrong.count)),
            ],
            "taken": .object(values),
            "differing": .array(
                differing.map { line in
                    [
                        "at": .string(line.indicator.code.rawValue),
                        "stored": line.stored?.value?.json ?? .null, "in_file": line.value.json,
                    ]
                }),
            "moved": .array(moved.map { .string($0.indicator.code.rawValue) }),
            "wrong": .array(
                wrong.map { line in
                    [
                        "at": .string(line.indicator.code.rawValue),
                        "typed": .string(String(line.typed.prefix(1_000))),
                        "reason": .string(line.reason),
                    ]
                }),
            "unknown_rows": .array(
                filled.strangers.map { stranger in
                    [
                        "row": stranger.row.map { .integer(Int64($0)) } ?? .null,
                        "question": .string(stranger.text),
                    ]
                }),
        ]
    }
}
