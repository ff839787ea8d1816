import HTTP
import HTTPTypes
import Reporting
import Storage

/// The form as one file, for where there is no network: opened by a browser from the disk, it checks
/// by the same rules and saves what was typed as a file, which the page of the workbook takes.
enum OfflineForm {
    /// `GET /rounds/{round}/report/offline.html`: for the school as it is stored now; leads to the
    /// report where it can't be changed.
    @Sendable static func file(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let report = try visit.schoolReport()
        guard report.objection(to: .save, by: visit.asker.role) == nil else {
            return Response.redirect(to: report.formAddress)
        }
        return Download.page(
            OfflineFormPage(report, heading: try visit.heading(of: report), at: visit.now).html,
            name: "nhap-lieu-\(report.round.code)-\(report.file.unit.unit.code).html")
    }
}

/// The form of one report without anything of a session in it.
struct OfflineFormPage {
    let title: String
    let unitName: String
    let due: String
    let period: String
    let madeAt: String
    let sections: [FormSection]
    let hasPrevious: Bool
    let script: FormScript
    let rules: String
    /// By which the saved file is known: `FilledReport.init(saved:for:)`.
    let identity: String
    let counts: String

    init(_ report: SchoolReport, heading: ReportHeading, at now: Moment) {
        let findings = Findings(
            report.content, confirmations: report.confirmations, isChecked: false)
        let maker = FormFieldMaker(
            content: report.content, findings: findings,
            reasons: TypedReasons(stored: report.confirmations),
            openCells: report.openCells,
            noFiles: "Đính kèm tệp trên trang nhập liệu, khi có mạng.")
        let unit = report.file.unit.unit
        title = heading.title
        unitName = unit.name
        due = heading.due
        period = heading.period
        madeAt = "\(VietnameseDate.time(now)), \(VietnameseDate.text(now.day))"
        var sections = report.form.sections.map { FormSection($0, maker) }
            .filter { !$0.fields.isEmpty }
        for index in sections.indices {
            sections[index].isOpen = index == 0
            sections[index].isCurrent = index == 0
            sections[index].next = index + 1 < sections.count ? sections[index + 1].code : nil
        }
        self.sections = sections
        hasPrevious = !report.previous.isEmpty
        script = FormScript(
            report,
            shown: Set(
                sections.flatMap { $0.fields + ($0.declaration.map { [$0] } ?? []) }.map(\.code)))
        rules = String(decoding: report.check.forBrowser.serialized(), as: UTF8.self)
        let members: JSON.Members = [
            "kind": "tonghop-report", "unit": .string(unit.code.rawValue),
            "unit_name": .string(unit.name), "round": .string(report.round.code.rawValue),
            "round_title": .string(report.round.title),
            "form": .string(report.form.version.code),
            "form_version": .string(String(report.form.version.version)),
            "level": .string(report.level.rawValue), "made_at": .string(madeAt),
        ]
        identity = String(decoding: JSON.object(members).serialized(), as: UTF8.self)
        counts = "\(report.progress.text) chỉ tiêu"
    }
}

extension OfflineFormPage: View {
    var html: HTML {
        """
        \(Frame.opening("\(title) – \(unitName)", #"<style>\#(StaticFiles.inside("school.css"))</style>"#))
        <body>
        \(Icon.drawn(in: sections.flatMap { [$0.step, $0.fields(hasPrevious: hasPrevious)] }, and: Frame.Script.signs))
        <main id="main" class="wrap work" tabindex="-1">
        <div class="head"><div>
        <h1>\(title)</h1>
        <p class="lede">\(unitName)</p>
        <p class="facts"><span>Hạn nộp: <b>\(due)</b></span> <span>Số liệu từ \(period)</span> <span>Tệp tải lúc \(madeAt)</span></p>
        <p class="notice">Tệp này để nhập khi không có mạng. Nhập xong bấm <b>Lưu tệp số liệu</b>; khi có mạng, vào báo cáo, chọn “Điền bằng Excel, in giấy, kế hoạch”, rồi “Điền bằng Excel” và gửi tệp vừa lưu, hoặc gửi tệp cho cơ quan quản lý. Đến đây vẫn chưa nộp.</p>
        <p class="notice" role="status" data-told hidden></p>
        <noscript><p class="notice err">Trình duyệt này đang tắt JavaScript nên tệp không dùng được. Có thể điền bằng Excel hoặc in biểu trống.</p></noscript>
        </div></div>
        <form class="side" id="report-form" data-cells="" data-offline="\(identity)" data-form="\(rules)" data-now="\(script.now)" novalidate>
        <input type="hidden" name="_version" value="\(script.version)"><input type="hidden" name="_was" value="">
        \(sections.steps)
        <div>
        <p class="small mute note">Không phát sinh thì nhập 0; để trống là chưa trả lời.</p>
        \(sections.map { $0.fields(hasPrevious: hasPrevious) })
        </div>
        </form>
        </main>
        <section class="bar one" id="bar" aria-label="Lưu tệp">
        <div class="wrap">
        <p role="status"><span class="st off">\(Icon.of("draft"))<span data-saved>Chưa nhập gì thêm</span></span><br><span class="mute" data-counts>\(counts)</span></p>
        <p class="acts"><button class="btn primary big" type="button" data-file>Lưu tệp số liệu</button></p>
        </div>
        </section>
        <script>\(StaticFiles.inside("app.js"))</script>
        \(if: sections.hasTables, "<script>\(StaticFiles.inside("tables.js"))</script>")
        <script>\(StaticFiles.inside("offline.js"))</script>
        <script>\(StaticFiles.inside("report.js"))</script>
        </body>
        </html>

        """
    }
}
