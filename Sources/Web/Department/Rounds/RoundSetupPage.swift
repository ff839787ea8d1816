import Reporting
import Storage

/// One round to be prepared, or changed while it is open.
struct RoundSetupPage {

    struct Group {
        let name: String
        let schools: [School]
    }

    /// A box, with what the page's script counts it by.
    struct School: View {
        let choice: Choice
        let level: String
        let commune: String

        var html: HTML {
            #"<label class="pick"><input type="checkbox" name="unit" value="\#(choice.value)" data-level="\#(level)" data-commune="\#(commune)"\#(if: choice.isChosen, " checked")>\#(choice.words)</label>"#
        }
    }

    let frame: Frame
    let heading: String
    let address: String
    let isNew: Bool
    let isPlanned: Bool
    let isOpen: Bool
    let isClosed: Bool
    let isWithdrawn: Bool
    /// Schools see it, or did before it was withdrawn.
    let wasOpened: Bool
    let withdrawnReason: String
    let mayWithdraw: Bool
    let isTrial: Bool
    /// Where the office says what it knows of its schools; nil where the form asks for nothing of it.
    let givenAddress: String?
    let state: Badge
    let typed: TypedRound
    let graceHours: String
    let dueDay: String
    let dueTime: String
    /// `Chủ nhật 07/02/2027`, where the due moment lies on a day of rest; nil where it does not.
    let dueWeekend: String?
    /// What the plan's words leave, where that is not the due moment.
    let duePlanned: String?
    let plans: [Choice]
    let forms: [Choice]
    let rounds: [Choice]
    let levels: [Choice]
    let seenLevels: String
    let communes: [Choice]
    let groups: [Group]
    let chosen: Int
    /// nil where nobody chooses.
    let choice: ChosenSchools?
    let indicators: [Choice]
    let disabledCount: Int
    let complaints: [Complaint]
    let said: String?
    /// Of a planned round as it is stored.
    let opening: OpeningCheck?
    /// What is due as it stands now has passed.
    let isPastDue: Bool
    /// nil for a round that comes once.
    let series: RoundSeriesView?
    /// Where another version of its form is chosen; nil where there is none.
    let nextForm: String?
    /// The schools that an open round has not; nil where they are too many to be listed.
    let joinable: [Choice]?

