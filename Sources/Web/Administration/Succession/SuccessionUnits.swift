import Reporting
import Storage

/// The old and the new units of a succession: those that there are on the day, and those that are to
/// be added.
struct SuccessionUnits {
    struct Target: Hashable {
        var code: String
        var name: String
        var kind: Unit.Kind
        /// The code of the commune that it lies in; empty for none.
        var commune: String
        /// It is to be added.
        var isNew: Bool
    }

    struct Pair {
        var old: UnitRepository.Placed?
        var new: Target?
    }

    private(set) var pairs: [Pair] = []
    /// Those that are to be added, each once.
    private(set) var drafts: [UnitDraft] = []
    /// What can't be understood of the rows, and of what is said of new units.
    private(set) var complaints: [String] = []
    private(set) var complaintsOfNew: [String] = []

    private let typed: TypedSuccession
    private let database: ReadTransaction
    private let day: Day

    init(_ typed: TypedSuccession, on day: Day, _ database: ReadTransaction) throws {
        (self.typed, self.day, self.database) = (typed, day, database)
        guard typed.rows.count <= Succession.mostPairs else {
            complaints = [SuccessionFault.isTooLarge.sentence]
            return
        }
        var olds: [UnitRepository.Placed?] = []
        for row in typed.rows { olds.append(try old(row.old)) }
        for (row, old) in zip(typed.rows, olds) {
            pairs.append(Pair(old: old, new: try target(row.new, after: old)))
        }
        // Others than those after which they are modelled may be named only now.
        for (place, draft) in drafts.enumerated() { drafts[place] = try settled(draft) }
        drafts.sort { $0.rank < $1.rank }
    }

    /// The successors of the unit, itself included where it goes on.
    func targets(of unit: Unit.ID) -> [Target] {
        var seen: Set<String> = []
        return pairs.filter { $0.old?.unit.id == unit }.compactMap(\.new)
            .filter { seen.insert($0.code).inserted }
    }

    private mutating func old(_ text: String) throws -> UnitRepository.Placed? {
        guard !text.isEmpty else { return nil }
        switch try find(text) {
        case .unit(let placed): return placed
        case .nothing:
            complaints.append(
                "Không có đơn vị nào tên hoặc mã “\(text.prefix(60))” vào ngày "
                    + "\(VietnameseDate.text(day)).")
        case .several(let names): complaints.append(SuccessionUnits.unclear(text, names))
        }
        return nil
    }

    private mutating func target(
        _ text: String, after old: UnitRepository.Placed?
    ) throws -> Target? {
        guard !text.isEmpty else { return nil }
        switch try find(text) {
        case .unit(let placed):
            let commune = try placed.commune.flatMap { try database.units.find($0) }
            return Target(
                code: placed.unit.code.rawValue, name: placed.unit.name, kind: placed.unit.kind,
                commune: commune?.code.rawValue ?? "", isNew: false)
        case .several(let names):
            complaints.append(SuccessionUnits.unclear(text, names))
            return nil
        case .nothing: return try added(text, after: old)
        }
    }

    private static func unclear(_ text: String, _ names: [String]) -> String {
        "Có nhiều đơn vị tên “\(text.prefix(60))”: \(names.joined(separator: "; ")). Đề nghị ghi kèm "
            + "mã trong ngoặc."
    }

    // MARK: Those that there are

    private enum Found {
        case unit(UnitRepository.Placed)
        case several([String])
        case nothing
    }

    /// Names that are looked at.
    private static let mostAlike = 100

    private func find(_ text: String) throws -> Found {
        let code = Unit.Code(rawValue: NamedUnit.code(in: text))
        if let unit = try database.units.find(code),
            let placed = try database.units.placed(unit.id, on: day)
        {
            return .unit(placed)
        }
        guard !text.hasSuffix(")") else { return .nothing }
        var filter = UnitFilter(.all)
        filter.query = text
        let alike = try database.unitPage(
            filter, limit: SuccessionUnits.mostAlike, on: day
        ).units.filter { Spelling($0.unit.name) == Spelling(text) }
        guard alike.count != 1 else { return .unit(alike[0]) }
        return alike.isEmpty
            ? .nothing : .several(alike.prefix(5).map { "\($0.unit.name) (\($0.unit.code))" })
    }

