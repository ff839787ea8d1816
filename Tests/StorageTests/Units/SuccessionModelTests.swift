import Reporting
import TestSupport
import Testing

@testable import Storage

/// Whatever order units are merged, split, moved, closed and renamed in, on days before and after one
/// another: each is on each day where a model without a database says.
@Suite("Units over time, against a model")
struct SuccessionModelTests {
    /// A unit as the model knows it: what holds from a day on, until the next.
    private struct Known {
        var kind: Unit.Kind
        var from: Day?
        var to: Day?
        var names: [Day: String]
        var superiors: [Day: String] = [:]
        var communes: [Day: String] = [:]

        func isThere(on day: Day) -> Bool {
            (from.map { $0 <= day } ?? true) && (to.map { day < $0 } ?? true)
        }

        static func value(_ days: [Day: String], on day: Day) -> String? {
            days.filter { $0.key <= day }.max { $0.key < $1.key }?.value
        }
    }

    private struct Model {
        var units: [String: Known] = [:]

        func there(_ kinds: Set<Unit.Kind>, on day: Day) -> [String] {
            units.filter { kinds.contains($0.value.kind) && $0.value.isThere(on: day) }.keys
                .sorted()
        }

        /// As `UnitDraft` says it: what it leaves empty, or says as it is, stays.
        mutating func take(_ draft: UnitDraft, from day: Day) {
            guard var unit = units[draft.code] else {
                units[draft.code] = Known(
                    kind: Unit.Kind(rawValue: draft.kind) ?? .school, from: day,
                    names: [.always: draft.name],
                    superiors: draft.reportsTo.isEmpty ? [:] : [.always: draft.reportsTo],
                    communes: draft.commune.isEmpty ? [:] : [.always: draft.commune])
                return
            }
            func set(_ days: inout [Day: String], _ value: String) {
                if !value.isEmpty, Known.value(days, on: day) != value { days[day] = value }
            }
            set(&unit.names, draft.name)
            set(&unit.superiors, draft.reportsTo)
            set(&unit.communes, draft.commune)
            units[draft.code] = unit
        }

        mutating func take(_ act: Succession) {
            for draft in act.drafts { take(draft, from: act.day) }
            for code in act.closed { units[code]?.to = act.day }
        }
    }

    private let small: SmallRound
    private let first: Day
    private var model = Model()
    private var random: SeededRandom
    private var made = 0
    private var refused = 0

    private init(seed: UInt64) throws {
        small = try SmallRound(schools: 1)
        first = small.clock.now.day + -30
        random = SeededRandom(seed: seed)
        model.units = [
            "phong": Known(kind: .department, names: [.always: "Phòng"]),
            "xa-mot": Known(kind: .commune, names: [.always: "Xã Một"]),
            "truong-1": Known(
                kind: .school, names: [.always: "Trường 1"], superiors: [.always: "phong"],
                communes: [.always: "xa-mot"]),
        ]
    }

    @Test(
        "each unit is where the model says, and nothing stands where it may not", arguments: 1...6)
    static func agree(seed: UInt64) throws {
        var test = try SuccessionModelTests(seed: seed)
        try test.run()
    }

    private mutating func run() throws {
        for number in 0..<30 { try step(add(number)) }
        for _ in 0..<70 {
            try step(act(made))
        }
        #expect(made > 40)
        #expect(refused > 3)
        try check()
        // The days go by, and names take effect.
        for _ in 0..<6 {
            small.clock.now = small.clock.now + .seconds(5 * 86_400)
            let today = small.clock.now.day
            for unit in try small.storage.read({ try $0.units.withNameDue(on: today, limit: 1_000) }
            ) {
                _ = try small.storage.write { try $0.takeDueName(of: unit) }
            }
            try check()
        }
        #expect(try Verification.of(small.folder.path("small.db")).findings == [])
    }

    // MARK: Acts

