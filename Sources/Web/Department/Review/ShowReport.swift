import HTTP
import HTTPTypes
import Reporting
import Storage

/// One school's submitted report.
enum ShowReport {
    /// `GET /rounds/{round}/reports/{unit}`: one school's submitted report, for the department.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done", "show"])
        return try visit.reportPage(wanted: try visit.reportCut())
    }
}

extension Visit {
    /// The page of the report that the address names; with what was typed and why it was not done.
    func reportPage(wanted: ReportCut = .all, untaken: UntakenStep? = nil) throws -> Page {
        let done = try query("done").flatMap { name in
            name == "entered" ? "Đã nộp thay nhà trường." : ReportStep(rawValue: name)?.done
        }
        let file = try report()
        let role = try role(over: file.round)
        let mayReturn = Transition.return.objection(to: file.report, in: file.round, by: role)
        let material = try SubmittedMaterial(file, self)
        let submitted = material.map {
            SubmittedReport($0, wanted: wanted, typed: untaken?.typed, mayMark: mayReturn == nil)
        }
        var page = ReportPage(
            frame: try Frame(
                self, title: file.unit.unit.name,
                current: "/rounds/\(file.round.address)/tracking", round: file.round),
            file: file, listed: try database.listed(file, at: now), submitted: submitted,
            desk: DeskWork(
                file, untaken: untaken, role: role, now: now, try DeskNotes(of: file, self)),
            waived: WaiverNotice(
                try database.reports.waivers(of: file.unit.id, in: file.round.id), file.form),
            said: done, fault: untaken.map { ($0.step.undone, $0.complaint) },
            now: now)
        if asker.role.isOfDepartment, let values = material?.revision.values {
            page.differences = try IncidentFigures(of: file, database)
                .differences(from: values, of: file).notice
        }
        return self.page(page)
    }

    /// - Throws: 400 for questions that there are not.
    fileprivate func reportCut() throws -> ReportCut {
        guard let name = try chosen("show") else { return .all }
        guard let cut = ReportCut(rawValue: name) else {
            throw Refusal(
                .badRequest,
                "show là all, unusual (khác thường), warned (lỗi, cảnh báo), blank (chưa trả lời) "
                    + "hoặc changed (đã sửa).")
        }
        return cut
    }
}

extension ReportStep {
    /// What was not done, in Vietnamese: what stands before the reason.
    fileprivate var undone: String {
        switch self {
        case .review: "Chưa ghi nhận việc bắt đầu kiểm tra."
        case .approve: "Chưa duyệt."
        case .return: "Chưa trả lại."
        case .exempt: "Chưa miễn báo cáo."
        case .recall: "Chưa bỏ miễn báo cáo."
        case .extend: "Chưa gia hạn."
        case .paper: "Chưa ghi nhận bản giấy."
        case .contact: "Chưa ghi nội dung trao đổi."
        case .unlock: "Chưa mở khóa."
        case .refuseUnlock: "Chưa trả lời yêu cầu mở khóa."
        case .waive: "Chưa miễn áp dụng quy tắc."
        case .endWaiver: "Chưa bỏ miễn áp dụng quy tắc."
        case .withdraw: "Chưa thu hồi."
        case .takeBack: "Chưa rút lại."
        case .askUnlock: "Chưa gửi yêu cầu mở khóa."
        }
    }

    /// What was done, in Vietnamese; nil for what the department does not do.
    fileprivate var done: String? {
        switch self {
        case .review: "Đã bắt đầu kiểm tra; nhà trường không thu hồi được báo cáo nữa."
        case .approve: "Đã duyệt báo cáo."
        case .return: "Đã trả lại báo cáo để nhà trường chỉnh sửa."
        case .exempt: "Đã miễn báo cáo cho đơn vị này."
        case .recall: "Đơn vị lại phải báo cáo."
        case .extend: "Đã đổi hạn nộp của đơn vị."
        case .paper: "Đã ghi nhận bản giấy."
        case .contact: "Đã ghi nội dung trao đổi."
        case .unlock: "Đã mở khóa báo cáo cho nhà trường sửa."
        case .refuseUnlock: "Đã trả lời yêu cầu mở khóa."
        case .waive: "Đã miễn áp dụng quy tắc cho báo cáo này."
        case .endWaiver: "Quy tắc lại được áp dụng cho báo cáo này."
        case .withdraw, .takeBack, .askUnlock: nil
        }
    }
}
