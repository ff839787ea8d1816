/// What stands at the head and the foot of a unit's documents; data, for practice differs and
/// authorities change (Documentation/Sources.md 3.2).
package struct Letterhead: Hashable, Sendable {
    /// Cơ quan chủ quản: `UBND HUYỆN THANH MIỆN`; empty for none.
    package var parent: String
    /// As text runs: `Phòng Giáo dục và Đào tạo huyện Thanh Miện`.
    package var name: String
    /// As the head has it, in capitals: `PHÒNG GIÁO DỤC VÀ ĐÀO TẠO`.
    package var issuer: String
    /// The abbreviation in document numbers: `GDĐT`.
    package var symbol: String
    /// Of the part that drafts its documents, behind `symbol` in the numbers of letters and behind
    /// "Lưu: VT": `VX`; empty for none.
    package var drafter: String
    /// How many copies are kept; nil where it isn't said.
    package var copies: Int?
    /// Địa danh: `Thanh Miện`; empty while nobody knows it.
    package var place: String
    /// Above the signature, in capitals, one line each: `KT. TRƯỞNG PHÒNG`, `PHÓ TRƯỞNG PHÒNG`.
    package var authority: [String]
    package var signer: String
    /// To whom reports go.
    package var addressees: [String]
    /// Nơi nhận, without the dashes.
    package var recipients: [String]

    package init(
        parent: String, name: String, issuer: String, symbol: String, drafter: String = "",
        copies: Int? = nil, place: String,
        authority: [String], signer: String, addressees: [String], recipients: [String]
    ) {
        self.parent = parent
        self.name = name
        self.issuer = issuer
        self.symbol = symbol
        self.drafter = drafter
        self.copies = copies
        self.place = place
        self.authority = authority
        self.signer = signer
        self.addressees = addressees
        self.recipients = recipients
    }
}

extension Letterhead {
    /// What follows from the unit's name and those of its commune and of whom it reports to, until
    /// somebody writes it: practice differs. `above` stands on the documents of whom it reports to;
    /// without it, what follows from the name.
    package init(of unit: Unit, parent: Unit?, commune: Unit?, above: Letterhead? = nil) {
        let above = above ?? parent.map { Letterhead(of: $0, parent: nil, commune: nil) }
        let committee = PeoplesCommittee(of: unit)
        let line = Letterhead.line(over: unit, parent, above)
        // A school may be called after a person, or a place where it is not.
        let place = [commune, unit.kind == .school ? nil : unit, parent].compactMap { $0 }.lazy
            .compactMap { PlaceName(in: $0.name)?.text }.first
        self.init(
            parent: line, name: committee?.name ?? unit.name,
            issuer: committee?.issuer ?? Letterhead.issuer(of: unit, below: line),
            symbol: Letterhead.symbol(of: unit), place: place ?? "",
            authority: Letterhead.authority(of: unit), signer: "",
            addressees: above.map { [$0.name] } ?? [], recipients: ["Như trên", "Lưu: VT"])
    }

    /// Cơ quan chủ quản: a school is under the People's Committee whose office it reports to, an
    /// office under its own; a committee has none above it.
    private static func line(over unit: Unit, _ parent: Unit?, _ above: Letterhead?) -> String {
        guard PeoplesCommittee(of: unit) == nil else { return "" }
        var committee = parent.flatMap(PeoplesCommittee.init(of:))
        if unit.kind != .school {
            committee = PeoplesCommittee(over: unit.name) ?? committee
        } else if let parent, let above, parent.kind == .department {
            committee =
                PeoplesCommittee(named: above.parent) ?? PeoplesCommittee(over: above.name)
                ?? PeoplesCommittee(over: parent.name)
        }
        return committee?.issuer ?? parent?.name.uppercased() ?? ""
    }

    /// An office's name without the place that the line above has.
    private static func issuer(of unit: Unit, below line: String) -> String {
        let name = unit.name.uppercased()
        guard unit.kind != .school, let place = PeoplesCommittee(named: line)?.place else {
            return name
        }
        let tails = [place, PlaceName(beginning: place)?.name ?? place].map {
            " " + $0.uppercased()
        }
        guard let tail = tails.first(where: name.hasSuffix) else { return name }
        let rest = name.dropLast(tail.count)
        return rest.contains(" ") ? String(rest) : name
    }

    private static func symbol(of unit: Unit) -> String {
        if PeoplesCommittee(of: unit) != nil { return "UBND" }
        return unit.kind == .school ? initials(of: unit.name) : ""
    }

    /// The head of a school signs in person, and it is not said who that is.
    package var wantsHead: Bool {
        signer.isEmpty && authority.map { $0.uppercased().nfc } == Letterhead.ofHead
    }

    private static let ofHead = ["HIỆU TRƯỞNG"]

    private static func authority(of unit: Unit) -> [String] {
        if PeoplesCommittee(of: unit) != nil { return ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] }
        return switch unit.kind {
        case .school: ofHead
        case .province: ["GIÁM ĐỐC"]
        case .department, .commune: ["TRƯỞNG PHÒNG"]
        }
    }

    /// `THCT` for "Trường Tiểu học Cao Thắng", `THCSTM` for "Trường THCS Thanh Miện".
    private static func initials(of name: String) -> String {
        let isLoud = name == name.uppercased()
        return name.split(separator: " ")
            .map { $0.filter { $0.isLetter || $0.isNumber || $0 == "&" } }
            .filter { !["trường", "và"].contains($0.lowercased()) }
            .map { word in
                let isAbbreviation =
                    word.count > 1 && word.contains(where: \.isLetter)
                    && !word.contains(where: \.isLowercase)
                    && !(isLoud && VietnameseSyllable.isOne(word))
                return isAbbreviation ? word : word.prefix(1).uppercased()
            }.joined()
    }
}
