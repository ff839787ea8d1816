/// How a report came to the department.
package enum SubmissionChannel: String, Hashable, Sendable, CaseIterable {
    case browser
    case api
    // What an officer enters in the school's place came to the office by one of these.
    case paper
    case telephone
    case email

    /// How a school can send what an officer then enters in its place.
    package static let onBehalf: [SubmissionChannel] = [.paper, .telephone, .email]

    /// nil for what is none of them.
    package static func onBehalf(named name: String) -> SubmissionChannel? {
        onBehalf.first { $0.rawValue == name }
    }

    /// Vietnamese, within a sentence.
    package var name: String {
        switch self {
        case .browser: "trang web"
        case .api: "kết nối máy (API)"
        case .paper: "bản giấy"
        case .telephone: "điện thoại"
        case .email: "thư điện tử"
        }
    }
}
