import Reporting
import Storage

/// The form of a succession held against the units that there are on its day: what it comes to, what
/// is still open, and on which page that is said.
struct SuccessionReading {
    typealias Step = TypedSuccession.Step

    /// A unit that stands below one of the old ones, and where it goes.
    struct Line {
        let key: String
        let unit: Unit
        /// Of the old unit.
        let parent: Unit
        let isTerritorial: Bool
        let options: [Choice]
        /// The one that is chosen or follows; empty while nobody has said it.
        let value: String
        /// There is nothing else that it could be.
        let isPlain: Bool
    }

    let typed: TypedSuccession
    let units: SuccessionUnits?
    private(set) var lines: [Line] = []
    /// nil until its day is known.
    private(set) var act: Succession?
    private(set) var changes: [UnitChange] = []
    private(set) var complaints: [Step: [String]] = [:]

    init(_ typed: TypedSuccession, _ database: ReadTransaction) throws {
        self.typed = typed
        let day: Day
        do throws(VietnameseDate.Fault) {
            day = try VietnameseDate.read(typed.from)
        } catch {
            units = nil
            complaints[.units] = ["Có hiệu lực từ ngày: \(error.sentence)"]
            return
        }
        let units = try SuccessionUnits(typed, on: day, database)
        self.units = units
        complaints[.units] = units.complaints + SuccessionReading.missing(typed, units)
        complaints[.new] = units.complaintsOfNew
        try read(units, on: day, database)
    }

    /// What the first page has to say before anything else can be told.
    private static func missing(_ typed: TypedSuccession, _ units: SuccessionUnits) -> [String] {
        [
            typed.basis.isEmpty ? "Ghi văn bản căn cứ, ví dụ Nghị quyết số … ngày …" : nil,
            typed.rows.isEmpty ? "Ghi ít nhất một đơn vị." : nil,
            typed.way == .move && typed.rows.contains { $0.old.isEmpty || $0.new.isEmpty }
                ? "Chuyển đơn vị trực thuộc: mỗi dòng cần cả nơi đi và nơi đến." : nil,
        ].compactMap { $0 }
    }

    /// Whether the page has something to say; the first and the last always have.
    func has(_ step: Step) -> Bool {
        switch step {
        case .units, .preview: true
        case .new: !(units?.drafts.isEmpty ?? true)
        case .places: !lines.isEmpty
        }
    }

    /// The page to be shown: the wanted one, or one before it that is not done.
    var shown: Step {
        let wanted = Step.allCases.first { $0 >= typed.step && has($0) } ?? .preview
        return Step.allCases.first { $0 < wanted && !(complaints[$0] ?? []).isEmpty } ?? wanted
    }

    /// Of everything that the preview says; nil where something is wrong.
    func digest(with changes: [UnitChange]) -> String? {
        guard let act, let drafts = UnitListPreview.digest(of: act.drafts, changes) else {
            return nil
        }
        var stream = Digest.Stream()
        let texts =
            [drafts, act.day.description, act.basis] + act.pairs.flatMap { [$0.old, $0.new] }
            + ["-"] + act.closed + ["-"] + act.kept.sorted()
        for text in texts { stream.add(Array("\(text.utf8.count):\(text)".utf8)) }
        return stream.hexadecimal
    }

    // MARK: What it comes to

    private mutating func read(
        _ units: SuccessionUnits, on day: Day, _ database: ReadTransaction
    ) throws {
        var act = Succession(day: day, basis: typed.basis, drafts: units.drafts)
        var seen: Set<Unit.ID> = []
        let olds = units.pairs.compactMap(\.old).filter { seen.insert($0.unit.id).inserted }
        if typed.way == .succeed {
            act.closed = olds.filter { !goesOn($0.unit, units) }.map(\.unit.code.rawValue)
            act.pairs = units.pairs.compactMap { pair in
                guard let old = pair.old?.unit.code.rawValue, let new = pair.new?.code, old != new
                else { return nil }
                return Succession.Pair(old: old, new: new)
            }
        }
        let closed = Set(act.closed)
        let below = try database.units.below(
            olds.map(\.unit.id), from: day, limit: 2 * Succession.most)
        let parents = Dictionary(olds.map { ($0.unit.id, $0.unit) }) { first, _ in first }
        for child in below where !closed.contains(child.unit.code.rawValue) {
            guard let parent = parents[child.parent] else { continue }
            lines.append(
                try line(
                    child, below: parent, units, closes: closed.contains(parent.code.rawValue),
                    on: day, database))
        }
        try take(&act, database)
        let open = lines.count { $0.value.isEmpty }
        if open > 0 {
            complaints[.places] = [
                "Còn \(VietnameseNumber.text(open)) đơn vị chưa chọn nơi về."
            ]
        }
        self.act = act
        guard (complaints[.units] ?? []).isEmpty else { return }
        changes = try database.preview(act.drafts, on: day)
        tell(of: changes, units.drafts.count)
        for fault in try database.faults(of: act) where open == 0 || !fault.isOfPlaces {
            complaints[fault.isOfPlaces ? .places : .units, default: []].append(fault.sentence)
        }
    }

    private func goesOn(_ unit: Unit, _ units: SuccessionUnits) -> Bool {
        typed.way == .move || units.targets(of: unit.id).contains { $0.code == unit.code.rawValue }
    }

