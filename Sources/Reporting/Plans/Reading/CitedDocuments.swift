/// The documents that a text cites, each once, by kind, number, day, issuer and subject as at its
/// first mention (Decree 30/2020/NĐ-CP, Annex I, II.6b); what a first mention lacks is taken from a
/// later one.
struct CitedDocuments {
    static let most = 60
    /// Words of a subject.
    private static let longestSubject = 120

    private(set) var all: PlanReading.Fact<[CitedDocument]>
    private let text: PlanText
    private var words: [PlanWord] { text.words }
    private var found: [CitedDocument] = []
    private var places: [String: Int] = [:]
    private var respelled: [String] = []
    private let own: String

    /// `preamble` is the first word behind what stands before the clauses.
    init(_ text: PlanText, _ head: PlanHead, preamble: Int) {
        self.text = text
        own = CitedDocuments.folded(head.number.value ?? "")
        all = PlanReading.Fact()
        // A subject often says what it carries out.
        read(head.subjectWords, use: use(of: head.subjectWords))
        for paragraph in text.paragraphs where paragraph.words.lowerBound >= head.end {
            let isBefore = paragraph.words.lowerBound < preamble
            read(paragraph.content, use: isBefore ? use(of: paragraph.content) : .names)
            guard found.count < CitedDocuments.most else { break }
        }
        var doubts: [PlanReading.Doubt] = []
        func lacking(
            _ doubt: ([String]) -> PlanReading.Doubt, _ lacks: (CitedDocument) -> Bool
        ) {
            let names = found.filter(lacks).map(\.name)
            if !names.isEmpty { doubts.append(doubt(names)) }
        }
        lacking(PlanReading.Doubt.basisWithoutNumber, \.number.isEmpty)
        lacking(PlanReading.Doubt.basisWithoutDate) { $0.date == nil }
        lacking(PlanReading.Doubt.basisWithoutIssuer) { $0.issuer.isEmpty && !$0.isLaw }
        lacking(PlanReading.Doubt.basisWithoutSubject, \.subject.isEmpty)
        for issuer in found.map(\.issuer) where CitedDocuments.unplaced.contains(issuer) {
            let doubt = PlanReading.Doubt.issuerWithoutPlace(issuer)
            if !doubts.contains(doubt) { doubts.append(doubt) }
        }
        if !respelled.isEmpty { doubts.append(.respelled(respelled)) }
        if found.count >= CitedDocuments.most { doubts.append(.tooMany(CitedDocuments.most)) }
        let ordered = found.filter { $0.use != .names } + found.filter { $0.use == .names }
        all = PlanReading.Fact(
            value: ordered.isEmpty ? nil : ordered, places: ordered.map(\.place),
            doubts: ordered.isEmpty ? [.notFound] : doubts)
    }

    /// Whose place is left to who reads the plan.
    private static let unplaced: Set<String> = Set(
        ["UBND", "Ủy ban nhân dân"].flatMap { name in
            ["tỉnh", "huyện", "thành phố", "xã", "phường"].map { "\(name) \($0)" }
        })

    private func use(of range: Range<Int>) -> CitedDocument.Use {
        guard !range.isEmpty else { return .names }
        if CitedDocuments.rests.end(at: range.lowerBound, in: words, before: range.upperBound)
            != nil
        {
            return .rests
        }
        let carries = CitedDocuments.carries.end(
            at: range.lowerBound, in: words, before: range.upperBound)
        return carries != nil ? .carriesOut : .names
    }

    private static let rests: Phrases = ["căn cứ", "theo"]
    private static let carries: Phrases = ["thực hiện", "triển khai", "tiếp tục thực hiện"]

    private mutating func read(_ range: Range<Int>, use: CitedDocument.Use) {
        var (place, use) = (range.lowerBound, use)
        while place < range.upperBound, found.count < CitedDocuments.most {
            if words[place].text == ";", place + 1 < range.upperBound, use != .names || place > 0 {
                let next = self.use(of: (place + 1)..<range.upperBound)
                if next != .names { use = next }
            }
            guard let cited = cite(at: place, before: range.upperBound, use: use) else {
                place += 1
                continue
            }
            keep(cited.document)
            // Those within its subject are named by it.
            if use != .names { use = .names }
            place = cited.end
        }
    }

