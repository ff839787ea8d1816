extension Round {
    /// What the title of a trial (đợt thử) begins with, and so every page, paper and letter that names
    /// the round.
    package static let trialMark = "THỬ: "

    /// What stands over what is made of a trial.
    package static let trialNotice = "BẢN THỬ, không phải báo cáo thật"

    /// The title of a trial of the round, as long as a title may be.
    package static func trialTitle(_ title: String) -> String {
        let room = RoundDates.longestText - trialMark.unicodeScalars.count
        return trialMark + String(String.UnicodeScalarView(title.unicodeScalars.prefix(room)))
    }

    /// Schools of a trial: so that all of it can be deleted in one transaction.
    package static let mostInTrial = 500
    /// Trials of an office at one time.
    package static let mostTrials = 5

    /// What of a code stands before the `-thu` of its trial.
    package static let longestTrialStem = 52
}

extension Round.Code {
    /// `dot-2027-thu`
    package func ofTrial() -> String {
        var stem = String(rawValue.prefix(Round.longestTrialStem))
        while stem.hasSuffix("-") { stem.removeLast() }
        return stem + "-thu"
    }
}
