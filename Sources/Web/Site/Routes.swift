import HTTPTypes
import Reporting

extension Site {
    /// The table of contents: method, address, who may, what answers.
    static let routes: [Route] = [
        Route(.get, "/", .everybodySignedIn, home),
        Route(.get, "/sign-in", .anyone, signInPage),
        Route(.post, "/sign-in", .anyone, signIn),
        Route(.post, "/sign-out", .everybodySignedIn, signOut),

        Route(.get, "/rounds/{round}/report", .school, reportForm),
        Route(.post, "/rounds/{round}/report", .school, sendReportForm),
        Route(.get, "/rounds/{round}/receipt", .school, receipt),

        Route(.get, "/healthz", .anyone, health),
        Route(.get, "/readyz", .anyone, readiness),
        Route(.get, "/metrics", .machines, metrics),

        Route(.get, "/rounds/{round}", .overseers, dashboard),
        Route(.get, "/rounds/{round}/tracking", .department, tracking),
        Route(.get, "/rounds/{round}/totals", .department, totals),
        Route(.get, "/rounds/{round}/reports/{unit}", .department, reportPage),
        Route(.get, "/rounds/{round}/values.csv", .department, valuesForPeople),
        Route(.get, "/units", .departmentOrAdmin, units),
        Route(.get, "/settings", .admin, settings),
        Route(.post, "/settings/backup", .admin, startBackup),

        Route(.get, "/api/v1/rounds", .reporting, roundsAPI),
        Route(.get, "/api/v1/rounds/{round}", .reporting, roundAPI),
        Route(.get, "/api/v1/rounds/{round}/form", .reporting, formAPI),
        Route(.get, "/api/v1/rounds/{round}/reports", .reporting, reportsAPI),
        Route(.post, "/api/v1/rounds/{round}/reports", .reporting, postReport),
        Route(.get, "/api/v1/rounds/{round}/reports/{unit}", .reporting, reportAPI),
        Route(.patch, "/api/v1/rounds/{round}/reports/{unit}", .reporting, patchReport),
        Route(.post, "/api/v1/rounds/{round}/reports/{unit}/submit", .reporting, submitDraft),
        Route(.get, "/api/v1/rounds/{round}/totals", .department, totalsAPI),
        Route(.get, "/api/v1/rounds/{round}/values.csv", .department, valuesCSV),
        Route(.get, "/api/v1/units", .reportingOrAdmin, unitsAPI),
        Route(.put, "/api/v1/units/{code}", .admin, putUnit),
    ]
}