    /// The document that begins at the place, and where its subject begins.
    private mutating func cite(at place: Int, before limit: Int, use: CitedDocument.Use) -> (
        document: CitedDocument, end: Int
    )? {
        guard let kindEnd = DocumentKinds.cited.end(at: place, in: words, before: limit) else {
            return nil
        }
        var next = kindEnd
        if next < limit, words[next].plain == CitedDocuments.numberWord { next += 1 }
        let isNamed = next > kindEnd
        var number = DocumentSymbol(words, at: next, before: limit)
        var name = ""
        if number == nil, words[place].text == "Luật" || words[place].text == "Bộ" {
            // `Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ số 55/2024/QH15`
            guard let end = lawEnd(kindEnd, limit) else { return nil }
            name = text.said(kindEnd..<end)
            next = end
            if next < limit, words[next].plain == CitedDocuments.numberWord {
                number = DocumentSymbol(words, at: next + 1, before: limit)
            }
            if number == nil, use == .names { return nil }
        } else if number == nil || !words[place].beginsLarge && !isNamed {
            return nil
        }
        next = number?.end ?? next
        let date = date(&next, limit)
        let issuer = issuer(&next, limit)
        let citedEnd = next
        let subject = name.isEmpty ? subject(next, limit) : name
        let spelled = PresentSpelling(number?.text ?? "")
        let (issuerNow, subjectNow) = (PresentSpelling(issuer), PresentSpelling(subject))
        for word in spelled.changed + issuerNow.changed + subjectNow.changed
        where !respelled.contains(word) { respelled.append(word) }
        return (
            CitedDocument(
                kind: DocumentKinds.name(text.said(place..<kindEnd)), number: spelled.text,
                date: date, issuer: issuerNow.text,
                subject: subjectNow.text.prefix(1).uppercased() + subjectNow.text.dropFirst(),
                use: use, place: text.place(of: place..<max(citedEnd, kindEnd))),
            max(citedEnd, place + 1)
        )
    }

    /// Where a law's name ends: before its number or day, or at the end of what is said.
    private func lawEnd(_ start: Int, _ limit: Int) -> Int? {
        guard start < limit, words[start].beginsLarge else { return nil }
        for place in start..<min(limit, start + 30) {
            if [";", ".", "("].contains(words[place].text) { return place > start ? place : nil }
            if words[place].plain == CitedDocuments.numberWord,
                DocumentSymbol(words, at: place + 1, before: limit) != nil
            {
                return place
            }
            if words[place].plain == CitedDocuments.dayWord,
                DayWording(words, at: place + 1, before: limit) != nil
            {
                return place
            }
        }
        return limit < start + 30 ? limit : nil
    }

    private func date(_ next: inout Int, _ limit: Int) -> Day? {
        var place = next
        while place < limit, [",", "("].contains(words[place].text) { place += 1 }
        guard place < limit, words[place].plain == CitedDocuments.dayWord,
            let wording = DayWording(words, at: place + 1, before: limit),
            case .day(let day) = wording.said
        else { return nil }
        next = wording.end
        if next < limit, words[next].text == ")" { next += 1 }
        return day
    }

    private func issuer(_ next: inout Int, _ limit: Int) -> String {
        guard next < limit, words[next].plain == CitedDocuments.of else { return "" }
        let start = next + 1
        var end = start
        while end < min(limit, start + 16) {
            let isEnd =
                [",", ";", ".", "(", "\"", "“", ":"].contains(words[end].text)
                || CitedDocuments.behindIssuer.end(at: end, in: words, before: limit) != nil
                || endsSubject(end, limit)
            if isEnd { break }
            end += 1
        }
        guard end > start, words[start].beginsLarge || words[start].isCapitals else { return "" }
        next = end
        return text.said(start..<end)
    }

