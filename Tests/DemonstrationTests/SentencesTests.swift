import Demonstration
import Reporting
import TestSupport
import Testing

/// Each sentence of the consolidated report, read as text, whatever there is to report.
@Suite("The sentences of the demonstration's consolidated report")
struct SentencesTests {
    private let form: Form
    private let layout: TotalsLayout

    init() throws {
        form = try Form(document: try JSON(parsing: FireSafetyForm.document))
        layout = TotalsLayout(form: form)
    }

    /// What some schools reported.
    struct Situation: Sendable, CustomTestStringConvertible {
        let name: String
        /// How many schools, by level.
        let levels: [Level: Int]
        let communes: Int
        let approved: Int
        let submitted: Int
        let answers: SchoolAnswers
        var testDescription: String { name }
    }

    static let situations: [Situation] = [
        Situation(
            name: "no report", levels: ["MN": 17, "TH": 17, "THCS": 17], communes: 17, approved: 0,
            submitted: 0, answers: .blank),
        Situation(
            name: "submitted alone", levels: ["MN": 17, "TH": 17, "THCS": 17], communes: 17,
            approved: 0, submitted: 11, answers: .blank),
        Situation(
            name: "one", levels: ["MN": 17, "TH": 17, "THCS": 17], communes: 17, approved: 1,
            submitted: 0, answers: .random(1)),
        Situation(
            name: "four of fifty, seven wait", levels: ["MN": 16, "TH": 17, "THCS": 17],
            communes: 17, approved: 4, submitted: 7, answers: .random(2)),
        Situation(
            name: "all", levels: ["MN": 17, "TH": 17, "THCS": 17], communes: 17, approved: 51,
            submitted: 0, answers: .random(3)),
        Situation(
            name: "zero everywhere", levels: ["MN": 2, "TH": 2, "THCS": 2], communes: 2,
            approved: 6, submitted: 0, answers: .nothing),
        Situation(
            name: "everything present", levels: ["MN": 2, "TH": 2, "THCS": 2, "TH_THCS": 1],
            communes: 2, approved: 7, submitted: 0, answers: .everything),
        Situation(
            name: "one commune", levels: ["MN": 1, "TH": 1, "THCS": 1], communes: 1, approved: 3,
            submitted: 0, answers: .random(4)),
        Situation(
            name: "one level", levels: ["MN": 9], communes: 3, approved: 8, submitted: 1,
            answers: .random(5)),
        Situation(
            name: "nobody answered", levels: ["TH": 4], communes: 2, approved: 4, submitted: 0,
            answers: .blank),
    ]

