/// Which schools are to report, by the levels of schooling that a plan names.
struct ReportingLevels {
    private(set) var reporters = PlanReading.Fact<PlanReading.Reporters>(doubts: [.notFound])

    private let text: PlanText
    private var words: [PlanWord] { text.words }

    init(
        _ text: PlanText, body: Range<Int>, order: Range<Int>?, recipients: PlanRecipients
    ) {
        self.text = text
        let paragraphs = text.paragraphs.filter {
            $0.words.lowerBound >= body.lowerBound && $0.words.upperBound <= body.upperBound
        }
        let addressed = paragraphs.map(\.content).filter {
            ReportingLevels.addresses.end(at: $0.lowerBound, in: words, before: $0.upperBound)
                != nil
        }.map { $0.prefix(60) }
        if let found = order.flatMap({ run(in: $0) }) {
            set(found, [])
        } else if let found = first(of: addressed) {
            // A plan of a province orders several kinds of schools in several items.
            let others = paragraphs.compactMap { run(in: $0.content) }
                .filter { !Set($0.levels).isSubset(of: found.levels) }
            if others.isEmpty {
                set(found, [])
                return
            }
            let levels = Set(found.levels + others.flatMap(\.levels))
            var named: [String] = []
            for run in [found] + others where !named.contains(text.said(run.range)) {
                named.append(text.said(run.range))
            }
            set(
                (found.range, ReportingLevels.order.filter(levels.contains)),
                [.severalReporters(Array(named.prefix(4)))])
        } else if let found = first(of: recipients.items, isOfSchools: true) {
            set(found, [.fromRecipients])
        } else if let found = first(of: paragraphs.map(\.content)) {
            set(found, [])
        } else {
            let ranges = (order.map { [$0] } ?? []) + [body]
            let named = ranges.compactMap { ReportingLevels.schools.first(in: $0, of: text.words) }
            if let named = named.first { set((named, []), [.levelsUnsaid]) }
        }
    }

    private func first(
        of ranges: [Range<Int>], isOfSchools: Bool = false
    ) -> (range: Range<Int>, levels: [Level])? {
        for range in ranges {
            if let found = run(in: range, isOfSchools: isOfSchools) { return found }
        }
        return nil
    }

    private mutating func set(
        _ found: (range: Range<Int>, levels: [Level]), _ doubts: [PlanReading.Doubt]
    ) {
        let saysPrivate =
            ReportingLevels.privates.first(in: words.indices, of: words) != nil
        reporters = PlanReading.Fact(
            value: PlanReading.Reporters(words: text.said(found.range), levels: found.levels),
            places: [text.place(of: found.range)],
            doubts: doubts + (saysPrivate ? [] : [.privateUnsaid]))
    }

    /// The first levels behind a word for schools.
    private func run(
        in range: Range<Int>, isOfSchools: Bool = false
    ) -> (range: Range<Int>, levels: [Level])? {
        var place = range.lowerBound
        while place < range.upperBound {
            guard let first = level(at: place, range.upperBound) else {
                place += 1
                continue
            }
            var (levels, end) = (Set(first.levels), first.end)
            while true {
                var next = end
                while next < range.upperBound, next < end + 3, isBetween(words[next]) { next += 1 }
                guard let other = level(at: next, range.upperBound) else { break }
                levels.formUnion(other.levels)
                end = other.end
            }
            let start = schoolStart(place, range.lowerBound)
            if start != nil || isOfSchools && levels.count > 1 {
                return (
                    (start ?? place)..<end, ReportingLevels.order.filter(levels.contains)
                )
            }
            place = end
        }
        return nil
    }

    private func isBetween(_ word: PlanWord) -> Bool {
        [",", "-", "–", "&", ";", "/"].contains(word.text)
            || ["và", "trường", "các", "cấp"].contains(word.text.lowercased())
    }

    /// Where the words for schools begin that stand shortly before the place.
    private func schoolStart(_ place: Int, _ limit: Int) -> Int? {
        for start in stride(from: place - 1, through: max(limit, place - 6), by: -1) {
            if [";", "."].contains(words[start].text) { return nil }
            guard
                ReportingLevels.schools.end(at: start, in: words, before: place + 1) != nil
                    || words[start].plain == ReportingLevels.school
            else { continue }
            let isMany =
                start > limit && ["các", "những"].contains(words[start - 1].text.lowercased())
            return isMany ? start - 1 : start
        }
        return nil
    }

    private func level(at place: Int, _ limit: Int) -> (levels: [Level], end: Int)? {
        guard place < limit else { return nil }
        for (phrase, levels) in ReportingLevels.names {
            if let end = phrase.end(at: place, in: words, before: limit) {
                // `th` is a word's beginning in small letters.
                if words[place].text.count == 2, !words[place].isCapitals { return nil }
                return (levels, end)
            }
        }
        return nil
    }

    private static let order: [Level] = ["MN", "TH", "TH_THCS", "THCS", "THPT"]
    private static let names: [(Phrases, [Level])] = [
        (["mầm non", "mẫu giáo", "nhà trẻ", "mn"], ["MN"]),
        (["TH&THCS", "TH-THCS"], ["TH_THCS"]),
        (["tiểu học", "th"], ["TH"]), (["trung học cơ sở", "thcs"], ["THCS"]),
        (["trung học phổ thông", "thpt"], ["THPT"]),
    ]
    private static let school = Spelling("trường").text
    private static let schools: Phrases = [
        "các trường", "các nhà trường", "nhà trường", "các cơ sở giáo dục", "cơ sở giáo dục",
        "các đơn vị trường học", "trường học", "các trường học", "hiệu trưởng các trường",
    ]
    private static let addresses: Phrases = [
        "các trường", "trường", "đối với các trường", "các cơ sở giáo dục", "các nhà trường",
        "hiệu trưởng các trường", "hiệu trưởng", "đối với các cơ sở giáo dục", "kính gửi",
        "đối với các nhà trường", "các đơn vị", "thủ trưởng các đơn vị", "đối với cơ sở giáo dục",
        "cơ sở giáo dục", "đối với trường",
    ]
    private static let privates: Phrases = [
        "tư thục", "dân lập", "ngoài công lập", "công lập", "độc lập tư thục",
    ]
}