    // MARK: Those that are to be added

    private func said(_ field: TypedSuccession.NewUnitField, of name: String) -> String? {
        typed.fields[TypedSuccession.key(field, of: name)]
    }

    /// Of the kind of the one that it succeeds, and where that one stands, unless somebody says
    /// otherwise.
    private mutating func added(
        _ text: String, after old: UnitRepository.Placed?
    ) throws -> Target? {
        let name = SuccessionUnits.name(in: text)
        if let known = drafts.first(where: { Spelling($0.name) == Spelling(name) }) {
            return Target(known)
        }
        guard let kind = old?.unit.kind ?? UnitName(name).kind else {
            complaints.append(
                "Không rõ “\(name.prefix(60))” là loại đơn vị nào: đề nghị ghi đủ, ví dụ Xã, Phường, "
                    + "Phòng, Trường.")
            return nil
        }
        let level = kind == .school ? UnitName(name).level ?? old?.unit.level : nil
        let written = NamedUnit.code(in: text)
        let proposal =
            text.hasSuffix(")") && Slug.isCode(written)
            ? written : try free(Slug.proposal(level: level, name: UnitName(name)))
        func code(_ id: Unit.ID?) throws -> String {
            try id.flatMap { try database.units.find($0) }?.code.rawValue ?? ""
        }
        let draft = UnitDraft(
            line: drafts.count + 1,
            code: Slug.codeOrTyped(said(.code, of: name) ?? proposal), name: name,
            kind: kind.rawValue, level: said(.level, of: name) ?? level?.rawValue ?? "",
            reportsTo: try said(.reportsTo, of: name) ?? code(old?.reportsTo),
            commune: try said(.commune, of: name) ?? (kind == .commune ? "" : code(old?.commune)))
        drafts.append(draft)
        return Target(draft)
    }

    private static func name(in text: String) -> String {
        guard text.hasSuffix(")"), let start = text.lastIndex(of: "(") else { return text }
        return TypedText.trimmed(String(text[..<start]))
    }

    /// The code, or the first of it with a number behind that no unit has.
    private func free(_ code: String) throws -> String {
        guard Slug.isCode(code) else { return "" }
        for number in 1...Succession.mostPairs + 1 {
            let other = number == 1 ? code : "\(code.prefix(55))-\(number)"
            let isTaken =
                try drafts.contains { $0.code == other }
                || database.units.find(Unit.Code(rawValue: other)) != nil
            if !isTaken { return other }
        }
        return ""
    }

    /// Codes for the units that it names: new ones, or such that there are.
    private mutating func settled(_ draft: UnitDraft) throws -> UnitDraft {
        var draft = draft
        draft.reportsTo = try settled(draft.reportsTo, "Báo cáo cho", of: draft)
        draft.commune = try settled(draft.commune, "Thuộc xã", of: draft)
        return draft
    }

    private mutating func settled(
        _ text: String, _ what: String, of draft: UnitDraft
    ) throws -> String {
        guard !text.isEmpty else { return "" }
        let written = NamedUnit.code(in: text)
        if let new = drafts.first(where: {
            $0.code == written || Spelling($0.name) == Spelling(text)
        }) {
            return new.code
        }
        switch try find(text) {
        case .unit(let placed): return placed.unit.code.rawValue
        case .nothing:
            complaintsOfNew.append(
                "\(draft.name): không có đơn vị “\(text.prefix(60))” (\(what.lowercasedFirst)).")
        case .several(let names):
            complaintsOfNew.append("\(draft.name): \(SuccessionUnits.unclear(text, names))")
        }
        return text
    }
}

extension SuccessionUnits.Target {
    fileprivate init(_ draft: UnitDraft) {
        self.init(
            code: draft.code, name: draft.name, kind: Unit.Kind(rawValue: draft.kind) ?? .school,
            commune: draft.commune, isNew: true)
    }
}

extension UnitDraft {
    /// Offices before communes, and both before schools, which name them.
    fileprivate var rank: Int {
        Unit.Kind(rawValue: kind)?.displayOrder(level: nil) ?? 0
    }
}
