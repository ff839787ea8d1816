import Reporting
import Storage

/// A field for a unit, which takes its name or its code, and offers the units that there are.
struct UnitField: View {
    let id: String
    let label: String
    let value: String
    let offer: UnitOffer
    var isRequired = false
    var note: HTML = ""

    /// `code` is the unit's that is chosen; `typed` is what stood in the field instead.
    init(
        _ id: String, _ label: String, code: String, typed: String?, of kinds: Set<Unit.Kind>,
        _ visit: Visit
    ) throws {
        (self.id, self.label) = (id, label)
        offer = try UnitOffer("\(id)-units", of: kinds, visit)
        let chosen = try visit.database.units.find(Unit.Code(rawValue: code))
        value = typed ?? chosen.map { UnitOffer.words($0, commune: nil) } ?? code
    }

    var html: HTML {
        #"<p class="set"><label for="\#(id)">\#(label) <span class="hint">(tên hoặc mã)</span></label><input id="\#(id)" name="\#(id)" value="\#(value)"\#(offer.list) maxlength="300" spellcheck="false" autocapitalize="none" autocomplete="off"\#(if: isRequired, " required")>\#(offer.html)\#(note)</p>"#
    }
}

/// The units that a field offers by name; of very many none, and the field takes them all the same.
struct UnitOffer: View {
    private let id: String
    private let options: [String]

    /// A list that a browser still shows at once.
    static let longest = 500

    /// All that there are of the kinds today; where these are many, no more are read than it takes
    /// to know.
    init(_ id: String, of kinds: Set<Unit.Kind>, _ visit: Visit) throws {
        self.id = id
        let few = try visit.database.units.few(
            of: kinds, atMost: UnitOffer.longest, on: visit.now.day)
        options = (few ?? []).map { UnitOffer.words($0.unit, commune: $0.commune) }
    }

    /// Those that the asker sees, without communes.
    init(_ id: String, seenBy visit: Visit) throws {
        self.id = id
        var filter = UnitFilter(visit.unitScope)
        filter.kinds.remove(.commune)
        let few = try visit.database.fewUnits(filter, on: visit.now.day) ?? []
        let units = few.count > UnitOffer.longest ? [] : few
        let communes = try Set(units.compactMap(\.commune)).reduce(into: [Unit.ID: String]()) {
            $0[$1] = try visit.database.units.find($1)?.name
        }
        options = units.map { placed in
            UnitOffer.words(placed.unit, commune: placed.commune.flatMap { communes[$0] })
        }
    }

    /// `Trường Tiểu học Cao Thắng, Xã Cao Thắng (th-cao-thang)`, which `NamedUnit` reads.
    static func words(_ unit: Unit, commune: String?) -> String {
        let name = [unit.name, unit.kind == .school ? commune : nil].compactMap { $0 }
        return "\(name.joined(separator: ", ")) (\(unit.code))"
    }

    /// The attribute of the field that offers them.
    var list: HTML { options.isEmpty ? "" : #" list="\#(id)""# }

    var html: HTML {
        guard !options.isEmpty else { return "" }
        return #"<datalist id="\#(id)">\#(options.map { #"<option value="\#($0)">"# })</datalist>"#
    }
}
