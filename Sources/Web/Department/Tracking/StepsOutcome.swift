import Reporting
import Storage

/// What came of a step with several reports, as the address of the list tells it.
struct StepsOutcome {
    struct Left {
        /// A whole sentence.
        let why: String
        let names: [String]
    }

    let sentence: String
    /// With which it was not taken, by what was in the way.
    let left: [Left]
    let leftCount: Int

    static let parameters: Set<String> = ["done", "count", "left"]

    /// What the address tells. Of a page's units at most are left: with the longest codes it stays an
    /// address.
    static func fields(
        _ step: ReportStep, done: Int, left: [Unit.Code]
    ) -> [(name: String, value: String)] {
        var fields = [("done", step.rawValue), ("count", "\(done)")]
        if !left.isEmpty {
            fields.append(("left", left.map(\.rawValue).joined(separator: ",")))
        }
        return fields
    }

    /// nil when the address tells of none.
    init?(_ visit: Visit, below node: Unit.ID, in round: Round, _ role: Role) throws {
        guard let step = try visit.query("done").flatMap(ReportStep.init(rawValue:)),
            ReportStep.ofMany.contains(step),
            let done = try visit.query("count").flatMap(Int.init(sentCount:))
        else { return nil }
        let codes = (try visit.query("left")?.split(separator: ",") ?? [])
            .prefix(TrackingPage.longest).map { Unit.Code(rawValue: String($0)) }
        self.init(
            step, done: done, left: codes,
            among: try visit.database.listing(of: codes, in: round, below: node, at: visit.now),
            in: round, role)
    }

    /// Those alone are named that stand among `reports`; why is asked anew, for what stood in the way
    /// stands there still.
    init(
        _ step: ReportStep, done: Int, left codes: [Unit.Code],
        among reports: [ListedReport], in round: Round, _ role: Role
    ) {
        sentence = step.sentence(done: done)
        let codes = Set(codes)
        var (order, names): ([String], [String: [String]]) = ([], [:])
        for listed in reports where codes.contains(listed.unit.unit.code) {
            let why =
                step.obstacle(to: listed.report, in: round, by: role)?.sentence
                ?? (step == .extend
                    ? "Hạn nộp của đơn vị đã bằng hoặc muộn hơn hạn gia hạn."
                    : step == .paper
                        ? "Báo cáo nộp sau ngày nhận bản giấy đã ghi."
                        : "Báo cáo vừa thay đổi.")
            if names[why] == nil { order.append(why) }
            names[why, default: []].append(listed.unit.unit.name)
        }
        left = order.map { Left(why: $0, names: names[$0] ?? []) }
        leftCount = left.reduce(0) { $0 + $1.names.count }
    }
}

extension ReportStep {
    fileprivate func sentence(done: Int) -> String {
        let count = VietnameseNumber.text(done)
        return switch self {
        case .extend: "Đã gia hạn cho \(count) đơn vị."
        case .exempt: "Đã miễn báo cáo cho \(count) đơn vị."
        case .paper: "Đã ghi nhận bản giấy của \(count) đơn vị."
        case .contact: "Đã ghi nhắc \(count) đơn vị."
        default: "Đã duyệt \(count) báo cáo."
        }
    }
}

extension StepsOutcome: View {
    var html: HTML {
        """
        <div class="notice set" role="status"><p><b>\(sentence)</b>\(if: !left.isEmpty, " \(VietnameseNumber.text(leftCount)) đơn vị giữ nguyên.")</p>
        \(if: !left.isEmpty, whatIsLeft)</div>
        """
    }

    private var whatIsLeft: HTML {
        """
        <details class="more"\(if: leftCount <= NamedReports.most, " open")><summary>Đơn vị giữ nguyên, vì sao</summary><ul class="set">
        \(left.map(line))</ul></details>
        """
    }

    private func line(_ left: Left) -> HTML {
        "<li>\(left.why) <b>\(left.names.joined(separator: ", ")).</b></li>"
    }
}
