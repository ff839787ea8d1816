import Reporting
import Storage

/// One page of a succession's steps; what the others say goes along in hidden fields.
struct SuccessionPage {
    typealias Step = TypedSuccession.Step

    /// A new unit, and what is asked of it.
    struct New {
        let draft: UnitDraft
        let kind: String
        let reportsTo: String
        let commune: String
        let levels: [Choice]
    }

    /// A row of the preview.
    struct Effect {
        let what: String
        let before: String
        let after: String
        let count: String
    }

    let frame: Frame
    let typed: TypedSuccession
    let step: Step
    /// The pages that there are, and the ones before and behind this one.
    let steps: [Step]
    let previous: Step?
    let next: Step?
    let complaints: [String]
    let offer: UnitOffer
    let superiors: UnitOffer
    let communes: UnitOffer
    let news: [New]
    let lines: [SuccessionReading.Line]
    let day: String
    let effects: [Effect]
    let pairs: [(old: String, new: String)]
    let moves: [(name: String, before: String, after: String)]
    let digest: String?

    init(
        _ visit: Visit, _ typed: TypedSuccession, _ reading: SuccessionReading? = nil,
        complaints: [String] = []
    ) throws {
        frame = try Frame(visit, title: "Sáp nhập, chia, chuyển đơn vị", current: "/units")
        (self.typed, self.complaints) = (typed, complaints)
        let step = reading?.shown ?? .units
        self.step = step
        let steps = Step.allCases.filter { reading?.has($0) ?? ($0 == .units || $0 == .preview) }
        self.steps = steps
        previous = steps.last { $0 < step }
        next = reading == nil ? .new : steps.first { $0 > step }
        offer = try UnitOffer("units", of: [.commune, .department, .province], visit)
        superiors = try UnitOffer("offices", of: TypedUnit.superiors, visit)
        communes = try UnitOffer("communes", of: [.commune], visit)
        lines = reading?.lines ?? []
        day = (reading?.act?.day).map { VietnameseDate.text($0) } ?? ""
        let database = visit.database
        let levels = try database.units.levels()
        let drafts = reading?.units?.drafts ?? []
        news = drafts.map { draft in
            New(
                draft: draft, kind: Unit.Kind(rawValue: draft.kind)?.name ?? "",
                reportsTo: typed.fields[TypedSuccession.key(.reportsTo, of: draft.name)]
                    ?? draft.reportsTo,
                commune: typed.fields[TypedSuccession.key(.commune, of: draft.name)]
                    ?? draft.commune,
                levels: levels.map {
                    Choice(
                        value: $0.level.rawValue, words: $0.name,
                        isChosen: $0.level.rawValue == draft.level)
                })
        }
        guard step == .preview, let reading, let act = reading.act else {
            (effects, pairs, moves, digest) = ([], [], [], nil)
            return
        }
        let preview = try SuccessionPreview(act, reading, visit)
        (effects, pairs, moves) = (preview.effects, preview.pairs, preview.moves)
        digest = reading.digest(with: reading.changes)
    }

    /// Everything that other pages than this one say.
    var hidden: [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        if step != .units {
            fields = [("way", typed.way.rawValue), ("from", typed.from), ("basis", typed.basis)]
            for row in typed.rows { fields += [("old", row.old), ("new", row.new)] }
        }
        var shown: Set<String> = []
        if step == .new {
            shown.formUnion(
                news.flatMap { new in
                    TypedSuccession.NewUnitField.allCases.map {
                        TypedSuccession.key($0, of: new.draft.name)
                    }
                })
        }
        if step == .places { shown.formUnion(lines.map(\.key)) }
        return fields
            + typed.fields.filter { !shown.contains($0.key) }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }
}

extension TypedSuccession.Step {
    var words: String {
        switch self {
        case .units: "Đơn vị cũ, đơn vị mới"
        case .new: "Đơn vị mới lập"
        case .places: "Từng đơn vị về đâu"
        case .preview: "Xem trước và ghi nhận"
        }
    }
}