    private mutating func act(_ number: Int) -> Succession {
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: add(number)
        case 2, 3: move(number)
        case 4: rename(number)
        case 5: dissolve(number)
        case 6: merge(number)
        default: split(number)
        }
    }

    private mutating func one<Value>(_ values: [Value]) -> Value? {
        values.randomElement(using: &random)
    }

    private mutating func day() -> Day { first + Int.random(in: 0...60, using: &random) }

    private mutating func draft(_ code: String, on day: Day) -> UnitDraft? {
        guard let unit = model.units[code] else { return nil }
        return UnitDraft(
            code: code, name: Known.value(unit.names, on: day) ?? "", kind: unit.kind.rawValue,
            level: unit.kind == .school ? (code == "truong-1" ? "MN" : "TH") : "")
    }

    private mutating func new(_ number: Int, _ kind: Unit.Kind, on day: Day) -> UnitDraft {
        let offices = model.there([.department, .province], on: day)
        var draft = UnitDraft(
            code: "u-\(number)-\(made + refused)", name: "Đơn vị \(made)", kind: kind.rawValue,
            level: kind == .school ? "TH" : "")
        draft.reportsTo = one(offices + [""]) ?? ""
        if kind != .commune { draft.commune = one(model.there([.commune], on: day) + [""]) ?? "" }
        return draft
    }

    private mutating func add(_ number: Int) -> Succession {
        let day = Bool.random(using: &random) ? first : day()
        let kind = one([.school, .school, .commune, .department, .province]) ?? Unit.Kind.school
        return Succession(day: day, drafts: [new(number, kind, on: day)])
    }

    private mutating func move(_ number: Int) -> Succession {
        let day = day()
        guard let code = one(model.there(Set(Unit.Kind.allCases), on: day)),
            var draft = draft(code, on: day)
        else { return Succession(day: day) }
        // Whatever comes: doors refuse what may not be.
        let all = model.units.keys.sorted()
        draft.reportsTo = one(all) ?? ""
        if Bool.random(using: &random) { draft.commune = one(all) ?? "" }
        return Succession(day: day, drafts: [draft])
    }

    private mutating func rename(_ number: Int) -> Succession {
        let day = day()
        guard let code = one(model.there(Set(Unit.Kind.allCases), on: day)),
            var draft = draft(code, on: day)
        else { return Succession(day: day) }
        draft.name = "Tên \(number) \(random.next() % 100)"
        return Succession(day: day, drafts: [draft])
    }

    private mutating func dissolve(_ number: Int) -> Succession {
        let day = day()
        let olds = model.there(Set(Unit.Kind.allCases), on: day)
        return succession(one(olds).map { [$0] } ?? [], into: [], on: day)
    }

    private mutating func merge(_ number: Int) -> Succession {
        let day = day()
        let kind = one([.school, .commune, .department]) ?? Unit.Kind.commune
        let olds = Array(model.there([kind], on: day).shuffled(using: &random).prefix(2))
        return succession(olds, into: [new(number, kind, on: day)], on: day)
    }

    private mutating func split(_ number: Int) -> Succession {
        let day = day()
        let kind = one([.commune, .department]) ?? Unit.Kind.commune
        let old = one(model.there([kind], on: day)).map { [$0] } ?? []
        let news = [new(number, kind, on: day), new(number + 1, kind, on: day)]
        return succession(old, into: news, on: day)
    }

    /// The old ones are no more; what stands below them goes to a new one, is no more either, or stays.
    private mutating func succession(
        _ olds: [String], into news: [UnitDraft], on day: Day
    ) -> Succession {
        var act = Succession(day: day, drafts: news, closed: olds)
        act.pairs = olds.flatMap { old in
            news.map { Succession.Pair(old: old, new: $0.code) }
        }
        for (code, unit) in model.units.sorted(by: { $0.key < $1.key })
        where unit.isThere(on: day) && !olds.contains(code) {
            let under = [
                Known.value(unit.superiors, on: day), Known.value(unit.communes, on: day),
            ].map { $0.map(olds.contains) ?? false }
            guard under.contains(true), var draft = draft(code, on: day) else { continue }
            switch Int.random(in: 0..<8, using: &random) {
            case 0: act.closed.append(code)
            case 1: act.kept.insert(code)
            case 2: break
            default:
                let target = one(news)?.code ?? ""
                if under[0] { draft.reportsTo = target }
                if under[1] { draft.commune = target }
                act.drafts.append(draft)
            }
        }
        return act
    }

    private mutating func step(_ act: Succession) throws {
        do {
            _ = try small.storage.write { try $0.succeed(act, by: .command) }
            model.take(act)
            made += 1
        } catch is UnitFaults {
            refused += 1
        } catch is SuccessionFaults {
            refused += 1
        }
    }

    // MARK: What must hold

    private func check() throws {
        let today = small.clock.now.day
        try small.storage.read { database in
            for (code, known) in model.units {
                let unit = try #require(try database.units.find(Unit.Code(rawValue: code)))
                #expect(unit.name == Known.value(known.names, on: today), "\(code) today")
            }
            for day in stride(from: 0, through: 65, by: 5).map({ first + $0 }) {
                try check(on: day, database)
            }
        }
    }

    private func check(on day: Day, _ database: ReadTransaction) throws {
        let placed = try database.units.all(on: day)
        let byID = Dictionary(uniqueKeysWithValues: placed.map { ($0.unit.id, $0) })
        #expect(
            Set(placed.map(\.unit.code.rawValue))
                == Set(model.there(Set(Unit.Kind.allCases), on: day)), "\(day)")
        func code(_ id: Unit.ID?) throws -> String? {
            try id.flatMap { try database.units.find($0) }?.code.rawValue
        }
        for one in placed {
            let known = try #require(model.units[one.unit.code.rawValue])
            let what: Comment = "\(one.unit.code) on \(day)"
            #expect(
                try code(one.reportsTo) == Known.value(known.superiors, on: day), what)
            #expect(try code(one.commune) == Known.value(known.communes, on: day), what)
            #expect(
                try database.units.name(of: one.unit.id, on: day)?.name
                    == Known.value(known.names, on: day), what)
            let superior = try one.reportsTo.flatMap { try database.units.find($0) }
            #expect(superior.map { one.unit.kind.mayReport(to: $0.kind) } ?? true, what)
            let commune = try one.commune.flatMap { try database.units.find($0) }
            #expect(commune.map { $0.kind == .commune && one.unit.kind != .commune } ?? true, what)
            var seen: Set<Unit.ID> = []
            var next: Unit.ID? = one.unit.id
            while let id = next {
                guard seen.insert(id).inserted else {
                    Issue.record("\(what): it stands below itself")
                    break
                }
                next = byID[id]?.reportsTo
            }
        }
    }
}
