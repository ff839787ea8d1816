/// What the form's rules said of a report when it was submitted, and how it came; kept in the
/// revision's content.
package struct SubmissionChecks: Hashable, Sendable {
    /// Whose rules they were.
    package var form: Form.Version
    package var channel: SubmissionChannel
    /// In the words of then.
    package var problems: [Problem]
    package var waivers: [Waiver]

    package init(
        form: Form.Version, channel: SubmissionChannel, problems: [Problem], waivers: [Waiver]
    ) {
        self.form = form
        self.channel = channel
        self.problems = problems
        self.waivers = waivers
    }

    /// Members that a revision's content has beside what was submitted.
    package var members: JSON.Members {
        [
            "channel": .string(channel.rawValue), "problems": .array(problems.map(\.json)),
            "waivers": .array(waivers.map(\.json)),
        ]
    }

    /// Read back from a revision's JSON; nil for what earlier releases stored.
    package init?(in json: JSON) {
        guard let code = json["form"]?.string, let version = json["form_version"]?.integer,
            let channel = json["channel"]?.string.flatMap(SubmissionChannel.init(rawValue:)),
            let problems = json["problems"]?.array, let waivers = json["waivers"]?.array
        else { return nil }
        self.init(
            form: Form.Version(code: code, version: Int(clamping: version)), channel: channel,
            problems: problems.compactMap(Problem.init(json:)),
            waivers: waivers.compactMap(Waiver.init(json:)))
    }
}
