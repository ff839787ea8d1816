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
        parent: String, name: String, issuer: String, symbol: String, place: String,
        authority: [String], signer: String, addressees: [String], recipients: [String]
    ) {
        self.parent = parent
        self.name = name
        self.issuer = issuer
        self.symbol = symbol
        self.place = place
        self.authority = authority
        self.signer = signer
        self.addressees = addressees
        self.recipients = recipients
    }
}

extension Letterhead {
    /// What follows from the unit's name and those of its commune and of whom it reports to, until
    /// somebody writes it: practice differs.
    package init(of unit: Unit, parent: Unit?, commune: Unit?) {
        let isSchool = unit.kind == .school
        self.init(
            parent: parent?.name.uppercased() ?? "", name: unit.name,
            issuer: unit.name.uppercased(),
            symbol: isSchool ? Letterhead.initials(of: unit.name) : "",
            place: [commune, unit, parent].compactMap { $0 }.lazy
                .compactMap { PlaceName(in: $0.name)?.text }.first ?? "",
            authority: [isSchool ? "HIỆU TRƯỞNG" : "TRƯỞNG PHÒNG"], signer: "",
            addressees: parent.map { [$0.name] } ?? [], recipients: ["Như trên", "Lưu: VT"])
    }

    /// `THCT` for "Trường Tiểu học Cao Thắng".
    private static func initials(of name: String) -> String {
        String(name.split(separator: " ").filter { $0 != "Trường" }.compactMap(\.first))
            .uppercased()
    }
}
