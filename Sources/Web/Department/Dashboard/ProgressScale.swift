import Reporting
import Storage

/// The first submissions of one round, in days from its due moment (before it negative).
struct SubmissionCurve {
    /// How many there were until then, all together; ascending.
    let steps: [(day: Double, count: Int)]
    let due: Int

    /// None of them came in after `now`.
    init(_ submissions: [Submissions], of round: Round, due: Int, now: Moment) {
        var count = 0
        steps = submissions.map { quarter in
            count += quarter.reports
            let moment = min(quarter.until, now).milliseconds
            return (Double(moment - round.dueAt.milliseconds) / 86_400_000, count)
        }
        self.due = due
    }

    func count(by day: Double) -> Int { steps.last { $0.day <= day }?.count ?? 0 }
}

/// Where days and counts stand in the drawing: x in percent, y in pixels.
struct ProgressScale {
    let start: Double
    let end: Double
    let most: Int

    private static let top = 18.0
    /// Of a step, at least, in percent.
    private static let width = 0.4
    private static let height = 330.0

    /// Covers both curves and now: at least a week before the due moment, at most ten weeks, and
    /// two weeks after it.
    init(_ current: SubmissionCurve, _ previous: SubmissionCurve?, now: Double) {
        let curves = [current, previous].compactMap(\.self)
        let first = min(curves.compactMap(\.steps.first?.day).min() ?? -7, now < 0 ? now : 0)
        let last = max(curves.compactMap(\.steps.last?.day).max() ?? 0, min(now, 14))
        start = max(-70, min(-7, (first - 0.5).rounded(.down)))
        end = min(14, max(2, last.rounded(.up)))
        most = max(1, current.due, previous?.due ?? 0)
    }

    func percent(_ day: Double) -> Double {
        (min(max(day, start), end) - start) / (end - start) * 100
    }

    func pixel(_ count: Int) -> Int {
        Int(
            (ProgressScale.top + ProgressScale.height * (1 - Double(count) / Double(most)))
                .rounded())
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

    /// Steps in a drawing of 100 × 100; those that stand on one another are one.
    func path(_ curve: SubmissionCurve, until day: Double) -> String {
        var path = "M0 \(height(curve.count(by: start)))"
        var steps: [(x: Double, count: Int)] = []
        for step in curve.steps where step.day > start && step.day <= min(day, end) {
            let x = percent(step.day)
            if let last = steps.last, x - last.x < ProgressScale.width {
                steps[steps.count - 1].count = step.count
            } else {
                steps.append((x, step.count))
            }
        }
        for step in steps { path += "H\(SVGNumber.text(step.x))V\(height(step.count))" }
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
