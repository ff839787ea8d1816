import HTTP
import HTTPTypes
import Reporting
import Storage

/// A form that is being made, on paper.
enum DraftPaper {
    /// `GET /form-drafts/{draft}/paper?level=`: as a school of the level prints it to be filled in by
    /// hand.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["level"])
        return visit.page(try DraftPaperPage(visit))
    }
}

struct DraftPaperPage {
    let frame: Frame
    let title: String
    let draftAddress: String
    let levels: [Tab]
    let level: String
    let table: PaperTable

    init(_ visit: Visit) throws {
        let kept = try visit.addressedDraft()
        let form = kept.draft.reading.form
        let known = try visit.database.units.levels()
        let names = known.filter { name in
            form.indicators.contains { $0.applies(to: name.level) }
        }
        let wanted = try visit.chosen("level").map(Level.init(rawValue:))
        guard wanted == nil || names.contains(where: { $0.level == wanted }) else {
            throw Refusal(.badRequest, "Biểu mẫu không dùng cho cấp học này.")
        }
        let level = wanted ?? names.first?.level ?? .own
        title = kept.draft.title
        draftAddress = "/form-drafts/\(kept.id.rawValue)"
        frame = try Frame(visit, title: "Bản in: " + title, current: "/forms")
        let address = draftAddress + "/paper"
        levels = names.map {
            Tab(
                words: $0.name, address: "\(address)?level=\($0.level)",
                isChosen: $0.level == level)
        }
        self.level = names.first { $0.level == level }?.name ?? ""
        table = PaperTable(
            form, level: level, previous: [:],
            shown: form.sections.filter { section in
                section.indicators.contains { $0.applies(to: level) }
            }, isWhole: true, levels: known)
    }
}

extension DraftPaperPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap stack">
            <div class="head no-print"><div><p class="crumb"><a href="\(draftAddress)">Biểu mẫu nháp</a></p><h1>Bản in: \(title)</h1><p class="lede">Biểu trống như trường in ra để thu thập số liệu.</p></div>
            <p class="acts"><button class="btn primary" type="button" data-print hidden>\(Icon.of("print"))In</button></p></div>
            <nav class="no-print" aria-label="Xem theo cấp học"><ul class="counts">\(levels.map(\.html))</ul></nav>
            <article class="sheet form">
            <div class="mh"><p><b>TRƯỜNG …………………</b></p><p><b>BIỂU THU THẬP SỐ LIỆU</b><br>Cấp học: \(level)</p></div>
            <p class="ttl"><b>\(title)</b></p>
            \(table.html)
            </article>
            </div>
            """)
    }
}
