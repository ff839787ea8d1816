import Reporting

/// Which questions of a submitted report are looked at.
enum ReportCut: String, CaseIterable {
    case all
    /// What differs much from the round before or from the others.
    case unusual
    /// What a rule says something to, and the figure that it may come from.
    case warned
    /// Asked, and not answered.
    case blank
    /// Answered otherwise than in an earlier revision.
    case changed
}

extension ReportCut {
    /// A way to one of them, with the number of questions behind it.
    struct Way {
        let cut: ReportCut
        let words: String
        let count: Int
        let address: String
        let isChosen: Bool
    }

    /// The address of the page that shows these questions.
    func address(of page: String) -> String {
        (self == .all ? page : "\(page)?show=\(rawValue)") + "#values"
    }
}

extension SubmittedReport {
    /// The ways to a shorter list: none that leads to nothing, and none at all where there is no
    /// choice.
    static func ways(
        of sections: [Section], earlier: EarlierRevision?, chosen: ReportCut, page: String
    ) -> [ReportCut.Way] {
        let rows = sections.flatMap(\.rows)
        let ways = ReportCut.allCases.compactMap { cut -> ReportCut.Way? in
            let count = rows.count { $0.isOf(cut) }
            guard count > 0 else { return nil }
            return ReportCut.Way(
                cut: cut, words: cut.words(earlier), count: count, address: cut.address(of: page),
                isChosen: cut == chosen)
        }
        return ways.count > 1 ? ways : []
    }
}

extension ReportCut {
    fileprivate func words(_ earlier: EarlierRevision?) -> String {
        switch self {
        case .all: "Tất cả"
        case .unusual: "Khác thường"
        case .warned: "Lỗi, cảnh báo"
        case .blank: "Chưa trả lời"
        case .changed: earlier?.wasReturned == true ? "Sửa sau khi trả lại" : "Sửa sau khi thu hồi"
        }
    }
}
