/// A script's line without the blanks that only its readers need: those beside a sign, outside of texts.
///
/// `+` and `-` keep theirs, for two of them may stand beside each other. A line with a template, a regular
/// expression, a division or a comment stays as it is; a template that goes over several lines must not
/// stand in a script (`ShortScriptTests`).
enum ShortScript {
    private static let signs = Set("{}();,=<>&|?:!*".utf8)
    private static let quotes = Set("\"'".utf8)
    private static let (blank, escape) = (UInt8(ascii: " "), UInt8(ascii: "\\"))

    static func line(_ line: some Collection<UInt8>) -> [UInt8] {
        var short: [UInt8] = []
        var (quote, isEscaped): (UInt8?, Bool) = (nil, false)
        for octet in line {
            if let open = quote {
                if octet == open, !isEscaped { quote = nil }
                isEscaped = octet == escape && !isEscaped
            } else if octet == UInt8(ascii: "`") || octet == UInt8(ascii: "/") {
                return Array(line)
            } else if octet == blank, short.last.map(signs.contains) ?? true {
                continue
            } else if signs.contains(octet), short.last == blank {
                short.removeLast()
            } else if quotes.contains(octet) {
                quote = octet
            }
            short.append(octet)
        }
        return short
    }
}
