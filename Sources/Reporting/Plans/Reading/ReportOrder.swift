/// The sentence that orders reports: until when, to whom, how, and of what period.
struct ReportOrder {
    private(set) var due = PlanReading.Fact<PlanReading.Due>(doubts: [.notFound])
    private(set) var destination = PlanReading.Fact<PlanReading.Destination>(doubts: [.notFound])
    private(set) var period = PlanReading.Fact<PlanReading.Period>(doubts: [.notFound])
    /// Where it stands; nil where no sentence speaks of reports.
    private(set) var sentence: Range<Int>?

    private let text: PlanText
    private var words: [PlanWord] { text.words }

    /// Words that say until when, and how surely of reports.
    private struct Candidate {
        let wording: DueWording
        let sentence: Range<Int>
        let rank: Int
    }

    init(_ text: PlanText, body: Range<Int>, issuedOn: Day?) {
        self.text = text
        var candidates: [Candidate] = []
        var reporting: [Range<Int>] = []
        for paragraph in text.paragraphs
        where paragraph.words.lowerBound >= body.lowerBound
            && paragraph.words.upperBound <= body.upperBound
        {
            var before = false
            let sentences = sentences(of: paragraph.content)
            let paragraphReports = speaks(paragraph.words)
            for sentence in sentences {
                let reports = speaks(sentence)
                if reports { reporting.append(sentence) }
                if period.value == nil { readPeriod(sentence) }
                let rank = reports ? 3 : before ? 2 : paragraphReports ? 1 : 0
                before = reports
                guard rank > 0 else { continue }
                let wordings = wordings(in: sentence, issuedOn)
                // Where a year is to be told, only what says so.
                candidates += wordings.map {
                    Candidate(
                        wording: $0, sentence: sentence,
                        rank: rank * 4 + ($0.isPlain ? 0 : 2) + ($0.moment == nil ? 0 : 1))
                }
            }
        }
        choose(candidates, reporting)
        let order = sentence.map { [$0] } ?? []
        for range in order + reporting.reversed() where destination.value == nil {
            readDestination(range)
        }
    }

    private func speaks(_ range: Range<Int>) -> Bool {
        ReportOrder.reports.first(in: range, of: words) != nil
    }

    private static let reports: Phrases = [
        "báo cáo", "gửi kết quả", "gửi về phòng", "nộp về phòng", "gửi về sở", "gửi về ủy ban",
        "gửi về ubnd", "tổng hợp gửi",
    ]

    private func sentences(of range: Range<Int>) -> [Range<Int>] {
        var (all, start) = ([Range<Int>](), range.lowerBound)
        for place in range where words[place].endsSentence {
            let isEnd = place + 1 >= range.upperBound || words[place + 1].gap != .none
            guard isEnd else { continue }
            all.append(start..<(place + 1))
            start = place + 1
        }
        return start < range.upperBound ? all + [start..<range.upperBound] : all
    }

    // MARK: Until when

    private func wordings(in sentence: Range<Int>, _ issuedOn: Day?) -> [DueWording] {
        var found: [DueWording] = []
        var place = sentence.lowerBound
        while place < sentence.upperBound {
            guard
                let wording = DueWording(
                    text, at: place, before: sentence.upperBound, issuedOn: issuedOn),
                !isOfDocument(wording, sentence), !isOfPeriod(wording, sentence)
            else {
                place += 1
                continue
            }
            found.append(wording)
            place = wording.range.upperBound
        }
        if found.isEmpty, let recurring = recurring(in: sentence) { found.append(recurring) }
        return found
    }

    /// The day of a document that is cited.
    private func isOfDocument(_ wording: DueWording, _ sentence: Range<Int>) -> Bool {
        guard wording.isPlain else { return false }
        let (start, end) = (wording.range.lowerBound, wording.range.upperBound)
        let isBehindNumber =
            start > sentence.lowerBound
            && words[start - 1].text.contains(where: { $0 == "/" || $0 == "-" })
        return isBehindNumber || end < sentence.upperBound && words[end].plain == ReportOrder.of
    }

    private static let of = Spelling("của").text

