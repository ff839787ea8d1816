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
        let scale = Scale(current, previous, now: facts.curveNow)
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
        point = scale.point(at: facts.curveNow, reached, "Đợt này: \(reached)", isAbove: true)
        let old = previous?.count(by: facts.curveNow) ?? 0
        previousPoint = scale.point(at: facts.curveNow, old, "Đợt trước: \(old)", isAbove: false)
        hasPreviousPoint = previous != nil && facts.round.state == .open
        lines = scale.moments.map { days in
            Line(
                lineName: SubmissionProgress.moment(days),
                now: Double(days) > facts.curveNow ? "…" : "\(current.count(by: Double(days)))",
                before: previous.map { "\($0.count(by: Double(days)))" } ?? "")
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

/// The first submissions of one round, in days from its due moment (before it negative).
struct SubmissionCurve {
    let days: [Double]
    let due: Int

    init(_ moments: [Moment], of round: Round, due: Int) {
        days = moments.map { Double($0.milliseconds - round.dueAt.milliseconds) / 86_400_000 }
        self.due = due
    }

    func count(by day: Double) -> Int { days.count { $0 <= day } }
}

extension RoundFacts {
    fileprivate var curve: SubmissionCurve {
        SubmissionCurve(moments, of: round, due: coverage.due)
    }

    fileprivate var previousCurve: SubmissionCurve? {
        guard let previous, let previousTotals else { return nil }
        return SubmissionCurve(
            previousMoments, of: previous, due: previousTotals.total.coverage.due)
    }

    /// In days from the due moment.
    fileprivate var curveNow: Double {
        Double(now.milliseconds - round.dueAt.milliseconds) / 86_400_000
    }

    fileprivate func progressSentence(_ reached: Int, _ previous: SubmissionCurve?) -> String {
        let when = round.state == .open ? VietnameseDate.daysLeft(until: round.dueAt, at: now) : ""
        var sentence = when.isEmpty ? "" : when + ": "
        sentence += "đợt này \(reached) trong \(coverage.due) đơn vị đã nộp"
        if let previous {
            sentence +=
                "; cùng thời điểm đợt trước là \(previous.count(by: curveNow)), "
                + "đến hạn là \(previous.count(by: 0))"
        }
        return sentence + "."
    }
}

/// Where days and counts stand in the drawing: x in percent, y in pixels.
private struct Scale {
    let start: Double
    let end: Double
    let most: Int

    static let top = 18.0
    static let height = 330.0

    /// Covers both curves and now: at least a week before the due moment, at most ten weeks, and
    /// two weeks after it.
    init(_ current: SubmissionCurve, _ previous: SubmissionCurve?, now: Double) {
        let all = current.days + (previous?.days ?? [])
        let first = min(all.min() ?? -7, now < 0 ? now : 0)
        let last = max(all.max() ?? 0, min(now, 14))
        start = max(-70, min(-7, (first - 0.5).rounded(.down)))
        end = min(14, max(2, last.rounded(.up)))
        most = max(1, current.due, previous?.due ?? 0)
    }

    func percent(_ day: Double) -> Double {
        (min(max(day, start), end) - start) / (end - start) * 100
    }

    func pixel(_ count: Int) -> Int {
        Int((Scale.top + Scale.height * (1 - Double(count) / Double(most))).rounded())
    }

    /// Round numbers, the most, and nothing that would stand on it.
    var ticks: [Int] {
        var step = 1
        for factor in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000] {
            step = factor
            if most / factor <= 5 { break }
        }
        return Array(stride(from: 0, through: most - (step + 1) / 2, by: step)) + [most]
    }

    /// Days before the due moment that get a name, far enough from each other.
    var marks: [Int] {
        let all = [0, 7, -7, 14, 21, 28, 42, 56, 70, 3, -14]
        var chosen: [Int] = []
        for days in all where Double(-days) >= start && Double(-days) <= end {
            let x = percent(Double(-days))
            if chosen.allSatisfy({ abs(percent(Double(-$0)) - x) >= 15 }) { chosen.append(days) }
        }
        return chosen.sorted(by: >)
    }

    var moments: [Int] {
        [-70, -56, -42, -28, -21, -14, -7, -5, -3, -2, -1, 0, 1, 2, 7, 14].filter {
            Double($0) >= start && Double($0) <= end
        }
    }

    /// Steps in a drawing of 100 × 100.
    func path(_ curve: SubmissionCurve, until day: Double) -> String {
        var path = "M0 \(height(curve.count(by: start)))"
        var counted = curve.count(by: start)
        for submitted in curve.days where submitted > start && submitted <= min(day, end) {
            counted += 1
            path += "H\(SVGNumber.text(percent(submitted)))V\(height(counted))"
        }
        return path + "H\(SVGNumber.text(percent(day)))"
    }

    private func height(_ count: Int) -> String {
        SVGNumber.text(100 - Double(count) / Double(most) * 100)
    }

    func point(at day: Double, _ count: Int, _ text: String, isAbove: Bool)
        -> SubmissionProgress.Point
    {
        let x = percent(day)
        let y = pixel(count)
        let isRight = x < 55
        return SubmissionProgress.Point(
            x: SVGNumber.text(x), y: y, textX: SVGNumber.text(isRight ? x + 2 : x - 2),
            textY: isAbove ? y - 8 : y + 22, anchor: isRight ? "start" : "end", text: text)
    }
}
