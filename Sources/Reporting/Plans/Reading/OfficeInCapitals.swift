/// The name of an authority that stands in capitals on a document's head, as text runs: `PHÒNG GIÁO
/// DỤC VÀ ĐÀO TẠO` under `UBND HUYỆN THANH MIỆN` is `Phòng Giáo dục và Đào tạo huyện Thanh Miện`.
struct OfficeInCapitals {
    let name: String
    /// How its words begin is known; else only that they were capitals.
    let isKnown: Bool
    /// The name says where it is, or the line above does.
    let hasPlace: Bool

    init(_ capitals: String, below parent: String?) {
        if let committee = PeoplesCommittee(named: capitals) {
            (name, isKnown, hasPlace) = (committee.name, true, committee.place != nil)
            return
        }
        let words = capitals.split(separator: " ").map(String.init)
        let found = OfficeInCapitals.names.first { known in
            words.count >= known.words.count
                && zip(words, known.words).allSatisfy { Spelling($0).text == $1 }
        }
        let rest = words.dropFirst(found?.words.count ?? 1)
        let start = found?.name ?? OfficeInCapitals.capitalized(words[..<min(1, words.count)])
        let own = PlaceName(in: "X " + rest.joined(separator: " "))
        isKnown = found != nil && (rest.isEmpty || own?.kind.isEmpty == false)
        if let own, !own.kind.isEmpty {
            let before = rest.prefix { $0.lowercased() != own.kind.split(separator: " ")[0] }
            let tail = OfficeInCapitals.placed(own, behind: start)
            name = ([start] + before.map { $0.lowercased() } + [tail]).joined(separator: " ")
            hasPlace = true
        } else {
            let tail = rest.map { $0.lowercased() }
            let above = parent.flatMap { PlaceName(in: $0) }.flatMap { $0.kind.isEmpty ? nil : $0 }
            let place = above.map { [OfficeInCapitals.placed($0, behind: start)] } ?? []
            name = ([start] + tail + place).joined(separator: " ")
            hasPlace = above != nil
        }
    }

    /// A Sở is that of its province, which it names without its kind.
    private static func placed(_ place: PlaceName, behind start: String) -> String {
        start.hasPrefix("Sở ") ? place.name : place.insideSentence
    }

    private static func capitalized(_ words: ArraySlice<String>) -> String {
        words.map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
    }

    private struct Known {
        let words: [String]
        let name: String
        init(_ name: String, spelled: String? = nil) {
            words = (spelled ?? name).split(separator: " ").map { Spelling(String($0)).text }
            self.name = name
        }
    }

    private static let names = [
        Known("Phòng Giáo dục và Đào tạo"), Known("Sở Giáo dục và Đào tạo"),
        Known("Bộ Giáo dục và Đào tạo"), Known("Phòng Văn hóa - Xã hội"),
        Known("Phòng Giáo dục và Đào tạo", spelled: "PHÒNG GD&ĐT"),
        Known("Phòng Giáo dục và Đào tạo", spelled: "PHÒNG GDĐT"),
        Known("Sở Giáo dục và Đào tạo", spelled: "SỞ GD&ĐT"),
        Known("Sở Giáo dục và Đào tạo", spelled: "SỞ GDĐT"),
        Known("Phòng Văn hóa - Xã hội", spelled: "PHÒNG VH-XH"),
        Known("Đảng ủy"), Known("Tỉnh ủy"), Known("Thành ủy"), Known("Huyện ủy"),
        Known("Công an"), Known("Ban Chỉ đạo"), Known("Hội đồng nhân dân"), Known("Văn phòng"),
        Known("Phòng Kinh tế"), Known("Sở Nội vụ"), Known("Sở Y tế"),
    ]
}