    /// `số liệu tính từ ngày … đến ngày …`
    private func isOfPeriod(_ wording: DueWording, _ sentence: Range<Int>) -> Bool {
        let start = wording.range.lowerBound
        guard ["đến", "hết", "ngày", "trong"].contains(words[start].text.lowercased()) else {
            return false
        }
        let before = max(sentence.lowerBound, start - 9)..<start
        return ReportOrder.periods.first(in: before, of: words) != nil
            || start > sentence.lowerBound && ReportOrder.from.contains(words[start - 1].plain)
    }

    private static let from = Set(["từ", "kể"].map { Spelling($0).text })
    private static let periods: Phrases = [
        "số liệu", "từ ngày", "tính từ", "tính đến", "kể từ", "chốt", "kỳ báo cáo",
    ]

    /// `định kỳ 6 tháng, năm`
    private func recurring(in sentence: Range<Int>) -> DueWording? {
        guard let found = ReportOrder.recurs.first(in: sentence, of: words) else { return nil }
        var end = found.upperBound
        while end < min(sentence.upperBound, found.upperBound + 8) {
            let isEnd =
                [";", ".", "("].contains(words[end].text)
                || ReportOrder.behind.end(at: end, in: words, before: sentence.upperBound) != nil
            if isEnd { break }
            end += 1
        }
        while end > found.upperBound, words[end - 1].text == "," { end -= 1 }
        return DueWording(text, recurring: found.lowerBound..<end)
    }

    private static let recurs: Phrases = [
        "định kỳ", "hằng tháng", "hàng tháng", "hằng quý", "hàng quý", "hằng năm", "hàng năm",
        "6 tháng", "sáu tháng", "06 tháng",
    ]
    private static let behind: Phrases = [
        "về", "gửi", "báo cáo", "cho", "theo", "để", "qua", "với",
    ]

    private mutating func choose(_ candidates: [Candidate], _ reporting: [Range<Int>]) {
        guard let best = candidates.map(\.rank).max(),
            let chosen = candidates.first(where: { $0.rank == best })
        else {
            sentence = reporting.last { ReportOrder.sends.first(in: $0, of: words) != nil }
            return
        }
        sentence = chosen.sentence
        var doubts = chosen.wording.doubts
        var others: [String] = []
        for other in candidates where other.rank >= best - 1 && other.rank / 4 == best / 4 {
            if !others.contains(other.wording.words) { others.append(other.wording.words) }
        }
        if others.count > 1 { doubts.append(.severalDues(Array(others.prefix(6)))) }
        due = PlanReading.Fact(
            value: PlanReading.Due(words: chosen.wording.words, moment: chosen.wording.moment),
            places: [text.place(of: quoted(chosen))], doubts: doubts)
    }

    /// From what is to be sent, where it stands shortly before.
    private func quoted(_ chosen: Candidate) -> Range<Int> {
        let range = chosen.wording.range
        let before = max(chosen.sentence.lowerBound, range.lowerBound - 30)..<range.lowerBound
        let start = before.last { place in
            ReportOrder.reports.end(at: place, in: words, before: range.lowerBound) != nil
        }
        return (start ?? range.lowerBound)..<range.upperBound
    }

    private static let sends: Phrases = ["gửi", "nộp", "về"]

    // MARK: Where to

    private mutating func readDestination(_ sentence: Range<Int>) {
        var place = sentence.lowerBound
        while place < sentence.upperBound {
            guard let start = ReportOrder.to.end(at: place, in: words, before: sentence.upperBound),
                let body = ReportOrder.bodies.end(
                    at: start, in: words, before: sentence.upperBound),
                words[start].beginsLarge || words[start].plain == ReportOrder.part,
                body >= sentence.upperBound
                    || !ReportOrder.noBody.contains(words[body].plain)
            else {
                place += 1
                continue
            }
            var end = body
            while end < min(sentence.upperBound, start + 30), !endsDestination(end, sentence) {
                end += 1
            }
            while end > body, [",", "(", ":", "-"].contains(words[end - 1].text) { end -= 1 }
            let range = start..<end
            let doubts: [PlanReading.Doubt] =
                BareOfContacts.contains(words, start..<sentence.upperBound)
                ? [.withoutContacts] : []
            destination = PlanReading.Fact(
                value: PlanReading.Destination(
                    words: text.said(range),
                    onPaper: ReportOrder.paper.first(in: sentence, of: words) != nil,
                    asFile: ReportOrder.file.first(in: sentence, of: words) != nil),
                places: [text.place(of: place..<fileEnd(end, sentence))], doubts: doubts)
            return
        }
    }

