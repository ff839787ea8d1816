import Reporting
import Storage

/// A filter of the list of reports as a link, with the number of reports behind it.
struct TrackingChip {
    let icon: String
    let hasIcon: Bool
    let words: String
    /// nil where it would cost too much to know.
    let count: String?
    let chipAddress: String
    let isChosen: Bool
}

/// The filters above the list, each counting what a click on it shows.
struct TrackingChips {
    let states: [TrackingChip]
    /// Those by time, and by what the school asks for.
    let others: [TrackingChip]

    init(_ filter: TrackingFilter, _ counts: TrackingCounts, _ round: Round) {
        func count(_ target: TrackingFilter) -> String? {
            counts.count(target.list).map { VietnameseNumber.text($0) }
        }
        func chip(_ words: String, _ icon: String, _ states: [ReportState]) -> TrackingChip {
            let target = filter.with { $0.states = states }
            return TrackingChip(
                icon: icon, hasIcon: !icon.isEmpty, words: words, count: count(target),
                chipAddress: target.address(of: round), isChosen: filter.states == states)
        }
        let each = ReportState.allCases.filter { state in
            state != .exempt || filter.states == [state]
                || counts.count(filter.with { $0.states = [state] }.list) != 0
        }
        states =
            [chip("Tất cả", "", []), chip("Chưa nộp", "", ReportState.allCases.filter(\.isOwed))]
            + each.map { chip($0.name, $0.icon, [$0]) }

        /// What is chosen is taken back by the same link.
        func toggle(
            _ words: String, _ icon: String, isChosen: Bool,
            on: (inout TrackingFilter) -> Void, off: (inout TrackingFilter) -> Void
        ) -> TrackingChip {
            TrackingChip(
                icon: icon, hasIcon: true, words: words, count: count(filter.with(on)),
                chipAddress: filter.with(isChosen ? off : on).address(of: round),
                isChosen: isChosen)
        }
        let times: [(ReportFilter.Time, String, String)] = [
            (.overdue, "Quá hạn chưa nộp", "over"), (.late, "Nộp muộn", "clock"),
        ]
        var others = times.map { time, words, icon in
            toggle(words, icon, isChosen: filter.time == time) {
                $0.time = time
            } off: {
                $0.time = nil
            }
        }
        if filter.asksUnlock || counts.hasUnlocks {
            others.append(
                toggle("Xin mở khóa", "bell", isChosen: filter.asksUnlock) {
                    $0.asksUnlock = true
                } off: {
                    $0.asksUnlock = false
                })
        }
        if filter.lacksPaper || counts.hasCounted {
            others.append(
                toggle("Chưa nhận bản giấy", "paper", isChosen: filter.lacksPaper) {
                    $0.lacksPaper = true
                } off: {
                    $0.lacksPaper = false
                })
        }
        self.others = others
    }
}

extension TrackingChip: View {
    var html: HTML {
        let words: HTML =
            "\(if: hasIcon, Icon.of(icon))\(words)\(count.map { " <b>\($0)</b>" as HTML })"
        return "<li>\(Link.to(chipAddress, isShown: isChosen, words))</li>"
    }
}
