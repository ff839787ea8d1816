/// Kinds of documents (tên loại văn bản) and what their numbers call them (Decree 30/2020/NĐ-CP,
/// Annex III).
enum DocumentKinds {
    /// What may stand as a directing document's title.
    static let titles = Phrases(
        [
            "Kế hoạch", "Kế hoạch liên tịch", "Chỉ thị", "Thông báo", "Hướng dẫn", "Quyết định",
            "Chương trình", "Chương trình hành động", "Phương án", "Đề án", "Nghị quyết",
            "Công điện",
        ].map { Phrase($0) })

    /// What is cited with a number.
    static let cited = Phrases(names.map { Phrase($0) })

    private static let names = [
        "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định",
        "Quyết định", "Chỉ thị", "Thông tư liên tịch", "Thông tư", "Thông báo", "Kết luận",
        "Chương trình hành động", "Chương trình", "Kế hoạch liên tịch", "Kế hoạch", "Công văn",
        "Công điện", "Hướng dẫn", "Quy định", "Quy chế", "Đề án", "Văn bản", "Báo cáo", "Tờ trình",
        "Thông tri", "Lệnh", "Phương án",
    ]

    /// `Kế hoạch` of `KẾ HOẠCH`.
    static func name(_ said: String) -> String {
        let spelling = Spelling(said)
        return names.first { Spelling($0) == spelling }
            ?? said.prefix(1).uppercased() + said.dropFirst().lowercased()
    }

    /// `Kế hoạch` of `14/KH-GDĐT` and `14-KH/ĐU`; nil where it says none.
    static func name(ofNumber number: String) -> String? {
        let parts = number.drop(while: \.isNumber).split { "/-".contains($0) }.map(String.init)
        return parts.lazy.compactMap { symbols[$0] }.first
    }

    private static let symbols = [
        "KH": "Kế hoạch", "CT": "Chỉ thị", "TB": "Thông báo", "HD": "Hướng dẫn",
        "QĐ": "Quyết định", "CTr": "Chương trình", "PA": "Phương án", "ĐA": "Đề án",
        "NQ": "Nghị quyết", "CĐ": "Công điện",
    ]
}
