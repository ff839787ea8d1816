import Reporting

/// Sizes as people read them: `1,1 MB`.
enum ByteCount {
    static func text(_ bytes: Int64) -> String {
        let units: [(Int64, String)] = [
            (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB"),
        ]
        for (size, name) in units where bytes >= size {
            let tenths = FixedPoint(units: bytes / (size / 10), scale: 1)
            return "\(VietnameseNumber.text(tenths)) \(name)"
        }
        return "\(bytes) byte"
    }
}
