import Reporting
import Storage

/// What the rules said of a revision when it was submitted, and how it came.
struct CheckedAtSubmission: View {
    private struct Found {
        /// Where, by the numbers of the questions.
        let place: String
        let kind: String
        let rule: String
        let message: String
    }

    let channel: String
    private let summary: String
    private let found: [Found]
    private let waivers: [Waiver]

    init(_ checks: SubmissionChecks, _ file: ReportFile) {
        channel = checks.channel.name
        func count(_ severity: Rule.Severity, _ words: String) -> String? {
            let count = checks.problems.count { $0.severity == severity }
            return count > 0 ? "\(count) \(words)" : nil
        }
        let counts = [
            count(.error, "lỗi"), count(.warning, "cảnh báo"), count(.note, "lưu ý"),
            checks.waivers.isEmpty ? nil : "miễn \(checks.waivers.count) quy tắc",
        ].compactMap { $0 }
        summary =
            "Kiểm tra lúc nộp theo biểu mẫu \(checks.form.code), phiên bản \(checks.form.version): "
            + (counts.isEmpty ? "không có lỗi, cảnh báo" : counts.joined(separator: ", "))
        found = checks.problems.map { problem in
            Found(
                place: problem.cells.compactMap { file.form.indicator($0)?.number }
                    .map(String.init).joined(separator: ", "),
                kind: problem.severity.word, rule: problem.rule.rawValue, message: problem.message)
        }
        waivers = checks.waivers
    }

    /// In a history, after what was done.
    var way: HTML { ", gửi bằng \(channel). " }

    var html: HTML {
        guard !found.isEmpty || !waivers.isEmpty else {
            return #"<span class="small mute">\#(summary).</span>"#
        }
        return """
            <details class="more"><summary>\(summary)</summary><ul class="small">\(found.map(line))\(waivers.map(line))</ul></details>
            """
    }

    private func line(_ found: Found) -> HTML {
        "<li>\(found.kind) \(found.rule), chỉ tiêu \(found.place): \(found.message)</li>"
    }

    private func line(_ waiver: Waiver) -> HTML {
        "<li>Miễn áp dụng quy tắc \(waiver.rule.rawValue): \(waiver.reason)</li>"
    }
}

extension Rule.Severity {
    fileprivate var word: String {
        switch self {
        case .error: "Lỗi"
        case .warning: "Cảnh báo"
        case .note: "Lưu ý"
        }
    }
}
