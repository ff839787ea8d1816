import HTTPTypes
import Reporting
import Storage

/// The consolidated report's outline, block by block, to be changed.
struct EditConsolidatedPage {
    /// What stands under one heading, folded.
    struct Chapter {
        let title: String
        let blocks: [Block]
        let isOpen: Bool
        /// Its heading is one of the second level.
        let isBelow: Bool
        /// How many boxes are to be written by hand.
        var unwritten: Int { blocks.count { $0.isUnwritten } }
    }

    struct Block {
        let index: Int
        let kind: String
        let isHeading: Bool
        let isQuotes: Bool
        /// It does not stand now.
        let isOff: Bool
        let note: String?
        let text: String
        /// What the text comes to.
        let runs: [DocumentSheet.Run]
        /// Something was typed that is not kept.
        let isChanged: Bool
        let rows: Int
        let shown: String
        let added: String
        let isRemoved: Bool
        let quotes: [Quote]
        let quoteCount: Int
        /// What was written there for the round before; nothing where it is not offered.
        let earlier: [DocumentSheet.Run]
        let isKept: Bool

        var isUnwritten: Bool { !isQuotes && !isOff && text.isEmpty }
    }

    struct Quote {
        let unit: String
        let name: String
        let words: String
        let isChosen: Bool
    }

    /// What can be put into a text.
    struct Name {
        let code: String
        /// As it stands in braces.
        let words: String
        let label: String
        let value: String
    }

    let frame: Frame
    let roundTitle: String
    let address: String
    /// The version whose blocks these are; `last` is the newest when the page was made.
    let base: Int
    let last: Int
    let subject: String
    let shownSubject: String
    /// What the document is about comes to.
    let subjectRuns: [DocumentSheet.Run]
    let chapters: [Chapter]
    let names: [Name]
    let complaints: [Complaint]
    /// The annex of the plan's tasks goes along.
    let hasTasks: Bool

    init(_ visit: Visit, typed: TypedOutline? = nil, complaints: [Complaint] = []) throws {
        let draft = try DraftReport(visit, version: typed?.base)
        self.init(
            draft, typed, complaints,
            frame: try Frame(
                visit, title: "Sửa báo cáo tổng hợp",
                current: "/rounds/\(draft.round.address)/consolidated", round: draft.round))
    }

    private init(
        _ draft: DraftReport, _ typed: TypedOutline?, _ complaints: [Complaint], frame: Frame
    ) {
        let (outline, report) = (draft.report.outline, draft.report)
        let facts = outline.known(report.facts)
        let words = OutlineWords(of: report)
        self.frame = frame
        self.complaints = complaints
        hasTasks = typed?.hasTasks ?? outline.annexes.contains(.tasks)
        roundTitle = draft.round.title
        address = "/rounds/\(draft.round.address)/consolidated"
        base = draft.version
        last = draft.versions.first?.number ?? 0
        subject = typed?.subject ?? words.toldSaying(outline.subject.typed(facts))
        shownSubject = typed?.shownSubject ?? words.toldSaying(outline.subject.shownFigures(facts))
        let preview = OutlinePreview(report, facts, words)
        subjectRuns = preview.runs(
            typed.map { ($0.subject, $0.shownSubject) }, of: outline.subject)
        let quotes = report.quotes
        let blocks = outline.blocks.enumerated().map { index, block in
            Block(
                index, block, isOff: !outline.stands(block, by: facts), preview, quotes,
                typed?.blocks[index])
        }
        chapters = outline.chapters.enumerated().map { place, chapter in
            let own = Array(blocks[chapter.places])
            return Chapter(
                title: chapter.title.map { $0.runs(facts).map(\.text).joined() } ?? "Mở đầu",
                blocks: own,
                isOpen: own.contains(where: \.isChanged) || (typed == nil && place == 0),
                isBelow: chapter.level > 1)
        }
        names = report.names(facts, words)
    }
}

