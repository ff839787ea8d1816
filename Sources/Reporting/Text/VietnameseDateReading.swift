extension VietnameseDate {
    /// Why what was typed is not read as a day.
    package enum Fault: Error, Hashable, Sendable {
        case blank
        case format
        /// A year before 1900: what a browser makes of `18/5/22`, and nothing that is reported.
        case year
        case noSuchDay

        /// Vietnamese, a whole sentence.
        package var sentence: String {
            switch self {
            case .blank: "Chưa nhập ngày."
            case .format: "Đề nghị ghi ngày/tháng/năm, ví dụ 18/5/2026."
            case .year: "Năm không đúng, đề nghị kiểm tra lại."
            case .noSuchDay:
                "Ngày này không có trong lịch; đề nghị ghi theo thứ tự ngày/tháng/năm."
            }
        }
    }

    /// Reads what a person typed, day first, with or without zeros in front: `18/5/2026`,
    /// `01-03-2026`, `1.3.2026`; eight digits alone, `18052026`, for a telephone's keys have no
    /// separator; a year of two digits, which is from 1970 to 2069; also `YYYY-MM-DD`, which browsers
    /// fill in.
    package static func read(_ typed: String) throws(Fault) -> Day {
        let scalars = TypedText.trimmed(typed).unicodeScalars.filter { !$0.isInvisible }
        let text = scalars.map { String($0.halfWidth) }.joined()
        guard !text.isEmpty else { throw .blank }
        if text.utf8.count == 8, let digits = Int(text), text.utf8.allSatisfy(isDigit) {
            return try day(digits % 10_000, digits / 10_000 % 100, digits / 1_000_000)
        }
        guard let separator = text.first(where: { !("0"..."9").contains($0) }),
            ["/", "-", "."].contains(separator)
        else { throw .format }
        let fields = text.split(separator: separator, omittingEmptySubsequences: false)
        let numbers = fields.compactMap { field in
            field.utf8.allSatisfy(isDigit) ? Int(field) : nil
        }
        guard fields.count == 3, numbers.count == 3 else { throw .format }
        let lengths = fields.map(\.utf8.count)
        switch (lengths[0], lengths[1], lengths[2]) {
        case (1...2, 1...2, 4): return try day(numbers[2], numbers[1], numbers[0])
        case (1...2, 1...2, 2):
            return try day(numbers[2] + (numbers[2] < 70 ? 2000 : 1900), numbers[1], numbers[0])
        case (4, 2, 2) where separator == "-": return try day(numbers[0], numbers[1], numbers[2])
        default: throw .format
        }
    }

    private static func isDigit(_ octet: UInt8) -> Bool { (0x30...0x39).contains(octet) }

    private static func day(_ year: Int, _ month: Int, _ day: Int) throws(Fault) -> Day {
        guard year >= 1900 else { throw .year }
        guard let day = Day(year: year, month: month, day: day) else { throw .noSuchDay }
        return day
    }
}
