import Reporting

extension ReadTransaction {
    /// Which passwords an account may not have: none that are made of the names of the person, the
    /// unit, the units above it and its commune.
    package func passwordPolicy(
        userName: String, person: String, unit: Unit.ID, on day: Day
    ) throws -> PasswordPolicy {
        var names = [userName, person]
        var next: Unit.ID? = unit
        // A tree that is its own parent would have no end.
        for _ in 0..<8 {
            guard let here = try next.flatMap({ try units.placed($0, on: day) }) else { break }
            names += [here.unit.name, here.unit.shortName, here.unit.code.rawValue]
            if let commune = try here.commune.flatMap({ try units.placed($0, on: day) }) {
                names.append(commune.unit.name)
            }
            next = here.reportsTo
        }
        return PasswordPolicy(names: names)
    }
}

/// Which passwords are refused (NIST SP 800-63B 5.1.1.2): short ones and those that others would
/// guess. Any characters may stand in one, and it need never be changed.
package struct PasswordPolicy: Sendable {
    package static let shortest = 8
    package static let longest = 128

    package enum Objection: Hashable, Sendable {
        case tooShort
        case tooLong
        /// Among those that are used most.
        case common
        /// Made of the names of person, school, place or program.
        case local
    }

    /// The most used passwords of eight letters and more, as published analyses of leaked ones
    /// rank them, with those of Vietnamese users.
    private static let common = Set(
        String(decoding: PackageResources.common_passwords_txt, as: UTF8.self)
            .split(separator: "\n").map(String.init))
    private static let product: Set<String> = [
        "tonghop", "baocao", "matkhau", "password", "taikhoan", "truong", "tieuhoc", "mamnon",
        "trunghoc", "coso", "trunghoccoso", "thcs", "phong", "so", "giaoduc", "daotao", "gddt",
        "pgd", "xa", "thitran", "huyen", "tinh", "hieutruong", "giaovien", "nhanvien", "quantri",
        "admin", "pccc", "th", "mn", "va", "minhhoa",
    ]

    /// Words that no password may be made of alone, folded.
    private let words: Set<String>

    /// `names` are those that are near the account: user name, person, unit and units above it.
    package init(names: [String]) {
        words = names.reduce(into: PasswordPolicy.product) { words, name in
            let parts = PasswordPolicy.letters(in: name)
            words.formUnion(parts.filter { $0.count > 1 })
            words.insert(parts.joined())
        }
    }

    /// nil for a password that may be used.
    package func objection(to password: String) -> Objection? {
        let password = password.nfc
        guard password.count >= PasswordPolicy.shortest else { return .tooShort }
        guard password.count <= PasswordPolicy.longest else { return .tooLong }
        let plain = SearchText.fold(password).filter { $0 != " " }
        let isCommon = [password.lowercased(), plain].contains(
            where: PasswordPolicy.common.contains)
        if isCommon || Set(password).count < 3 { return .common }
        let letters = PasswordPolicy.letters(in: password).joined()
        if letters.count >= 4, PasswordPolicy.common.contains(letters) { return .common }
        return isMade(of: letters[...]) ? .local : nil
    }

    /// Whether the letters are nothing but such words, one after the other; digits and signs
    /// around them don't help.
    private func isMade(of letters: Substring) -> Bool {
        guard !letters.isEmpty else { return false }
        let characters = Array(letters)
        guard characters.count <= 64 else { return false }
        var reached = [Bool](repeating: false, count: characters.count + 1)
        reached[0] = true
        for end in 1...characters.count {
            reached[end] = (0..<end).contains { start in
                reached[start] && words.contains(String(characters[start..<end]))
            }
        }
        return reached[characters.count]
    }

    /// The runs of letters, without marks and in lower case.
    private static func letters(in text: String) -> [String] {
        SearchText.fold(text).split { !$0.isLetter }.map(String.init)
    }
}
