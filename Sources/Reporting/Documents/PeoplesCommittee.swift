/// Ủy ban nhân dân: whose offices departments are and whom schools are under, by its name; what
/// stands above theirs on documents (Decree 30/2020, Annex I, II.2).
package struct PeoplesCommittee: Hashable, Sendable {
    /// `huyện Thanh Miện`; nil where the name says none.
    package let place: String?

    /// As text runs: `Ủy ban nhân dân huyện Thanh Miện`.
    package var name: String { "Ủy ban nhân dân" + (place.map { " \($0)" } ?? "") }

    /// In capitals, spelled out.
    package var issuer: String { name.uppercased() }

    /// nil for what is none: a commune stands for its own.
    package init?(of unit: Unit) {
        if let committee = PeoplesCommittee(named: unit.name) {
            self = committee
        } else {
            guard unit.kind == .commune else { return nil }
            place = unit.name.insideSentence
        }
    }

    /// Of a text that says so: `UBND XÃ THANH MIỆN`, `Ủy ban nhân dân tỉnh Hải Dương`.
    package init?(named text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        let folded = words.map { SearchText.fold(String($0)) }
        let count =
            folded.first == "ubnd" ? 1 : folded.starts(with: ["uy", "ban", "nhan", "dan"]) ? 4 : 0
        guard count > 0 else { return nil }
        let rest = words[count...].joined(separator: " ")
        let name = rest == rest.uppercased() ? PlaceName(in: rest)?.insideSentence : nil
        place = rest.isEmpty ? nil : name ?? rest.insideSentence
    }

    /// Whose office it is that names the place: `Phòng Văn hóa - Xã hội xã Thanh Miện`; nil where the
    /// name does not say what the place is.
    package init?(over office: String) {
        guard let place = PlaceName(in: office), !place.kind.isEmpty else { return nil }
        self.place = place.insideSentence
    }
}
