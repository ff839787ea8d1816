import Reporting

/// The rules that are not applied to a report, each with what it says and why.
struct WaiverNotice: View {
    private struct Line {
        let rule: String
        let sentence: String
        let reason: String
    }

    private let lines: [Line]

    /// nil where all are applied.
    init?(_ waivers: [Waiver], _ form: Form) {
        guard !waivers.isEmpty else { return nil }
        lines = waivers.map { waiver in
            Line(
                rule: waiver.rule.rawValue,
                sentence: form.rules.first { $0.id == waiver.rule }?.sentence ?? "",
                reason: waiver.reason)
        }
    }

    var html: HTML {
        """
        <div class="notice set"><h2>Quy tắc được miễn áp dụng cho báo cáo này</h2><ul>\(lines.map(line))</ul></div>
        """
    }

    private func line(_ line: Line) -> HTML {
        #"<li><b>\#(line.rule)</b> <span class="mute">\#(line.sentence)</span><br>Lý do: \#(line.reason)</li>"#
    }
}