    init(
        _ visit: Visit, _ typed: TypedRound, of round: Round?, complaints: [Complaint] = []
    ) throws {
        let found = try RoundChoices(visit, round)
        frame = try Frame(
            visit, title: round?.title ?? "Đợt báo cáo mới", current: "/rounds")
        heading = round?.title ?? "Đợt báo cáo mới"
        address = round.map { "/rounds/\($0.address)/setup" } ?? "/rounds"
        isNew = round == nil
        isWithdrawn = round?.withdrawnAt != nil
        wasOpened = round.map { $0.state != .planned } ?? false
        withdrawnReason = round?.withdrawnReason ?? ""
        isPlanned = (round == nil || round?.state == .planned) && !isWithdrawn
        isOpen = round?.state == .open && !isWithdrawn
        isClosed = round?.state == .closed
        mayWithdraw = !isWithdrawn && round != nil && !isClosed && !found.hasReports
        isTrial = round?.isTrial ?? false
        givenAddress = try round.flatMap { round in
            try visit.database.forms.layout(of: round).form.given.isEmpty
                ? nil : "/rounds/\(round.address)/given"
        }
        state = round?.badge ?? .nothing
        self.typed = typed
        graceHours = typed.grace
        (dueDay, dueTime) = (typed.due.day, typed.due.time)
        let dates = typed.read().draft.dates
        dueWeekend = dates.dueWeekend.map {
            "\(VietnameseDate.weekday($0)) \(VietnameseDate.text($0))"
        }
        duePlanned = dates.duePlanned
        plans = found.plans.map {
            Choice(
                value: "\($0.id.rawValue)", words: "\($0.number), \(VietnameseDate.text($0.date))",
                isChosen: "\($0.id.rawValue)" == typed.plan)
        }
        forms = found.forms.map {
            let value = "\($0.version.code):\($0.version.version)"
            return Choice(
                value: value,
                words: "\($0.title) (\($0.version.code), phiên bản \($0.version.version))",
                isChosen: value == typed.form)
        }
        rounds =
            (found.rounds.filter { $0.id != round?.id && $0.isPublic && !$0.isTrial }.map {
                ($0.code.rawValue, $0.title)
            } + found.handedOver.map { ($0.address.rawValue, $0.words) }).map { value, words in
                Choice(value: value, words: words, isChosen: value == typed.previous)
            }
        let picked = found.schools?.filter { typed.units.contains($0.unit.code.rawValue) }
        // Some schools of a level are those schools, and not their level.
        let whole = found.schools.map { schools in
            Dictionary(grouping: schools) { $0.unit.level }.filter { level, schools in
                schools.allSatisfy { typed.units.contains($0.unit.code.rawValue) }
            }.keys.compactMap(\.self)
        }
        let pickedLevels =
            try whole.map(Set.init) ?? round.map(visit.database.owingLevels) ?? []
        // Nobody has chosen yet: mostly all report.
        let isUnchosen = round == nil && typed.units.isEmpty
        let chosenLevels = found.levels.map(\.level).filter {
            isUnchosen || pickedLevels.contains($0)
        }.map(\.rawValue)
        levels = found.levels.map {
            Choice(
                value: $0.level.rawValue, words: $0.name,
                isChosen: (typed.levels ?? Set(chosenLevels)).contains($0.level.rawValue))
        }
        // Of schools that nobody sees, none is chosen yet.
        let areListed = round != nil || found.schools != nil
        let seen = typed.levels == nil ? areListed ? chosenLevels : [] : typed.seenLevels.sorted()
        seenLevels = seen.joined(separator: " ")
        var standing = typed
        (standing.levels, standing.seenLevels) = (typed.levels ?? Set(chosenLevels), Set(seen))
        choice = try isPlanned ? ChosenSchools(standing, among: found, of: round, visit) : nil
        communes = found.communes.map {
            Choice(
                value: $0.code.rawValue, words: $0.name,
                isChosen: typed.communes.contains($0.code.rawValue))
        }
        chosen = try picked?.count ?? round.map(visit.database.owingCount) ?? 0
        let byCommune = Dictionary(grouping: found.schools ?? [], by: \.commune)
        let known =
            found.communes.map { (Optional($0.id), $0.name) } + [(nil, "Không thuộc xã nào")]
        let codes = Dictionary(
            found.communes.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
        groups = known.compactMap { id, name in
            guard let schools = byCommune[id] else { return nil }
            return Group(
                name: name,
                schools: schools.map { school in
                    let code = school.unit.code.rawValue
                    return School(
                        choice: Choice(
                            value: code, words: school.unit.name,
                            isChosen: typed.units.contains(code)),
                        level: school.unit.level?.rawValue ?? "",
                        commune: id.flatMap { codes[$0]?.rawValue } ?? "")
                })
        }
        let disabled = round?.disabled ?? []
        let ticked = typed.wish == .disable ? typed.off : Set(disabled.map(\.rawValue))
        indicators = found.indicators.map {
            Choice(
                value: $0.code.rawValue, words: "\($0.number). \($0.label.vietnamese)",
                isChosen: ticked.contains($0.code.rawValue))
        }
        disabledCount = disabled.count
        self.complaints = complaints
        opening = try round.flatMap { round in
            let waits = round.state == .planned && round.withdrawnAt == nil
            return try waits ? OpeningCheck(of: round, visit) : nil
        }
        isPastDue = round.map { $0.state == .planned && $0.dueAt <= visit.now } ?? false
        series = try round.flatMap { try RoundSeriesView(of: $0, visit.database) }
        let mayChangeForm = isOpen
        nextForm = try round.flatMap { round in
            try mayChangeForm && !visit.database.nextVersion(of: round).choices.isEmpty
                ? "/rounds/\(round.address)/form" : nil
        }
        joinable = try isOpen ? round.flatMap { try found.joinable($0, typed, visit) } : []
        let owing = VietnameseNumber.text(chosen)
        said = try visit.query("done").flatMap { done in
            RoundSetupPage.words[done]?.replacing("{n}", with: owing)
        }
    }

    /// With how many are to report at `{n}`.
    private static let words = [
        "planned": "Đã lưu đợt báo cáo: {n} đơn vị phải báo cáo. Xem lại rồi mở đợt.",
        "save": "Đã lưu: {n} đơn vị phải báo cáo.",
        "choose": "Đã lưu: {n} đơn vị phải báo cáo theo cấp học và xã đã chọn.",
        "dates": "Đã đổi thời gian cho mọi đơn vị.", "disable": "Đã đổi các chỉ tiêu được hỏi.",
        "withdraw": "Đã thu hồi đợt báo cáo; các trường không thấy đợt này.",
        "series": "Đã lưu cách lặp lại.",
        "series_end": "Đã thôi lặp lại; các đợt đã chuẩn bị vẫn còn.",
        "join": "Đã thêm trường vào đợt báo cáo.",
        "form":
            "Đã đổi phiên bản biểu mẫu; số liệu tổng hợp đã tính lại. Báo cáo đã nộp giữ nguyên: cần hỏi thêm câu mới thì mở từng báo cáo ở trang Gửi nhận báo cáo, đánh dấu ô rồi trả lại.",
        "restore": "Đợt báo cáo trở lại như trước khi thu hồi.",
    ]
}

extension RoundDates {
    /// A sentence where the due moment is not the one that the plan's words leave.
    var duePlanned: String? {
        lastDayOfWords.map {
            "“\(dueText)” là hết ngày \(VietnameseDate.text($0)), khác hạn nộp đã nhập: sửa một trong hai cho khớp."
        }
    }
}
