import HTTP
import HTTPTypes
import Reporting
import Storage

/// What a preview's form carries on.
extension FilledReport {
    static let versionField = "_version"
    /// The cells that the file did not change.
    private static let untouchedField = "_untouched"
    private static let wrongPrefix = "wrong."
    private static let whyPrefix = "why."

    /// - Throws: 400 for what no preview of this report sends.
    init(_ form: FormFields, for report: SchoolReport, of whole: Form) throws {
        guard let version = form.first(FilledReport.versionField).flatMap(Int64.init(sentID:))
        else {
            throw Refusal(.badRequest, "Biểu mẫu gửi lên thiếu phiên bản. Đề nghị gửi lại tệp.")
        }
        self.version = version
        madeAt = nil
        let known: Set<String> = [
            FilledReport.versionField, FilledReport.untouchedField, "_do", Forgery.field,
            IdempotencyKey.field, IntendedSender.field,
        ]
        let asked = Dictionary(
            report.typedIndicators.map { ($0.code.rawValue, $0) },
            uniquingKeysWith: { first, _ in first })
        let values = Dictionary(grouping: form.fields, by: \.name).mapValues { $0.map(\.value) }
        for (name, texts) in values where !known.contains(name) {
            let prefix = [FilledReport.wrongPrefix, FilledReport.whyPrefix].first {
                name.hasPrefix($0)
            }
            let code = Indicator.Code(rawValue: String(name.dropFirst(prefix?.count ?? 0)))
            guard let wanted = whole.cell(code), wanted.applies(to: report.level),
                wanted.kind.isTyped
            else {
                throw Refusal(
                    .badRequest,
                    "Biểu mẫu gửi lên có trường “\(name.prefix(40))” không thuộc báo cáo.")
            }
            guard let indicator = asked[code.rawValue] else {
                strangers.append(Stranger(row: nil, text: wanted.label.text(for: report.level)))
                continue
            }
            if prefix == FilledReport.whyPrefix { continue }
            if prefix == nil {
                cells[code] = indicator.carried(texts)
            } else {
                cells[code] = .wrong(
                    texts.first ?? "",
                    reason: values[FilledReport.whyPrefix + code.rawValue]?.first ?? "")
            }
        }
        for code in form.first(FilledReport.untouchedField)?.split(separator: " ") ?? [] {
            guard asked[String(code)] != nil else { continue }
            cells[Indicator.Code(rawValue: String(code))] = .untouched(nil)
        }
    }

    /// The hidden fields of the preview's form: what is to be taken, and what is wrong, so that the
    /// file can be made again. What an answer can't be long is cut.
    func carriedOn(_ preview: WorkbookPreview) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for line in preview.taken {
            let code = line.indicator.code.rawValue
            switch line.value {
            case .choices(let options): fields += options.map { (code, $0) }
            default: fields.append((code, line.indicator.typed(line.value)))
            }
        }
        for declared in preview.takenBack { fields.append((declared.cell.rawValue, "false")) }
        for line in preview.wrong {
            let code = line.indicator.code.rawValue
            fields.append(
                (FilledReport.wrongPrefix + code, line.indicator.carried(line.typed)))
            fields.append((FilledReport.whyPrefix + code, String(line.reason.prefix(1_000))))
        }
        let untouched = preview.kept.map(\.rawValue).joined(separator: " ")
        return fields + [(FilledReport.untouchedField, untouched)]
    }
}

extension Indicator {
    fileprivate func carried(_ texts: [String]) -> FilledCell? {
        if code.isNilReturn, texts == ["false"] { return .notDeclared }
        return switch entry(typed: texts) {
        case .value(let value): .value(value)
        case .unreadable(let typed): .wrong(typed, reason: complaint(about: typed))
        case nil: nil
        }
    }

    /// What is no answer, so long at most that it may be sent once more.
    fileprivate func carried(_ typed: String) -> String {
        switch kind {
        case .text(let limit): String(typed.prefix(limit * 2))
        case .table(let table): table.carried(typed)
        default: String(typed.prefix(1_000))
        }
    }
}

extension TableQuestion {
    /// As many of its first rows as there is room for.
    fileprivate func carried(_ typed: String) -> String {
        var rows = typedRows(typed) ?? []
        while TableQuestion.typedText(rows).utf8.count > characters * 2 + 20_000 {
            rows.removeLast((rows.count + 1) / 2)
        }
        return TableQuestion.typedText(rows)
    }
}
