/// What plain rules read in the text of a plan (kế hoạch) or of another directing document, each
/// with the place that it was read from: to be looked at and corrected, never to be taken unseen.
///
/// What the text does not say is lacking, and what was made of its words in another way than they
/// stand there says so (`Doubt`). E-mail addresses and telephone numbers are not taken over.
package struct PlanReading: Sendable {
    /// The longest text that is read, in Unicode scalars.
    package static let longest = 200_000

    package struct TooLong: Error {}

    /// What was read of one thing.
    package struct Fact<Value: Sendable>: Sendable {
        /// nil where the text does not say it.
        package var value: Value?
        /// Where in `text`, in octets of UTF-8.
        package var places: [Range<Int>] = []
        /// Why it wants to be looked at.
        package var doubts: [Doubt] = []

        package var certainty: Certainty {
            value == nil ? .lacking : doubts.isEmpty ? .read : .rewritten
        }
    }

    package enum Certainty: Hashable, Sendable {
        /// As the text has it.
        case read
        /// Made from what the text has, in a way that a person should see.
        case rewritten
        case lacking
    }

    /// One thing that the document orders.
    package struct Task: Hashable, Sendable {
        /// `II.4`
        package var clause: String
        package var text: String
        /// What it stands under: `NHIỆM VỤ CHUNG`; empty for nothing.
        package var heading: String
        package var place: Range<Int>
        package var doubts: [Doubt]
    }

    /// Who is to report.
    package struct Reporters: Hashable, Sendable {
        /// As the text names them: `Các trường mầm non, tiểu học, THCS`.
        package var words: String
        /// In their usual order; empty where it names none.
        package var levels: [Level]
    }

    /// Until when reports are to come.
    package struct Due: Hashable, Sendable {
        /// `trước ngày 10/9/2022`
        package var words: String
        /// The first moment that is late; nil where the words name none.
        package var moment: Moment?
    }

    /// Where reports go, and how.
    package struct Destination: Hashable, Sendable {
        package var words: String
        package var onPaper: Bool
        package var asFile: Bool
    }

    /// What figures are of.
    package struct Period: Hashable, Sendable {
        package var from: Day?
        package var to: Day
    }

    /// What was read, in normal form C and, of a font's own letters, in Unicode.
    package let text: String
    /// The font whose letters the text had; nil for Unicode.
    package let font: LegacyFont?

    /// `Kế hoạch`
    package let kind: Fact<String>
    /// `14/KH-GDĐT`
    package let number: Fact<String>
    package let date: Fact<Day>
    /// `Phòng Giáo dục và Đào tạo huyện Thanh Miện`
    package let issuer: Fact<String>
    package let subject: Fact<String>
    package let bases: Fact<[CitedDocument]>
    package let tasks: Fact<[Task]>
    package let reporters: Fact<Reporters>
    package let due: Fact<Due>
    package let destination: Fact<Destination>
    package let recipients: Fact<[String]>
    package let period: Fact<Period>

    /// Linear in the text's length.
    package init(_ typed: String) throws(TooLong) {
        guard typed.utf8.count <= PlanReading.longest * 4,
            typed.unicodeScalars.count <= PlanReading.longest
        else { throw TooLong() }
        let text = PlanText(typed)
        let head = PlanHead(text)
        (self.text, font) = (text.text, text.font)
        (kind, number, date) = (head.kind, head.number, head.date)
        (issuer, subject) = (head.issuer, head.subject)
        let clauses = PlanClauses(text, from: head.end)
        bases = CitedDocuments(text, head, preamble: clauses.beginning).all
        let order = ReportOrder(text, body: head.end..<clauses.end, issuedOn: head.date.value)
        let recipients = PlanRecipients(text, from: clauses.end)
        self.recipients = recipients.all
        var tasks = clauses.tasks
        if recipients.isFollowed { tasks.doubts.append(.annexIsNotRead) }
        self.tasks = tasks
        due = order.due
        destination = order.destination
        period = order.period
        reporters =
            ReportingLevels(
                text, body: head.end..<clauses.end, order: order.sentence, recipients: recipients
            ).reporters
    }

    /// The words of a place, in one line, shortened.
    package func quote(_ place: Range<Int>, most: Int = 160) -> String {
        let octets = text.utf8
        guard place.upperBound <= octets.count, !place.isEmpty else { return "" }
        let first = octets.index(octets.startIndex, offsetBy: place.lowerBound)
        let end = octets.index(octets.startIndex, offsetBy: place.upperBound)
        let words = text[first..<end].split(whereSeparator: \.isWhitespace)
        var quote = ""
        for word in words {
            guard quote.count + word.count < most else {
                return quote.isEmpty ? String(word.prefix(most)) + "…" : quote + " …"
            }
            quote += (quote.isEmpty ? "" : " ") + word
        }
        return quote
    }
}

extension PlanReading.Fact: Equatable where Value: Equatable {}
