import HTTPTypes
import Reporting

extension Site {
    /// The table of contents: method, address, who may, what answers.
    static let routes: [Route] = [
        Route(.get, "/", .everybodySignedIn, home),
        Route(.get, "/sign-in", .anyone, signInPage),
        Route(.post, "/sign-in", .anyone, signIn),
        Route(.post, "/sign-out", .newcomers, signOut),
        Route(.get, "/sign-in/code", .newcomers([.code]), factorCodePage),
        Route(.post, "/sign-in/code", .newcomers([.code]), factorCode),
        Route(.get, "/a/{secret}", .anyone, linkPage),
        Route(.post, "/a/{secret}", .anyone, openLink),
        Route(.get, "/privacy", .anyone, privacy),

        Route(.get, "/account", .everybodySignedIn, account),
        Route(.post, "/account/person", .everybodySignedIn, correctPerson),
        Route(.post, "/account/sessions", .everybodySignedIn, endOwnSessions),
        Route(.post, "/account/pin", .head, choosePIN),
        Route(.get, "/account/data.json", .everybodySignedIn, ownData),
        Route(.get, "/account/password", .newcomers([.password]), passwordPage),
        Route(.post, "/account/password", .newcomers([.password]), changePassword),
        Route(.get, "/account/notice", .newcomers([.notice]), notice),
        Route(.post, "/account/notice", .newcomers([.notice]), readNotice),
        Route(.get, "/account/factor", .newcomers([.factor]), factorPage),
        Route(.post, "/account/factor", .newcomers([.factor]), changeFactor),

        Route(.get, "/rounds/{round}/report", .school, reportForm),
        Route(.post, "/rounds/{round}/report", .school, sendReportForm),
        Route(.get, "/rounds/{round}/report/sign", .clerk, signPage),
        Route(.post, "/rounds/{round}/report/sign", .clerk, signReport),
        Route(.get, "/rounds/{round}/report/files/{indicator}", .school, filePage),
        Route(.post, "/rounds/{round}/report/files/{indicator}", .school, attachFile),
        Route(.get, "/rounds/{round}/report/files/{indicator}/content", .school, ownFile),
        Route(.post, "/rounds/{round}/report/unlock", .head, askUnlock),
        Route(.get, "/rounds/{round}/report/history", .school, ownHistory),
        Route(.get, "/rounds/{round}/receipt", .school, receipt),

        Route(.get, "/healthz", .anyone, health),
        Route(.get, "/readyz", .anyone, readiness),
        Route(.get, "/metrics", .machines, metrics),

        Route(.get, "/rounds", .department, rounds),
        Route(.post, "/rounds", .officer, planRound),
        Route(.get, "/rounds/new", .officer, newRound),
        Route(.get, "/rounds/{round}/setup", .officer, roundSetup),
        Route(.post, "/rounds/{round}/setup", .officer, changeRound),
        Route(.get, "/rounds/{round}", .overseers, dashboard),
        Route(.get, "/rounds/{round}/tracking", .department, tracking),
        Route(.post, "/rounds/{round}/approvals", .department, approveReports),
        Route(.get, "/rounds/{round}/reminders", .department, reminders),
        Route(.post, "/rounds/{round}/reminders", .officer, noteReminders),
        Route(.get, "/rounds/{round}/totals", .department, totals),
        Route(.get, "/rounds/{round}/reports/{unit}", .department, reportPage),
        Route(.post, "/rounds/{round}/reports/{unit}", .department, reviewReport),
        Route(.get, "/rounds/{round}/reports/{unit}/entry", .officer, reportForm),
        Route(.post, "/rounds/{round}/reports/{unit}/entry", .officer, sendReportForm),
        Route(
            .get, "/rounds/{round}/reports/{unit}/files/{indicator}", .department, submittedFile),
        Route(.get, "/rounds/{round}/values.csv", .department, valuesForPeople),
        Route(.get, "/units", .departmentOrAdmin, units),
        Route(.get, "/journal", .departmentOrAdmin, journal),
        Route(.get, "/journal.csv", .departmentOrAdmin, journalCSV),
        Route(.get, "/journal.xlsx", .departmentOrAdmin, journalXLSX),
        Route(.get, "/settings", .admin, settings),
        Route(.post, "/settings/retention", .admin, changeRetention),
        Route(.post, "/settings/backup", .admin, startBackup),
        Route(.post, "/settings/access", .admin, changeAccess),

        Route(.get, "/accounts", .caretakers, accounts),
        Route(.post, "/accounts", .admin, addAccount),
        Route(.get, "/accounts/new", .admin, newAccountPage),
        Route(.get, "/accounts/import", .admin, importAccountsPage),
        Route(.post, "/accounts/import", .admin, importAccounts),
        Route(.post, "/accounts/letters", .caretakers, accountLetters),
        Route(.get, "/accounts/{account}", .caretakers, accountOf),
        Route(.post, "/accounts/{account}", .admin, changeAccount),
        Route(.post, "/accounts/{account}/code", .caretakers, resetAccount),
        Route(.post, "/accounts/{account}/disabled", .admin, disableAccount),
        Route(.post, "/accounts/{account}/sessions", .admin, endAccountSessions),
        Route(.post, "/accounts/{account}/factor", .admin, removeAccountFactor),
        Route(.post, "/accounts/{account}/erase", .admin, eraseAccount),
        Route(.get, "/accounts/{account}/data.json", .admin, accountData),
        Route(.get, "/links", .caretakers, links),
        Route(.post, "/links", .caretakers, makeLinks),
        Route(.post, "/links/letters", .caretakers, linkLetters),
        Route(.post, "/links/{unit}", .caretakers, changeLink),
        Route(.get, "/tokens", .admin, tokens),
        Route(.post, "/tokens", .admin, makeToken),
        Route(.post, "/tokens/{token}/revoke", .admin, revokeToken),

        Route(.get, "/api/v1/rounds", .reporting, roundsAPI),
        Route(.get, "/api/v1/rounds/{round}", .reporting, roundAPI),
        Route(.get, "/api/v1/rounds/{round}/form", .reporting, formAPI),
        Route(.get, "/api/v1/rounds/{round}/reports", .reporting, reportsAPI),
        Route(.post, "/api/v1/rounds/{round}/reports", .reporting, postReport),
        Route(.get, "/api/v1/rounds/{round}/reports/{unit}", .reporting, reportAPI),
        Route(.patch, "/api/v1/rounds/{round}/reports/{unit}", .reporting, patchReport),
        Route(.post, "/api/v1/rounds/{round}/reports/{unit}/submit", .reporting, submitDraft),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/withdraw", .head, withdrawReport),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/review", .department, startReview),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/return", .department, returnReport),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/approve", .department, approveReport),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/exempt", .officer, exemptReport),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/recall", .officer, recallReport),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/extend", .officer, extendReport),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/unlock-request", .head, askUnlockAPI),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/unlock", .officer, unlockReport),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/paper", .officer, paperReceived),
        Route(
            .post, "/api/v1/rounds/{round}/reports/{unit}/contacts", .officer, addContact),
        Route(.get, "/api/v1/rounds/{round}/totals", .department, totalsAPI),
        Route(.get, "/api/v1/rounds/{round}/values.csv", .department, valuesCSV),
        Route(.get, "/api/v1/units", .reportingOrAdmin, unitsAPI),
        Route(.put, "/api/v1/units/{code}", .admin, putUnit),
    ]
}
