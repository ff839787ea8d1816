import Reporting
import Storage

/// The communes by how much of what their schools owe has come, where there are too many schools for
/// a square each: how many have none, a tenth, …, all; and those that have the least.
struct CommuneColumns {
    struct Column {
        let x: String
        let middle: String
        let y: Int
        let height: Int
        /// From how many percent on.
        let name: String
        let count: String?
        let isLow: Bool
    }

    struct Tile {
        let name: String
        let address: String
        let ofDue: String
        let barWidth: String
        let isLow: Bool
    }

    /// A row of the table beneath.
    struct Line {
        let name: String
        let count: String
    }

    let columns: [Column]
    let tiles: [Tile]
    let lines: [Line]
    let count: String
    let sentence: String
    /// `xã, phường, đặc khu`
    let kinds: String
    /// How many more lack something; nil for none.
    let rest: String?
    let allAddress: String

    /// So many are named.
    static let most = 60
    /// Fewer than that is little.
    private static let half = 5

    /// nil where no commune owes a report.
    init?(_ facts: RoundFacts) {
        guard let shares = facts.communes, shares.count > 0 else { return nil }
        kinds = facts.communeWords
        count = VietnameseNumber.text(shares.count)
        let low = shares.tenths.prefix(CommuneColumns.half).reduce(0, +)
        sentence =
            "\(VietnameseNumber.text(low)) đơn vị cấp xã dưới 50%; "
            + "\(VietnameseNumber.text(shares.complete)) đã nộp đủ."
        let highest = shares.tenths.max() ?? 1
        columns = shares.tenths.enumerated().map { tenth, count in
            let height = count == 0 ? 0 : max(3, count * 190 / max(1, highest))
            let x = Double(tenth) * 100 / 11
            return Column(
                x: SVGNumber.text(x + 0.9), middle: SVGNumber.text(x + 4.5), y: 228 - height,
                height: height, name: tenth == 10 ? "đủ" : String(tenth * 10),
                count: count == 0 ? nil : VietnameseNumber.text(count),
                isLow: tenth < CommuneColumns.half)
        }
        lines = shares.tenths.enumerated().map { tenth, count in
            Line(
                name: tenth == 10 ? "Đủ" : "Từ \(tenth * 10)% đến dưới \(tenth * 10 + 10)%",
                count: VietnameseNumber.text(count))
        }
        let base = "/rounds/\(facts.round.address)"
        tiles = shares.lowest.map { commune, coverage in
            Tile(
                name: commune.unit.shortName,
                address: base + "/tracking?commune=\(commune.unit.code)",
                ofDue: FigureText.part(coverage.submitted, of: coverage.due),
                barWidth: SVGNumber.percent(
                    tenths: Int64(coverage.submitted * 1000 / max(1, coverage.due))),
                isLow: coverage.submitted * 2 < coverage.due)
        }
        let left = shares.count - shares.complete - tiles.count
        rest = left > 0 ? VietnameseNumber.text(left) : nil
        allAddress = base + "/totals?by=commune"
    }
}
