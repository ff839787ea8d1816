import Reporting
import Storage

/// How many units had submitted by when, counted from the due moment, beside the round before.
struct SubmissionProgress {
    struct Tick {
        let y: Int
        let textY: Int
        let text: String
    }

    struct Mark {
        let x: String
        let anchor: String
        let text: String
    }

    struct Point {
        let x: String
        let y: Int
        let textX: String
        let textY: Int
        let anchor: String
        let text: String
    }

    struct Line {
        let lineName: String
        let now: String
        let before: String
    }

    let sentence: String
    let ticks: [Tick]
    let marks: [Mark]
    let dueX: String
    let path: String
    let previousPath: String
    let point: Point
    let previousPoint: Point
    let hasPreviousPoint: Bool
    let lines: [Line]
    let hasPrevious: Bool

    init(_ facts: RoundFacts) {
        let (current, previous) = (facts.curve, facts.previousCurve)
        let scale = ProgressScale(current, previous, now: facts.curveNow)
        hasPrevious = previous != nil
        ticks = scale.ticks.map { value in
            let y = scale.pixel(value)
            return Tick(
                y: y, textY: y - 4,
                text: VietnameseNumber.text(Int64(value), value == scale.most ? "đơn vị" : ""))
        }
        marks = scale.marks.map { days in
            let x = scale.percent(Double(-days))
            return Mark(
                x: SVGNumber.text(x), anchor: x < 8 ? "start" : x > 92 ? "end" : "middle",
                text: SubmissionProgress.name(days))
        }
        dueX = SVGNumber.text(scale.percent(0))
        path = scale.path(current, until: facts.curveNow)
        previousPath = previous.map { scale.path($0, until: scale.end) } ?? ""
        let reached = current.count(by: facts.curveNow)
        point = scale.point(
            at: facts.curveNow, reached, "Đợt này: \(VietnameseNumber.text(reached))", isAbove: true
        )
        let old = previous?.count(by: facts.curveNow) ?? 0
        previousPoint = scale.point(
            at: facts.curveNow, old, "Đợt trước: \(VietnameseNumber.text(old))", isAbove: false)
        hasPreviousPoint = previous != nil && facts.round.state == .open
        lines = scale.moments.map { days in
            Line(
                lineName: SubmissionProgress.moment(days),
                now: Double(days) > facts.curveNow
                    ? "…" : VietnameseNumber.text(current.count(by: Double(days))),
                before: previous.map { VietnameseNumber.text($0.count(by: Double(days))) } ?? "")
        }
        sentence = facts.progressSentence(reached, previous)
    }

    private static func name(_ days: Int) -> String {
        switch days {
        case 0: "Hạn"
        case ..<0: "+\(-days) ngày"
        default: days.isMultiple(of: 7) ? "\(days / 7) tuần" : "\(days) ngày"
        }
    }

    private static func moment(_ days: Int) -> String {
        switch days {
        case 0: "Hạn nộp"
        case ..<0: "\(-days) ngày trước hạn"
        default: "\(days) ngày sau hạn"
        }
    }
}

extension RoundFacts {
    fileprivate var curve: SubmissionCurve {
        SubmissionCurve(submissions, of: round, due: coverage.due, now: now)
    }

    fileprivate var previousCurve: SubmissionCurve? {
        guard let previous, previous.owner == round.owner, let old = totals.previous else {
            return nil
        }
        return SubmissionCurve(
            previousSubmissions, of: previous, due: old.coverage.due, now: now)
    }

    /// In days from the due moment.
    fileprivate var curveNow: Double {
        Double(now.milliseconds - round.dueAt.milliseconds) / 86_400_000
    }

    fileprivate func progressSentence(_ reached: Int, _ previous: SubmissionCurve?) -> String {
        let when = round.state == .open ? VietnameseDate.daysLeft(until: round.dueAt, at: now) : ""
        var sentence = when.isEmpty ? "" : when + ": "
        sentence +=
            "đợt này \(VietnameseNumber.text(reached)) trong "
            + "\(VietnameseNumber.text(coverage.due)) đơn vị đã nộp"
        if let previous {
            sentence +=
                "; cùng thời điểm đợt trước là "
                + "\(VietnameseNumber.text(previous.count(by: curveNow))), "
                + "đến hạn là \(VietnameseNumber.text(previous.count(by: 0)))"
        }
        return sentence + "."
    }
}
