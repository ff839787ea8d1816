/// What somebody has to do after signing in, in this order, before anything else.
enum FirstStep: CaseIterable, Sendable {
    /// Show the second factor.
    case code
    /// Choose a password in the place of the one-time code.
    case password
    /// Read how personal data is processed.
    case notice
    /// Set up a second factor.
    case factor

    var address: String {
        switch self {
        case .code: "/sign-in/code"
        case .password: "/account/password"
        case .notice: "/account/notice"
        case .factor: "/account/factor"
        }
    }
}
