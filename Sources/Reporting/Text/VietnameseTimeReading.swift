extension VietnameseDate {
    /// Minutes since midnight of a time as people type it: `17:00`, `17h30`, `8h`, `17 giờ`; 24:00
    /// is the end of the day. nil for what is none.
    package static func readTime(_ typed: String) -> Int? {
        let scalars = TypedText.trimmed(typed).unicodeScalars.filter { !$0.isInvisible }
        let text = scalars.map { String($0.halfWidth) }.joined().lowercased().nfc
        let digits = text.replacing(" ", with: "").replacing("phút", with: "")
            .replacing("giờ", with: ":").replacing("h", with: ":").replacing("g", with: ":")
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 2,
            let hour = number(parts[0]),
            let minute = parts.count == 1 || parts[1].isEmpty ? 0 : number(parts[1]),
            parts.count == 1 || parts[1].isEmpty || parts[1].utf8.count == 2,
            (0..<60).contains(minute), (0..<24).contains(hour) || (hour == 24 && minute == 0)
        else { return nil }
        return hour * 60 + minute
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
