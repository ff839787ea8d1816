import Reporting
import Storage

/// What the department can do with one report now, and what it has noted of it.
struct DeskWork {
    struct Spoken {
        let when: String
        let how: String
        let note: String
        let promised: String
        let hasPromised: Bool
        let who: String
    }

    /// Who only watches has no desk here.
    let isShown: Bool
    let address: String
    let version: Int64
    let mayReview: Bool
    let mayApprove: Bool
    let mayReturn: Bool
    /// Something can be decided: the bar below the page shows it.
    let mayJudge: Bool
    let mayExempt: Bool
    let mayRecall: Bool
    let mayExtend: Bool
    let mayUnlock: Bool
    let isOfficer: Bool
    /// The school has yet to submit: an officer may enter it in its place, and waive rules.
    let mayEnter: Bool
    let waivable: [Choice]
    let waived: [Choice]
    /// The department entered the report, so that its paper is here.
    let maySendSigned: Bool
    /// What was typed with a step that was not taken.
    let untaken: UntakenStep?
    /// What is said to the school when the report is given back.
    let reason: String
    /// By when a returned report is to be there, or an unlocked one: never sooner than without it.
    let due: TypedDue
    let unlockedDue: TypedDue
    let extendedDue: TypedDue
    /// What would be due without the extension; nil where there is none.
    let backTo: String?
    let paperOn: String
    let hasPaper: Bool
    let today: String
    let spoken: [Spoken]
    /// The request of the school that waits, or the last one with its answer.
    let request: String?
    let isWaiting: Bool
    let answered: String?
    /// The reports around this one that wait to be judged.
    let nextAddress: String?
    let nextName: String

    /// Nothing was noted, and whoever reads it has nothing to note.
    var isEmpty: Bool { !isOfficer && spoken.isEmpty && untaken == nil }

    init(
        _ file: ReportFile, untaken: UntakenStep?, role: Role, now: Moment, _ notes: DeskNotes
    ) {
        let (round, report) = (file.round, file.report)
        func may(_ transition: Transition) -> Bool {
            transition.objection(to: report, in: round, by: role) == nil
        }
        isShown = role.isOfDepartment
        address = file.address.page
        version = report.version
        mayReview = may(.review) && report.reviewStartedAt == nil
        mayApprove = may(.approve)
        mayReturn = may(.return)
        mayJudge = mayApprove || mayReturn
        isOfficer = role == .officer
        mayExempt = may(.exempt)
        mayRecall = may(.recall)
        mayExtend = isOfficer && round.state == .open && report.state.isOwed
        mayUnlock = may(.unlock) && report.grantedDueAt == nil
        mayEnter = isOfficer && may(.save)
        let waiving = untaken?.typed(with: .waive, .endWaiver)?.rule
        waivable = notes.waivable.map {
            Choice(
                value: $0.id.rawValue, words: "\($0.id): \($0.sentence)",
                isChosen: $0.id == waiving)
        }
        waived = notes.waivers.map {
            Choice(
                value: $0.rule.rawValue, words: "\($0.rule): \($0.reason)",
                isChosen: $0.rule == waiving)
        }
        maySendSigned = isOfficer && notes.isEnteredHere && report.state.isCounted
        self.untaken = untaken
        let judging = untaken?.typed(with: .review, .approve, .return)
        reason = judging?.reason ?? ""
        let current = report.dueAt(in: round, for: file.unit)
        let offered = TypedDue(max(current, .offered(at: now, in: round)))
        due = judging?.due ?? offered
        unlockedDue = untaken?.typed(with: .unlock)?.due ?? offered
        extendedDue =
            untaken?.typed(with: .extend).flatMap { $0.endsExtension ? nil : $0.due }
            ?? TypedDue(.offered(at: max(current, now), in: round))
        backTo = file.hasOwnDue ? round.dueAt.asDue : nil
        paperOn = report.paperOn.map { VietnameseDate.text($0) } ?? ""
        hasPaper = report.paperOn != nil
        today = VietnameseDate.text(now.day)
        spoken = notes.contacts.map { contact, who in
            Spoken(
                when: VietnameseDate.text(contact.at), how: contact.kind.words,
                note: contact.note,
                promised: contact.promisedOn.map { VietnameseDate.text($0) } ?? "",
                hasPromised: contact.promisedOn != nil, who: who)
        }
        request = notes.request.map { "\(VietnameseDate.text($0.askedAt)): “\($0.reason)”" }
        isWaiting = notes.request.map { $0.answer == nil } ?? false
        answered = notes.request?.answer.map {
            "\($0.isGranted ? "Đã mở khóa" : "Không mở khóa") lúc \(VietnameseDate.text($0.at)): "
                + "“\($0.text)”"
        }
        nextAddress = notes.next.map { ReportAddress(of: $0.code, in: round.address).page }
        nextName = notes.next?.name ?? ""
    }
}

extension ContactKind {
    var words: String {
        switch self {
        case .call: "Đã gọi"
        case .message: "Đã nhắn"
        }
    }
}

extension Report {
    /// Its state; what the department looks at says so.
    var badge: Badge {
        guard state == .submitted, reviewStartedAt != nil else { return state.badge }
        return Badge(icon: "eye", style: "", words: "Đang kiểm tra")
    }
}
