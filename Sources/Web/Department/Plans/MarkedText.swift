import Reporting

/// A text in which the places that something was read from are marked with its number.
struct MarkedText {
    /// What is to be marked, in octets of the text.
    struct Place {
        let number: Int
        let octets: Range<Int>
        let isDoubtful: Bool
    }

    enum Part {
        case plain(String)
        case marked(String, number: Int, id: String, isDoubtful: Bool)
    }

    private(set) var parts: [Part] = []
    /// The ids of the marks by where they begin, and of those that lie in another by that one's.
    private var ids: [(octets: Range<Int>, id: String)] = []

    /// Octets of a mark, little more or less: it shows where to look.
    private static let longest = 110

    init(_ text: String, _ places: [Place]) {
        let octets = Array(text.utf8)
        func said(_ range: Range<Int>) -> String { String(decoding: octets[range], as: UTF8.self) }
        var (end, counts) = (0, [Int: Int]())
        let sorted = places.sorted {
            ($0.octets.lowerBound, $0.number) < ($1.octets.lowerBound, $1.number)
        }
        for place in sorted where place.octets.upperBound <= octets.count {
            guard place.octets.lowerBound >= end else { continue }
            let count = counts[place.number, default: 0]
            counts[place.number] = count + 1
            let id = count == 0 ? "s\(place.number)" : "s\(place.number)-\(count + 1)"
            let mark = MarkedText.shortened(place.octets, octets)
            if end < mark.lowerBound { parts.append(.plain(said(end..<mark.lowerBound))) }
            parts.append(
                .marked(said(mark), number: place.number, id: id, isDoubtful: place.isDoubtful))
            ids.append((mark, id))
            end = mark.upperBound
        }
        if end < octets.count { parts.append(.plain(said(end..<octets.count))) }
    }

    /// The id of the mark at the place; of what lies behind a shortened one, that one's.
    func id(of place: Range<Int>) -> String? {
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle].octets.lowerBound <= place.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > 0 ? ids[low - 1].id : nil
    }

    private static func shortened(_ place: Range<Int>, _ octets: [UInt8]) -> Range<Int> {
        guard place.count > longest else { return place }
        let blanks: Set<UInt8> = [0x20, 0x0a, 0x09]
        let end = octets[place].dropFirst(longest).firstIndex(where: blanks.contains)
        return place.lowerBound..<(end ?? place.upperBound)
    }
}
