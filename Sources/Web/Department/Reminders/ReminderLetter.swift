import HTTP
import Reporting
import Storage

/// Công văn đôn đốc: who has not reported, when it was due, what they are asked to do.
enum ReminderLetter {
    /// `GET /rounds/{round}/reminders.docx`: to those who have not reported.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let (database, now) = (visit.database, visit.now)
        let oversight = try visit.oversight()
        let round = oversight.round
        guard let plan = try database.plan(of: round) else { throw Refusal.notFound }
        let owed = try database.listing(of: round, below: oversight.node, at: now)
            .filter(\.report.state.isOwed)
        let letterhead = try database.letterhead(of: visit.asker.unit, on: now.day)
        return Download.word(
            document(
                round, plan, owed, letterhead,
                communes: try database.units.forms().communeTitle(of: round), now),
            madeAt: now,
            name: "don-doc-\(round.address).docx")
    }

    /// Up to so many schools are addressed by name; more of them stand in the annex alone.
    private static let mostAddressees = 5

    /// Each school is judged by its own moment.
    private static func lateness(_ overdue: Int, of count: Int) -> String {
        switch overdue {
        case 0: ""
        case count: ", đã quá hạn"
        default: ", trong đó \(units(overdue)) đã quá hạn"
        }
    }

    private static func units(_ count: Int) -> String {
        "\(VietnameseNumber.count(Int64(count))) đơn vị"
    }

    /// What the schools are asked to do once the round is closed, when no time is left.
    private static let askingUnlock =
        " yêu cầu hiệu trưởng các trường nêu trên xin mở khóa báo cáo và gửi ngay bằng văn bản và "
        + "tệp mềm, nêu rõ lý do chậm."

    /// What the schools are asked to do.
    private static func demand(_ overdue: Int, of count: Int) -> String {
        let late =
            " gửi ngay báo cáo bằng văn bản và tệp mềm, nêu rõ lý do chậm. Kết quả gửi báo cáo "
            + "được tổng hợp vào thi đua của đơn vị."
        return switch overdue {
        case 0:
            " đề nghị hiệu trưởng các trường nêu trên hoàn thành và gửi báo cáo đúng hạn, bằng "
                + "văn bản và tệp mềm."
        case count: " yêu cầu hiệu trưởng các trường nêu trên" + late
        default:
            " đề nghị hiệu trưởng các trường nêu trên chưa đến hạn gửi báo cáo đúng hạn; yêu cầu "
                + "hiệu trưởng các trường đã quá hạn" + late
        }
    }

    /// Who sent a report and was given it back has not failed to send one: the two are counted
    /// apart.
    private static func standing(_ returned: Int, of count: Int) -> String {
        let missing = "\(units(count - returned)) chưa gửi báo cáo"
        return switch returned {
        case 0: missing
        case count: "\(units(count)) phải chỉnh sửa, gửi lại báo cáo"
        default: "\(missing) và \(units(returned)) phải chỉnh sửa, gửi lại"
        }
    }

    /// Many rounds are called a report themselves.
    static func subject(_ title: String) -> String {
        let title = title.insideSentence
        return "đôn đốc gửi " + (title.hasPrefix("báo cáo ") ? title : "báo cáo \(title)")
    }

    private static func document(
        _ round: Round, _ plan: Plan, _ owed: [ListedReport], _ letterhead: Letterhead,
        communes: String, _ now: Moment
    ) -> OfficialDocument {
        let isFew = owed.count <= mostAddressees
        var paragraphs: [String] = [
            "Thực hiện Kế hoạch số \(plan.number) ngày \(VietnameseDate.inDocument(plan.date)) của "
                + "\(plan.issuer) (\(plan.subject)), các trường phải gửi báo cáo \(round.dueAt.asDue)."
        ]
        if owed.isEmpty {
            paragraphs.append(
                "Đến \(VietnameseDate.inDocument(now)), tất cả các đơn vị đã gửi báo cáo.")
        } else {
            let overdue = owed.count(where: \.isOverdue)
            let returned = owed.count { $0.report.state == .returned }
            paragraphs.append(
                "Đến \(VietnameseDate.inDocument(now)), còn \(standing(returned, of: owed.count))"
                    + lateness(overdue, of: owed.count)
                    + (isFew ? "." : " (danh sách tại Phụ lục kèm theo)."))
            paragraphs.append(
                letterhead.name
                    + (round.state == .closed ? askingUnlock : demand(overdue, of: owed.count)))
        }
        if isFew {
            paragraphs += owed.compactMap { listed in
                listed.ownDue(in: round).map { "\(listed.unit.unit.name): \($0)." }
            }
        }
        paragraphs.append(
            "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các trường liên hệ với "
                + "\(letterhead.name)\(round.contact.isEmpty ? "" : " (\(round.contact))") để được "
                + "hướng dẫn.")
        let table = DocumentTable(
            columns: [
                .init("TT", share: 6, .centre), .init("Đơn vị", share: 34),
                .init(communes, share: 20), .init("Tình trạng", share: 18),
                .init("Hạn nộp", share: 22),
            ],
            rows: owed.enumerated().map { index, listed in
                .cells([
                    .init(count: Int64(index + 1)), .init(listed.unit.unit.name),
                    .init(listed.commune?.unit.name ?? ""), .init(listed.report.state.inLetter),
                    .init(round.told(listed.dueAt).asDue),
                ])
            })
        // The others are not sent a reminder.
        var letterhead = letterhead
        letterhead.recipients = ["Như trên"] + letterhead.recipients.suffix(1)
        return OfficialDocument(
            kind: .letter, letterhead: letterhead, registration: .init(),
            subject: subject(round.title),
            addressees: isFew
                ? owed.map(\.unit.unit.name)
                : ["Hiệu trưởng các trường có tên tại Phụ lục kèm theo"],
            body: paragraphs.map { .paragraph($0) },
            annexes: isFew
                ? []
                : [
                    .init(
                        title: "Danh sách đơn vị chưa gửi báo cáo", isLandscape: false,
                        blocks: [.table(table)])
                ]
        ).marked(asTrial: round.isTrial)
    }
}

extension ReportState {
    /// How far a school that owes a report is with it, as a letter says it.
    fileprivate var inLetter: String {
        switch self {
        case .notStarted: "chưa lập"
        case .draft: "đang lập"
        case .pendingHead: "chờ hiệu trưởng ký"
        case .returned: "phải chỉnh sửa, gửi lại"
        case .submitted, .approved, .exempt: ""
        }
    }
}
