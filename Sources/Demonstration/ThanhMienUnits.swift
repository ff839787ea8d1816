import Reporting

/// The demonstration's department, those it reports to, and the communes of Thanh Miện as they
/// were on 16/3/2022 (Documentation/Sources.md 6); schools are in DemonstrationSchools.swift.
package enum ThanhMienUnits {
    /// Shown wherever the demonstration's figures are: nobody may take them for real ones.
    package static let notice = "dữ liệu minh họa"

    /// An office: neither a commune nor a school.
    package struct Office: Hashable, Sendable {
        package let code: Unit.Code
        package let name: String
        package let shortName: String
        package let kind: Unit.Kind
    }

    package static let department = Office(
        code: "pgd-thanh-mien", name: "Phòng Giáo dục và Đào tạo Thanh Miện",
        shortName: "Phòng GD&ĐT Thanh Miện", kind: .department)

    /// What stands on the department's documents; nobody's name.
    static let letterhead = Letterhead(
        parent: "UBND HUYỆN THANH MIỆN", name: "Phòng Giáo dục và Đào tạo huyện Thanh Miện",
        issuer: "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", symbol: "GDĐT", place: "Thanh Miện",
        authority: ["TRƯỞNG PHÒNG"], signer: "",
        addressees: [
            "Sở Giáo dục và Đào tạo Hải Dương", "Ủy ban nhân dân huyện Thanh Miện",
        ],
        recipients: ["Như trên", "Lãnh đạo Phòng", "Các trường MN, TH, THCS", "Lưu: VT"])

    /// Whom the department reports to, the highest first, each above the next one; they read only.
    package static let readers = [
        Office(
            code: "so-gddt-hai-duong", name: "Sở Giáo dục và Đào tạo Hải Dương",
            shortName: "Sở GD&ĐT Hải Dương", kind: .province),
        Office(
            code: "ubnd-thanh-mien", name: "Ủy ban nhân dân huyện Thanh Miện",
            shortName: "UBND huyện Thanh Miện", kind: .province),
    ]

    package struct Commune: Hashable, Sendable {
        /// The General Statistics Office's code; given to other units since 1/7/2025.
        package let statisticsCode: String
        /// `Cao Thắng`.
        package let place: String
        /// `cao-thang`.
        package let slug: String
        package let isTown: Bool

        package var code: Unit.Code {
            Unit.Code(rawValue: (isTown ? "tt-" : "xa-") + slug)
        }
        /// `Xã Cao Thắng`.
        package var name: String { (isTown ? "Thị trấn " : "Xã ") + place }

        init(_ statisticsCode: String, _ place: String, _ slug: String) {
            self.statisticsCode = statisticsCode
            self.place = place
            self.slug = slug
            isTown = slug == "thanh-mien"
        }
    }

    /// In display order: the town first, then by the Vietnamese alphabet.
    package static let communes = [
        Commune("11239", "Thanh Miện", "thanh-mien"),
        Commune("11278", "Cao Thắng", "cao-thang"),
        Commune("11281", "Chi Lăng Bắc", "chi-lang-bac"),
        Commune("11284", "Chi Lăng Nam", "chi-lang-nam"),
        Commune("11263", "Đoàn Kết", "doan-ket"),
        Commune("11251", "Đoàn Tùng", "doan-tung"),
        Commune("11293", "Hồng Phong", "hong-phong"),
        Commune("11254", "Hồng Quang", "hong-quang"),
        Commune("11260", "Lam Sơn", "lam-son"),
        Commune("11266", "Lê Hồng", "le-hong"),
        Commune("11248", "Ngô Quyền", "ngo-quyen"),
        Commune("11275", "Ngũ Hùng", "ngu-hung"),
        Commune("11245", "Phạm Kha", "pham-kha"),
        Commune("11257", "Tân Trào", "tan-trao"),
        Commune("11287", "Thanh Giang", "thanh-giang"),
        Commune("11242", "Thanh Tùng", "thanh-tung"),
        Commune("11269", "Tứ Cường", "tu-cuong"),
    ]
}