    /// With what stands in brackets behind it.
    private func fileEnd(_ end: Int, _ sentence: Range<Int>) -> Int {
        guard end < sentence.upperBound, words[end].text == "(",
            let close = (end..<min(sentence.upperBound, end + 15)).first(where: {
                words[$0].text == ")"
            }), !BareOfContacts.contains(words, end..<close)
        else { return end }
        return close + 1
    }

    private func endsDestination(_ place: Int, _ sentence: Range<Int>) -> Bool {
        ["(", ";", ".", ":", "“", "\""].contains(words[place].text) || words[place].gap == .tab
            || ReportOrder.behindPlace.end(at: place, in: words, before: sentence.upperBound) != nil
            || BareOfContacts.contactEnd(words, place, sentence.upperBound) != nil
    }

    private static let to: Phrases = [
        "về", "gửi", "gửi về", "nộp về", "tới", "đến", "cho", "gửi cho",
    ]
    private static let bodies: Phrases = [
        "phòng", "sở", "ubnd", "ủy ban", "ban", "bộ phận", "văn phòng", "thường trực", "công an",
        "đảng ủy", "phòng giáo dục", "cơ quan",
    ]
    private static let part = Spelling("bộ").text
    private static let noBody = Set(["cháy", "chống", "ngừa", "học"].map { Spelling($0).text })
    private static let behindPlace: Phrases = [
        "trước", "chậm nhất", "muộn nhất", "hạn", "thời hạn", "để", "theo", "bằng", "đ/c",
        "đồng chí",
        "ông", "bà", "cô", "thầy", "email", "đến hết", "trong", "vào", "định kỳ", "ngày", "địa chỉ",
        "qua đ/c", "qua đồng chí", "qua ông", "qua bà", "qua email", "qua địa chỉ", "và gửi",
        "qua hộp thư", "qua thư điện tử", "hằng", "hàng", "biết",
    ]
    private static let paper: Phrases = [
        "bằng văn bản", "bản giấy", "bản cứng", "văn bản giấy", "bản có dấu", "có đóng dấu",
        "ký đóng dấu",
    ]
    private static let file: Phrases = [
        "file", "bản mềm", "tệp", "thư điện tử", "email", "e-mail", "phần mềm", "văn bản điện tử",
        "bản điện tử", "hệ thống quản lý văn bản", "trục liên thông", "bản scan",
    ]

    // MARK: Of what period

    private mutating func readPeriod(_ sentence: Range<Int>) {
        guard ReportOrder.figures.first(in: sentence, of: words) != nil else { return }
        for place in sentence {
            let limit = sentence.upperBound
            var (next, from) = (place, nil as Day?)
            if let start = ReportOrder.fromDay.end(at: place, in: words, before: limit),
                let wording = DayWording(words, at: start, before: limit),
                case .day(let day) = wording.said
            {
                (next, from) = (wording.end, day)
            }
            guard let end = ReportOrder.toDay.end(at: next, in: words, before: limit),
                let wording = DayWording(words, at: end, before: limit),
                case .day(let to) = wording.said, from.map({ $0 <= to }) ?? true
            else { continue }
            period = PlanReading.Fact(
                value: PlanReading.Period(from: from, to: to),
                places: [text.place(of: place..<wording.end)])
            return
        }
    }

    private static let figures: Phrases = ["số liệu", "kỳ báo cáo", "thời điểm chốt", "mốc"]
    private static let fromDay: Phrases = ["từ ngày", "từ", "kể từ ngày"]
    private static let toDay: Phrases = [
        "đến ngày", "đến hết ngày", "đến", "đến hết", "tính đến ngày", "hết ngày",
    ]
}

extension DueWording {
    /// Words that recur and name no day.
    init(_ text: PlanText, recurring range: Range<Int>) {
        self.init(text, range, nil, [.recurs], isPlain: false)
    }
}
