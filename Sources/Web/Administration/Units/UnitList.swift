import Reporting

/// A list of units as a spreadsheet has it.
package enum UnitList {
    private static let columns: [SpreadsheetList.Column] = [
        .init("code", "Mã", or: ["ma don vi"], isNeeded: true),
        .init("name", "Tên", or: ["ten don vi", "ten day du"], isNeeded: true),
        .init("short_name", "Tên ngắn", or: ["ten viet tat"]),
        .init("kind", "Loại", or: ["loai don vi"], isNeeded: true),
        .init("level", "Cấp học"),
        .init("reports_to", "Báo cáo cho", or: ["don vi cap tren"]),
        .init("commune", "Xã", or: ["ma xa"]), .init("place", "Địa danh"),
    ]
    private static let kinds = [
        "truong": Unit.Kind.school, "xa": .commune, "thi tran": .commune,
        "xa thi tran": .commune, "phong": .department, "co quan cap tren": .province,
    ]
    private static let levels = [
        "mam non": "MN", "tieu hoc": "TH", "trung hoc co so": "THCS",
        "tieu hoc va trung hoc co so": "TH_THCS", "th thcs": "TH_THCS",
    ]

    /// The most units that are pasted at once.
    static let longest = 2_000

    /// The units that the list wants, in its order; nothing of them is checked yet.
    package static func read(_ bytes: [UInt8]) throws(MalformedList) -> [UnitDraft] {
        let list = try SpreadsheetList(bytes, columns: columns).lines.map { line in
            let (kind, level) = (line["kind"], line["level"])
            return UnitDraft(
                line: line.number, code: line["code"].lowercased(), name: line["name"],
                shortName: line["short_name"],
                kind: kinds[SearchText.fold(kind)]?.rawValue ?? kind,
                level: levels[SearchText.fold(level)] ?? level,
                reportsTo: line["reports_to"].lowercased(), commune: line["commune"].lowercased(),
                place: line["place"])
        }
        guard !list.isEmpty else { throw MalformedList(line: 2, fault: .hasNoUnits) }
        return list
    }

    /// As above, of what was pasted.
    static func read(pasted text: String) throws(MalformedList) -> [UnitDraft] {
        let list = try read(Array(text.utf8))
        guard list.count <= longest else {
            throw MalformedList(line: longest + 1, fault: .isTooLong(most: longest))
        }
        return list
    }
}
