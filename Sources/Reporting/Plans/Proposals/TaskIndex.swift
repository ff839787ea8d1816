/// The tasks of a plan by the words that say what they are about: the task that a text means is the one
/// that has most of them.
package struct TaskIndex: Sendable {
    private let sizes: [Int]
    /// Which tasks have the word.
    private let places: [String: [Int]]

    package init(_ tasks: [Plan.Task]) {
        let words = tasks.map { TaskIndex.words(of: $0.text) }
        sizes = words.map(\.count)
        places = words.enumerated().reduce(into: [:]) { places, task in
            for word in task.element { places[word, default: []].append(task.offset) }
        }
    }

    /// Of every hundred words of the shorter text, so many stand in the other.
    private static let leastShare = 70
    /// Two words alone are in too many tasks.
    private static let leastWords = 3

    /// The place of the task that the text is about, the first of equals; nil where it fits none.
    package func task(like text: String) -> Int? {
        let words = TaskIndex.words(of: text)
        var shared: [Int: Int] = [:]
        for word in words {
            for place in places[word] ?? [] { shared[place, default: 0] += 1 }
        }
        let shares = shared.filter { $0.value >= TaskIndex.leastWords }.map { place, count in
            (place: place, share: 100 * count / min(words.count, sizes[place]), count: count)
        }
        return shares.filter { $0.share >= TaskIndex.leastShare }
            .max { ($0.share, $0.count, -$0.place) < ($1.share, $1.count, -$1.place) }?.place
    }

    /// Without marks, without figures, and without what stands in every plan and every form.
    static func words(of text: String) -> Set<String> {
        var rest = " \(SearchText.fold(text)) "
        for phrase in commonPhrases { rest = rest.replacing(" \(phrase) ", with: " ") }
        return Set(rest.split(separator: " ").map(String.init)).subtracting(commonWords)
            .filter { !$0.allSatisfy(\.isNumber) }
    }

    private static let commonPhrases = [
        "co so giao duc", "hoc sinh", "nha truong", "nam hoc", "hoc ky", "to chuc", "thuc hien",
        "trien khai", "ke hoach", "bao cao", "cong tac", "tang cuong", "tiep tuc", "day manh",
        "nang cao", "dam bao", "bao dam", "quy dinh", "ty le", "tong so", "so luong", "dia ban",
        "don vi", "can bo", "giao vien", "toan the",
    ]

    private static let commonWords: Set<String> = [
        "so", "duoc", "co", "cac", "cua", "cho", "va", "tai", "trong", "voi", "theo", "la", "den",
        "tu", "khi", "de", "ve", "mot", "nhung", "da", "khong", "moi", "it", "nhat", "gan",
        "hoac", "o", "tren", "duoi", "truoc", "sau", "ngay", "thang", "nam", "ky", "lan", "buoi",
        "cuoc", "nguoi", "truong", "em",
    ]
}
