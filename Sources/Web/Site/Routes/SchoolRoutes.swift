extension Route {
    /// What a school fills in, sends and reads.
    static let school: [Route] = [
        .get("/rounds/{round}/report", .school, ReportForm.show).forGiven(),
        .post("/rounds/{round}/report", .school, SendReportForm.send).forGiven(),
        .post("/rounds/{round}/report/cells", .school, SaveCells.save).forGiven(),
        .get("/rounds/{round}/report/rules.json", .school, FormScript.rules).forGiven(),
        .get("/rounds/{round}/report/share", .school, ShareReport.show),
        .post("/rounds/{round}/report/share", .school, ShareReport.change),
        .get("/rounds/{round}/report/offline.html", .school, OfflineForm.file),
        .get("/rounds/{round}/report/check", .school, CheckReport.show),
        .get("/rounds/{round}/report/workbook", .school, FillByWorkbook.show),
        .get("/rounds/{round}/report/form.xlsx", .school, FillByWorkbook.file),
        .post("/rounds/{round}/report/form.xlsx", .school, FillByWorkbook.send, takes: .upload),
        .get("/rounds/{round}/report/sign", .clerk, SignReport.show),
        .post("/rounds/{round}/report/sign", .clerk, SignReport.sign),
        .get("/rounds/{round}/report/files/{indicator}", .school, AttachFile.show).forGiven(),
        .post(
            "/rounds/{round}/report/files/{indicator}", .school, AttachFile.attach, takes: .upload
        ).forGiven(),
        .post(
            "/rounds/{round}/report/files/{indicator}/parts/{upload}", .school,
            AttachFile.part, takes: .upload
        ).forGiven(),
        .get("/rounds/{round}/report/files/{indicator}/content", .school, AttachFile.own)
            .forGiven(),
        .post("/rounds/{round}/report/unlock", .head, AskUnlock.ask),
        .get("/rounds/{round}/report/paper", .school, PaperForm.show),
        .get("/rounds/{round}/report/checks", .school, ReportChecks.show),
        .get("/rounds/{round}/report/checks.xlsx", .school, ReportChecks.workbook),
        .get("/rounds/{round}/report/withdraw", .head, WithdrawReport.show),
        .get("/rounds/{round}/due.ics", .school, DueCalendar.show),
        .get("/rounds/{round}/report/history", .school, OwnHistory.show),
        .get("/rounds/{round}/receipt", .school, ShowReceipt.show),
        .post("/rounds/{round}/receipt/profile", .school, UpdateProfile.update),
        .get("/profile", .school, OwnProfile.show),
        .post("/profile", .school, OwnProfile.declare),
        .get("/rounds/{round}/report.docx", .school, SchoolDocument.own),
        .get("/rounds/{round}/report/draft.docx", .school, SchoolDocument.draft),
        .get("/rounds/{round}/report/signed", .school, SignedCopies.show),
        .post("/rounds/{round}/report/signed", .school, SignedCopies.attach, takes: .papers),
        .post(
            "/rounds/{round}/report/signed/parts/{upload}", .school,
            SignedCopies.part, takes: .upload),
        .get("/rounds/{round}/report/signed/{copy}", .school, SignedCopies.file),
        .post("/rounds/{round}/report/signed/{copy}/read", .school, SignedCopies.readAgain),
        .get("/rounds/{round}/documents/{file}", .reporting, PlanFiles.ofRound),
    ]
}
