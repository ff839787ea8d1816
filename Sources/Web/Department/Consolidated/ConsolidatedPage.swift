import Reporting
import Storage

/// Báo cáo tổng hợp: the document as a page, with what its figures are.
struct ConsolidatedPage {
    struct OwnPart {
        let address: String
        let unanswered: Int
    }

    struct Version {
        let number: Int
        let savedAt: String
        let versionAddress: String
        let isShown: Bool
    }

    let frame: Frame
    let roundTitle: String
    let asOf: String
    let address: String
    let approved: Int
    let owed: Int
    let missing: NamedReports
    let sheet: DocumentSheet
    let byHand: Int
    let hasByHand: Bool
    let closingAddress: String
    let closings: [CloseFiguresPage.Earlier]
    let versions: [Version]
    let documentAddress: String
    let annexesAddress: String
    let mayEdit: Bool
    /// What the office says of its own work; nil where the form asks it nothing.
    let own: OwnPart?
    let said: String?
    let unwritten: UnwrittenLetterhead?

    init(
        _ draft: DraftReport, _ visit: Visit, closings: [ClosingContent], isSaved: Bool,
        frame: Frame
    ) throws {
        let (round, report) = (draft.round, draft.report)
        let filled = report.filled
        self.frame = frame
        unwritten = try UnwrittenLetterhead(visit)
        roundTitle = round.title
        asOf = VietnameseDate.text(visit.now)
        address = "/rounds/\(round.address)/consolidated"
        let coverage = report.totals.total.coverage
        approved = coverage[.approved]
        owed = coverage.due
        let others = Set([ReportState.approved]).missing
        missing = NamedReports(
            try visit.database.units(
                of: round, below: round.owner, in: others, limit: NamedReports.most, at: visit.now
            ).map(\.unit), of: owed - approved, in: round,
            restAddress: round.listAddress(others))
        sheet = DocumentSheet(report.document(.init()), filled, OutlineWords(of: report))
        byHand = filled.figuresByHand
        hasByHand = byHand > 0
        closingAddress = "/rounds/\(round.address)/closing"
        self.closings = closings.map { CloseFiguresPage.Earlier($0, round) }
        versions = draft.versions.map {
            Version(
                number: $0.number, savedAt: VietnameseDate.text($0.savedAt),
                versionAddress: "/rounds/\(round.address)/consolidated?version=\($0.number)",
                isShown: $0.number == draft.version)
        }
        let isNewest = draft.version == (draft.versions.first?.number ?? 0)
        let version = isNewest ? "" : "?version=\(draft.version)"
        documentAddress = "/rounds/\(round.address)/consolidated.docx" + version
        annexesAddress = "/rounds/\(round.address)/consolidated.xlsx" + version
        mayEdit = isNewest && visit.asker.role == .officer
        own = report.annexes.form.own.map { _ in
            OwnPart(address: "/rounds/\(round.address)/own", unanswered: report.unanswered.count)
        }
        said = isSaved ? "Đã lưu phiên bản \(draft.version)." : nil
    }
}

/// An official document on a page: its words and where they come from.
struct DocumentSheet {
    struct Block {
        let isChapter: Bool
        let isSection: Bool
        let isItem: Bool
        let runs: [Run]
    }

    struct Run {
        let text: String
        /// The class of what is no plain text.
        let look: String?
        let hint: String

        /// "./." behind the last word of the body, which is `text`.
        init(endAfter text: String?) {
            self.text = text?.hasSuffix(".") == true ? "/." : "./."
            (look, hint) = (nil, "")
        }

        /// `words` are what figures are called.
        init(_ run: FilledOutline.Run, _ words: OutlineWords) {
            text = run.text
            switch run.origin {
            case .words: (look, hint) = (nil, "")
            case .figure(let name): (look, hint) = ("fig-linked", words.told(name: name))
            case .byHand(let name, let figure):
                let called = words.told(name: name)
                (look, hint) = ("fig-hand", "Sửa tay; số liệu (\(called)): \(figure)")
            case .quote(let unit): (look, hint) = ("fig-quote", unit.rawValue)
            }
        }
    }

    struct Annex {
        let annexName: String
        let annexTitle: String
    }

    let parent: String
    let issuer: String
    let symbol: String
    let placeAndDate: String
    let subject: [Run]
    let addressees: [String]
    let isToOne: Bool
    let blocks: [Block]
    let recipients: [String]
    let authority: [String]
    let signer: String
    let annexes: [Annex]

    init(_ document: OfficialDocument, _ filled: FilledOutline, _ words: OutlineWords) {
        let head = document.letterhead
        parent = head.parent.uppercased()
        issuer = head.issuer.uppercased()
        symbol = document.symbol
        placeAndDate = document.placeAndDate
        func run(_ run: FilledOutline.Run) -> Run { Run(run, words) }
        subject = filled.subject.map(run)
        let last = document.addressees.count - 1
        addressees = document.addressees.enumerated().map { index, name in
            last == 0 ? name : name + (index == last ? "." : ";")
        }
        isToOne = last == 0
        let lastBlock = filled.blocks.count - 1
        blocks = filled.blocks.enumerated().map { index, block in
            Block(
                isChapter: block.style == .heading(1), isSection: block.style == .heading(2),
                isItem: block.style == .item,
                runs: block.runs.map(run)
                    + (index == lastBlock ? [Run(endAfter: block.runs.last?.text)] : []))
        }
        recipients = document.recipients.enumerated().map { index, name in
            name + (index == document.recipients.count - 1 ? "." : ";")
        }
        authority = head.authority.map { $0.uppercased() }
        signer = head.signer
        annexes = document.annexes.enumerated().map {
            Annex(annexName: document.annexName($0), annexTitle: $1.title)
        }
    }
}