    /// What is said behind the issuer: `về việc …`, `quy định …`.
    private func subject(_ next: Int, _ limit: Int) -> String {
        guard next < limit, words[next].beginsSmall || words[next].text == "“" else { return "" }
        var start = next
        if let about = CitedDocuments.about.end(at: start, in: words, before: limit) {
            start = about
        } else if CitedDocuments.opens.end(at: start, in: words, before: limit) == nil {
            return ""
        }
        var end = start
        let last = min(limit, start + CitedDocuments.longestSubject)
        while end < last {
            if [";", "."].contains(words[end].text) || endsSubject(end, limit) { break }
            end += 1
        }
        while end > start, [",", "(", ".", ":"].contains(words[end - 1].text) { end -= 1 }
        // `(PCCC)` is for what follows.
        if end > start + 3, words[end - 1].text == ")", words[end - 3].text == "(",
            words[end - 2].isCapitals
        {
            end -= 3
        }
        return text.said(start..<end)
    }

    /// `(sau đây gọi là …)`, and the next of several: `, Nghị quyết số …`.
    private func endsSubject(_ place: Int, _ limit: Int) -> Bool {
        if CitedDocuments.calls.end(at: place, in: words, before: limit) != nil { return true }
        guard [",", "và"].contains(words[place].text) || words[place].text == "(" else {
            return false
        }
        if words[place].text == "(" {
            return CitedDocuments.calls.end(at: place + 1, in: words, before: limit) != nil
        }
        // `…, Phòng Giáo dục và Đào tạo xây dựng Kế hoạch`
        if place + 1 < limit, words[place].text == ",", words[place + 1].beginsLarge,
            CitedDocuments.offices.end(at: place + 1, in: words, before: limit) != nil
        {
            return true
        }
        guard place + 1 < limit, words[place + 1].beginsLarge,
            let end = DocumentKinds.cited.end(at: place + 1, in: words, before: limit)
        else { return false }
        let number = end < limit && words[end].plain == CitedDocuments.numberWord ? end + 1 : end
        return DocumentSymbol(words, at: number, before: limit) != nil
    }

    private static let numberWord = Spelling("số").text
    private static let dayWord = Spelling("ngày").text
    private static let of = Spelling("của").text
    private static let about: Phrases = ["về việc", "về", "v/v"]
    private static let opens: Phrases = [
        "ban hành", "quy định", "hướng dẫn", "triển khai", "phê duyệt", "sửa đổi", "thực hiện",
        "tổ chức", "tăng cường", "đẩy mạnh",
    ]
    private static let behindIssuer: Phrases = [
        "về", "v/v", "ban hành", "quy định", "hướng dẫn", "triển khai", "phê duyệt", "sửa đổi",
        "thực hiện", "tổ chức", "tăng cường", "đẩy mạnh", "đã", "thì", "được", "tại", "nhằm", "để",
        "với", "đến", "cho", "trong", "là",
    ]
    private static let offices: Phrases = [
        "phòng giáo dục", "phòng văn hóa", "phòng gd&đt", "phòng gdđt", "sở giáo dục", "sở gd&đt",
        "sở gdđt", "ủy ban nhân dân", "ubnd", "đảng ủy", "ban chỉ đạo", "trường", "bộ giáo dục",
        "ban thường vụ", "thường trực",
    ]
    private static let calls: Phrases = ["gọi tắt", "sau đây gọi", "gọi là", "dưới đây gọi"]

    private static func folded(_ number: String) -> String {
        number.uppercased().filter { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "-" }
    }

    private mutating func keep(_ document: CitedDocument) {
        let key =
            document.number.isEmpty
            ? Spelling(document.subject).text : CitedDocuments.folded(document.number)
        guard document.number.isEmpty || key != own else { return }
        guard let place = places[key] else {
            places[key] = found.count
            found.append(document)
            return
        }
        // Of another year, or another office.
        if let date = document.date, let other = found[place].date, date != other {
            if !found.contains(where: { $0.number == document.number && $0.date == date }) {
                found.append(document)
            }
            return
        }
        if found[place].date == nil { found[place].date = document.date }
        if found[place].issuer.isEmpty { found[place].issuer = document.issuer }
        if found[place].subject.isEmpty { found[place].subject = document.subject }
        if document.use != .names, found[place].use == .names || document.use == .rests {
            (found[place].use, found[place].place) = (document.use, document.place)
        }
    }
}