    @Test(
        "each says one set of figures, zero in words, and nothing that was not told",
        arguments: situations)
    func sentences(situation: Situation) throws {
        let text = try blocks(of: situation).map(\.text).joined(separator: "\n")
        // Zero is said in words.
        for naked in text.matches(of: /(?:^|[\s(])0 [^\d]\S*/) {
            Issue.record("\(naked.0): \(text)")
        }
        #expect(text.firstMatch(of: /(?:^|[\s(])0\//) == nil, "\(text)")
        // A part is not more than its whole, and the percentage beside it is theirs.
        let ratios =
            /(\d[\d.]*)\/(\d[\d.]*) (?:trường|người|bình|đơn vị cấp xã)(?: \((\d+(?:,\d)?%)\)|, đạt (\d+(?:,\d)?%))?/
        for match in text.matches(of: ratios) {
            let part = try #require(Int64(match.1.replacing(".", with: "")))
            let whole = try #require(Int64(match.2.replacing(".", with: "")))
            guard let percent = match.3 ?? match.4 else { continue }
            #expect(Share(part, of: whole)?.text == String(percent), "\(match.0)")
        }
        // The first sentence: approved reports, of those that are owed.
        let due = situation.levels.values.reduce(0, +)
        let first = try #require(text.split(separator: "\n").first)
        if situation.approved > 0 {
            let coverage =
                "\(VietnameseNumber.count(Int64(situation.approved)))/"
                + "\(VietnameseNumber.count(Int64(due))) trường"
            #expect(first.contains(coverage), "\(first)")
        } else {
            #expect(
                first.contains(
                    "chưa có báo cáo nào của \(VietnameseNumber.count(Int64(due))) trường"))
        }
        // Sums are those of the schools that reported.
        #expect(!text.contains("Toàn ngành"))
        // Where reports are missing no commune is counted among all, and nobody speaks for those.
        if situation.approved < due {
            #expect(text.firstMatch(of: /\/\d+ đơn vị cấp xã/) == nil, "\(text)")
        }
        for none in text.matches(of: /[^.\n]*(?:[Cc]hưa trường nào|[Kk]hông có trường)[^.\n]*/) {
            #expect(
                none.0.contains("Theo báo cáo của") || none.0.contains("trường có báo cáo"),
                "\(none.0)")
        }
        // Each annex is named.
        for annex in ["Phụ lục I,", "Phụ lục II,", "Phụ lục III,", "Phụ lục IV "] {
            #expect(first.contains(annex), "\(first)")
        }
        #expect(!text.contains(") ("), "\(text)")
        for percent in text.matches(of: /[\d,]+%/) {
            #expect(percent.0.wholeMatch(of: /\d+,\d%/) != nil, "\(percent.0)")
        }
        // One commune is no share of one.
        if situation.communes == 1 { #expect(!text.contains("/01 đơn vị cấp xã")) }
        // No sentence of a figure that nobody gave.
        if case .random = situation.answers { #expect(!text.contains(Facts.unknown), "\(text)") }
        // Sentences begin with words, not with figures, and end.
        let paragraphs = try blocks(of: situation).filter { $0.style == .paragraph }.map(\.text)
        for paragraph in paragraphs.dropFirst() {
            for sentence in paragraph.split(separator: ". ") {
                #expect(!(sentence.first?.isNumber ?? false), "\(sentence)")
            }
            #expect(paragraph.last == ".", "\(paragraph)")
        }
    }

    private func blocks(
        of situation: Situation
    ) throws -> [(style: FilledOutline.Block.Style, text: String)] {
        let day = try #require(Day(iso: "2022-08-31"))
        let round = Round(
            id: .init(rawValue: 1), code: "x", title: "Đợt", plan: .init(rawValue: 1),
            form: .init(form.version), owner: .init(rawValue: 1), period: day + -168...day,
            dataClose: day, dueAt: Moment(milliseconds: 0), dueText: "trước ngày 10/9/2022")
        let plan = Plan(
            id: .init(rawValue: 1), number: "14/KH-GDĐT", date: day + -168, issuer: "Phòng",
            subject: "Phòng cháy", tasks: [], bases: [])
        let setting = DocumentSetting(
            round: round, form: form, plan: plan, unit: "Phòng", owner: "Phòng")
        var random = situation.answers.generator
        let schools = situation.levels.sorted { $0.key.rawValue < $1.key.rawValue }
            .flatMap { Array(repeating: $0.key, count: $0.value) }.shuffled(using: &random)
        var communes = Array(repeating: Tally.zero(layout), count: situation.communes)
        var sum = Tally.zero(layout)
        for (index, level) in schools.prefix(situation.approved).enumerated() {
            let tally = layout.tally(
                of: situation.answers.values(of: form, level, from: &random), level: level,
                parameters: setting.parameters)
            sum += tally
            communes[index % communes.count] += tally
        }
        let total = GroupTotals(
            layout: layout,
            coverage: Coverage(states: [
                .approved: situation.approved, .submitted: situation.submitted,
                .notStarted: schools.count - situation.approved - situation.submitted,
            ]), states: [.approved], tally: sum, communes: communes)
        let missing = (0..<schools.count - situation.approved).map { "Trường \($0 + 1)" }
        let facts = Facts(
            ReportedTotals(
                total: total, previous: [:], owedByLevel: situation.levels,
                missing: NamedSchools(missing),
                late: []), setting)
        return form.outline(.consolidated).filled(with: facts).blocks.map {
            ($0.style, $0.runs.map(\.text).joined())
        }
    }
}
