extension Route {
    /// Signing in, first steps, access links, help.
    static let entrance: [Route] = [
        .get("/", .everybodySignedIn, Home.show).forGiven(),
        .get("/sign-in", .anyone, SignIn.show),
        .post("/sign-in", .anyone, SignIn.signIn, isSlow: true),
        .post("/sign-out", .newcomers, SignIn.signOut).forGiven(),
        .get("/sign-in/code", .newcomers([.code]), SecondFactorCode.show),
        .post("/sign-in/code", .newcomers([.code]), SecondFactorCode.check),
        .get("/a/{secret}", .anyone, OpenLink.show),
        .post("/a/{secret}", .anyone, OpenLink.open),
        .get("/r/{roundCode}/{unitCode}/{revision}/{mark}", .anyone, CheckReceipt.show),
        .get("/privacy", .anyone, Notice.privacy),
        .get("/start", .departmentOrAdmin, FirstHour.show),
        .get("/help", .everybodySignedIn, Help.show),
        .get("/account/password", .newcomers([.password]), ChangePassword.show),
        .post("/account/password", .newcomers([.password]), ChangePassword.change, isSlow: true),
        .get("/account/notice", .newcomers([.notice]), Notice.show),
        .post("/account/notice", .newcomers([.notice]), Notice.read),
        .get("/account/factor", .newcomers([.factor]), SetUpFactor.show),
        .post("/account/factor", .newcomers([.factor]), SetUpFactor.change),
    ]
}