    private mutating func tell(of changes: [UnitChange], _ new: Int) {
        guard let act else { return }
        for (place, change) in changes.enumerated() {
            guard case .faults(let faults) = change else { continue }
            complaints[place < new ? .new : .places, default: []] += faults.map {
                "\(act.drafts[place].name): \($0.sentence)"
            }
        }
    }

    private func line(
        _ child: UnitRepository.Child, below parent: Unit, _ units: SuccessionUnits,
        closes: Bool, on day: Day, _ database: ReadTransaction
    ) throws -> Line {
        let key = TypedSuccession.placeKey(child.unit.code, isTerritorial: child.isTerritorial)
        func fits(_ target: SuccessionUnits.Target) -> Bool {
            child.isTerritorial
                ? target.kind == .commune : child.unit.kind.mayReport(to: target.kind)
        }
        let own = units.targets(of: parent.id).filter(fits)
        var all: Set<String> = []
        let others = units.pairs.compactMap(\.new)
            .filter { fits($0) && all.insert($0.code).inserted }
        let targets = (own.isEmpty ? others : own).filter { $0.code != parent.code.rawValue }
        var options = child.isLater ? [] : targets.map { ($0.code, $0.name) }
        options.append(
            (
                TypedSuccession.stays,
                closes ? "Giữ nguyên dù \(parent.name) ngừng" : "Vẫn ở \(parent.name)"
            ))
        if typed.way == .succeed, !child.isLater {
            options.append((TypedSuccession.closes, "Cũng ngừng hoạt động"))
        }
        let isWhole =
            own.count == 1 && !child.isLater && own[0].code != parent.code.rawValue
        var proposal = isWhole ? own[0].code : ""
        if proposal.isEmpty, !child.isTerritorial, !child.isLater {
            // Of the offices the one in the commune in which the unit will lie.
            let commune = try commune(of: child.unit, on: day, database)
            let near = targets.filter { !$0.commune.isEmpty && $0.commune == commune }
            if near.count == 1 { proposal = near[0].code }
        }
        let said = typed.fields[key].flatMap { value in
            options.contains { $0.0 == value } ? value : nil
        }
        let value = said ?? proposal
        return Line(
            key: key, unit: child.unit, parent: parent, isTerritorial: child.isTerritorial,
            options: options.map { Choice(value: $0.0, words: $0.1, isChosen: $0.0 == value) },
            value: value, isPlain: isWhole && closes && (said ?? proposal) == proposal)
    }

    private func commune(
        of unit: Unit, on day: Day, _ database: ReadTransaction
    ) throws -> String? {
        let key = TypedSuccession.placeKey(unit.code, isTerritorial: true)
        if let line = lines.first(where: { $0.key == key }), !line.value.isEmpty {
            return line.value
        }
        return try database.units.place(of: unit.id, on: day).commune?.rawValue
    }

    /// What was chosen for each unit becomes a part of the act.
    private func take(_ act: inout Succession, _ database: ReadTransaction) throws {
        var moved: [String: UnitDraft] = [:]
        var order: [String] = []
        for line in lines {
            let code = line.unit.code.rawValue
            switch line.value {
            case "": break
            case TypedSuccession.stays:
                if act.closed.contains(line.parent.code.rawValue) { act.kept.insert(code) }
            case TypedSuccession.closes:
                if !act.closed.contains(code) { act.closed.append(code) }
            default:
                var draft = try moved[code] ?? database.draft(of: line.unit, on: act.day)
                if moved[code] == nil { order.append(code) }
                if line.isTerritorial {
                    draft.commune = line.value
                } else {
                    draft.reportsTo = line.value
                }
                moved[code] = draft
            }
        }
        act.drafts += order.compactMap { moved[$0] }
        for place in act.drafts.indices { act.drafts[place].line = place + 1 }
    }
}

extension SuccessionFault {
    /// It is told where it is said which unit goes where.
    fileprivate var isOfPlaces: Bool {
        if case .leavesBehind = self { true } else { false }
    }

    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .isTooLarge:
            "Mỗi lần ghi nhận không quá \(Succession.mostPairs) dòng và "
                + "\(VietnameseNumber.text(Succession.most)) đơn vị trực thuộc; nhiều hơn thì chia "
                + "thành nhiều lần."
        case .basisIsTooLong: "Văn bản căn cứ không quá \(Succession.longestBasis) ký tự."
        case .isNoUnit(let code): "Không có đơn vị “\(code)” vào ngày đó."
        case .isOfAnotherKind(let new, let old):
            "“\(new)” không cùng loại với “\(old)”, không thể là đơn vị kế tiếp."
        case .isClosed(let code):
            "“\(code)” cũng ngừng hoạt động từ ngày đó, không thể là đơn vị kế tiếp."
        case .succeedsItself(let code):
            "“\(code)” là đơn vị có trước, không thể là đơn vị kế tiếp."
        case .leavesBehind(let names, let parent):
            "\(parent) ngừng hoạt động mà còn \(VietnameseNumber.text(names.count)) đơn vị trực thuộc "
                + "chưa nói về đâu: \(names.prefix(5).joined(separator: ", "))"
                + (names.count > 5 ? ", …" : ".")
        }
    }
}