extension EditConsolidatedPage.Block {
    fileprivate init(
        _ index: Int, _ block: Outline.Block, isOff: Bool, _ preview: OutlinePreview,
        _ all: [Indicator.Code: [Outline.Quote]], _ typed: TypedOutline.Block?
    ) {
        let (facts, words) = (preview.facts, preview.words)
        func told(_ text: OutlineText) -> (text: String, shown: String) {
            (
                typed?.text ?? words.toldSaying(text.typed(facts)),
                typed?.shown ?? words.toldSaying(text.shownFigures(facts))
            )
        }
        let sent = typed.map { (text: $0.text, shown: $0.shown) }
        self.index = index
        self.isOff = isOff
        note = block.note
        added = typed?.added ?? ""
        isRemoved = typed?.isRemoved ?? false
        isKept = typed?.isKept ?? false
        earlier = block.earlier.map { $0.runs(facts).map { .init($0, words) } } ?? []
        switch block.content {
        case .heading(let level, let text):
            runs = preview.runs(sent, of: text)
            (kind, isHeading, isQuotes) = (level == 1 ? "Phần" : "Mục", true, false)
            (self.text, shown) = told(text)
            (quotes, quoteCount) = ([], 0)
        case .paragraph(let text):
            runs = preview.runs(sent, of: text)
            kind = block.continues ? "Đoạn nối tiếp" : "Đoạn"
            (isHeading, isQuotes) = (false, false)
            (self.text, shown) = told(text)
            (quotes, quoteCount) = ([], 0)
        case .quotes(let code, let units):
            let chosen = (typed.map { $0.quoted(over: units) } ?? units).map(Set.init)
            (kind, isHeading, isQuotes) = (
                "Trích: " + (preview.form.indicator(code)?.label.vietnamese ?? ""), false, true
            )
            (text, runs) = ("", [])
            quotes = (all[code] ?? []).map {
                .init(
                    unit: $0.unit.rawValue, name: $0.name, words: $0.text,
                    isChosen: chosen?.contains($0.unit) ?? true)
            }
            quoteCount = quotes.count
            shown = quotes.map(\.unit).joined(separator: " ")
        }
        isChanged = typed.map { block.isChanged(by: $0, facts, words) } ?? false
        rows = isHeading ? 1 : min(8, max(2, text.count / 90 + 1))
    }
}

extension ConsolidatedReport {
    /// What texts can name, with what it is and says now.
    fileprivate func names(
        _ facts: Facts, _ words: OutlineWords
    ) -> [EditConsolidatedPage.Name] {
        let form = annexes.form
        let indicators = form.indicators.filter { $0.aggregate != .none }.flatMap { indicator in
            let (code, label) = (
                indicator.code.rawValue, "\(indicator.number). \(indicator.label.vietnamese)"
            )
            let options =
                indicator.aggregate == .distribution ? indicator.kind.list?.options ?? [] : []
            return [(code, label)]
                + options.map {
                    ("\(code)_\($0.value)", "\(label): số trường “\($0.label.vietnamese)”")
                }
        }
        let measures = form.measures.map { ($0.code.rawValue, $0.label.vietnamese) }
        let coverage = [
            ("$owed", "Số đơn vị phải báo cáo"),
            ("$approved", "Số đơn vị đã có báo cáo được duyệt"),
            ("$missing", "Số đơn vị chưa có báo cáo được duyệt"),
            ("$missing_units", "Tên các đơn vị chưa có báo cáo được duyệt"),
            ("$late", "Số đơn vị nộp muộn"), ("$late_units", "Tên các đơn vị nộp muộn"),
            ("$communes", "Số đơn vị cấp xã"), ("$data_close", "Ngày chốt số liệu"),
        ]
        return (coverage + measures + indicators).map { code, label in
            .init(
                code: code, words: words.told(name: code), label: label, value: facts.text(code))
        }
    }
}
