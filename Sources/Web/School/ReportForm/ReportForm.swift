import HTTP
import Reporting
import Storage

/// The form of a report, to be filled in.
enum ReportForm {
    /// The report to be filled in; where it can't be changed, the report to be read. That its school
    /// first looks at what was returned is noted for the department.
    @Sendable static func show(_ wish: Wish) throws -> any Reply {
        let (report, shown) = try wish.look { visit in
            let report = try visit.schoolReport()
            return (report, try visit.formOrReading(of: report))
        }
        if !report.isOnBehalf, report.given == nil, report.report.state == .returned,
            report.report.openedAt == nil
        {
            // Whoever reads waits for no disk; what could not be noted is noted at the next look.
            let (file, round, actor) = (report.file.unit.id, report.round.id, wish.actor)
            wish.context.site.later("that a return was opened was not noted") {
                try $0.noteReturnOpened(of: file, in: round, by: actor)
            }
        }
        return shown
    }
}

extension Visit {
    fileprivate func formOrReading(of report: SchoolReport) throws -> any Reply {
        let section = try query("section")
        let isToRead = try query("view") == "read"
        if report.objection(to: .save, by: asker.role) == nil, !isToRead {
            let said =
                try report.given == nil
                ? query("done").flatMap(MovedNotice.sentence) : GivenForm.said(query("done"))
            return try form(of: report, section: section, said: said)
        }
        return report.isOnBehalf && !(isToRead && report.mayBeDrafted(by: asker.role))
            ? Response.redirect(to: report.file.address.page) : try reading(of: report)
    }

    /// The report to be filled in. `section` is the code of the section that is to be open, nil
    /// leaves that to what is missing; `both` the cells that its sender has to choose between;
    /// `complaint` says why nothing of it was saved.
    func form(
        of report: SchoolReport, reasons: TypedReasons? = nil, section: String? = nil,
        typed: TypedReport? = nil, both: [Indicator.Code: BothSides] = [:],
        complaint: String? = nil, said: String? = nil
    ) throws -> Page {
        let links =
            report.isOnBehalf || report.given != nil
            ? []
            : try database.access.givenLinks(of: report.file.unit.id, in: report.round.id)
        return page(
            ReportFormPage(
                frame: try frame(
                    of: report, title: report.isOnBehalf ? "Nhập thay nhà trường" : "Nhập báo cáo"),
                heading: try heading(of: report), report, reasons: reasons, section: section,
                typed: typed, both: both, complaint: complaint, said: said, asker: asker, now: now,
                gifts: links.filter { $0.isGood(at: now) }.compactMap(\.given),
                joined: try query("joined").flatMap { Int(sent: $0, in: 1...1_000) },
                onward: try query("next")))
    }

    /// Around a page about the report.
    func frame(of report: SchoolReport, title: String) throws -> Frame {
        try Frame(
            self, title: title,
            current: report.isOnBehalf ? "/rounds/\(report.round.address)/tracking" : "/",
            round: report.isOnBehalf ? report.round : nil)
    }

    /// The report to be read: by those who can't change it now, with what was asked for and
    /// refused.
    func reading(
        of report: SchoolReport, objection: Transition.Objection? = nil,
        differences: [Difference] = []
    ) throws -> Page {
        if let given = asker.given {
            return page(
                GivenClosedPage(
                    frame: try Frame(self, title: "Mục được giao"), report, given,
                    objection: objection ?? report.objection(to: .save, by: asker.role),
                    differences: differences))
        }
        let asked = try database.reports.unlockRequests(
            of: report.file.unit.id, in: report.round.id
        ).first
        return page(
            ReportViewPage(
                frame: try frame(of: report, title: "Xem báo cáo"),
                heading: try heading(of: report), report, role: asker.role, objection: objection,
                differences: differences,
                unlock: UnlockNotice(report, role: asker.role, asked: asked)))
    }

    func heading(of report: SchoolReport) throws -> ReportHeading {
        ReportHeading(
            report, documents: try database.plans.files(of: report.round.plan),
            previous: try report.round.previous.flatMap { try database.rounds.find($0) },
            at: now)
    }
}
