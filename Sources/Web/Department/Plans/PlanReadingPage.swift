import Reporting
import Storage

/// A plan's text beside what was read in it.
struct PlanReadingPage {
    /// One thing that was read, with what it was read from.
    struct Got {
        struct Quote {
            let address: String
            let words: String
        }

        let number: Int
        let name: String
        let doubts: [String]
        let quotes: [Quote]
        let isLacking: Bool

        var wantsLook: Bool { isLacking || !doubts.isEmpty }
    }

    /// Fields of which each has a number in the text.
    enum Field: Int, CaseIterable {
        case number = 1, date, issuer, subject, tasks, bases, due, destination, period, reporters
        case recipients
    }

    let frame: Frame
    let typed: TypedPlan
    let proposal: TypedProposal
    let complaints: [Complaint]
    let fileName: String
    let text: String
    let font: String?
    let marked: MarkedText
    let got: [Field: Got]
    let kind: String
    let reporters: String
    let levels: [String]
    let recipients: [String]
    let dueWords: String?

    init(
        _ visit: Visit, _ reading: PlanReading, _ typed: TypedPlan, _ proposal: TypedProposal,
        fileName: String, complaints: [Complaint] = []
    ) throws {
        frame = try Frame(visit, title: "Đọc kế hoạch từ văn bản", current: "/rounds")
        (self.typed, self.proposal) = (typed, proposal)
        (self.complaints, self.fileName) = (complaints, fileName)
        text = reading.text
        font = reading.font?.name
        var places: [MarkedText.Place] = []
        for field in Field.allCases {
            let found = field.found(in: reading)
            places += found.places.map {
                MarkedText.Place(
                    number: field.rawValue, octets: $0, isDoubtful: !found.doubts.isEmpty)
            }
        }
        let marked = MarkedText(reading.text, places)
        self.marked = marked
        got = Field.allCases.reduce(into: [:]) { got, field in
            let found = field.found(in: reading)
            got[field] = Got(
                number: field.rawValue, name: field.name, doubts: found.doubts.map(\.sentence),
                quotes: found.places.map { place in
                    Got.Quote(
                        address: "#" + (marked.id(of: place) ?? "text"),
                        words: reading.quote(place, most: 90))
                }, isLacking: found.isLacking)
        }
        kind = reading.kind.value ?? "chưa rõ"
        reporters = reading.reporters.value?.words ?? ""
        let names = try visit.database.units.levels()
        levels = (reading.reporters.value?.levels ?? []).map { level in
            names.first { $0.level == level }?.name ?? level.rawValue
        }
        recipients = reading.recipients.value ?? []
        dueWords = reading.due.value?.moment.map { VietnameseDate.due($0) }
    }

    var readCount: Int { got.values.count { !$0.isLacking } }
    var doubtful: [Got] { Field.allCases.compactMap { got[$0] }.filter(\.wantsLook) }
}

extension PlanReadingPage.Field {
    fileprivate func found(in reading: PlanReading) -> (
        places: [Range<Int>], doubts: [PlanReading.Doubt], isLacking: Bool
    ) {
        func of<Value>(_ fact: PlanReading.Fact<Value>) -> (
            [Range<Int>], [PlanReading.Doubt], Bool
        ) {
            (fact.places, fact.doubts, fact.value == nil)
        }
        switch self {
        case .number:
            let number = of(reading.number)
            let doubts = reading.kind.value == nil ? [] : reading.kind.doubts
            return (number.0, number.1 + doubts, number.2)
        case .date: return of(reading.date)
        case .issuer: return of(reading.issuer)
        case .subject: return of(reading.subject)
        case .tasks: return of(reading.tasks)
        case .bases: return of(reading.bases)
        case .due: return of(reading.due)
        case .destination: return of(reading.destination)
        case .period: return of(reading.period)
        case .reporters: return of(reading.reporters)
        case .recipients: return of(reading.recipients)
        }
    }

    fileprivate var name: String {
        switch self {
        case .number: "Số, ký hiệu"
        case .date: "Ngày ban hành"
        case .issuer: "Cơ quan ban hành"
        case .subject: "Trích yếu"
        case .tasks: "Nhiệm vụ"
        case .bases: "Căn cứ, văn bản được nhắc đến"
        case .due: "Thời hạn"
        case .destination: "Gửi đến"
        case .period: "Kỳ số liệu"
        case .reporters: "Ai phải báo cáo"
        case .recipients: "Nơi nhận"
        }
    }
}
