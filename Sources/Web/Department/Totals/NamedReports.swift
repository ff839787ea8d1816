import Reporting
import Storage

/// Schools by name in a sentence, each a way to its report: the first ones, and the way to the list of
/// all.
struct NamedReports: View {
    private struct Named {
        let name: String
        let address: String
    }

    private let named: [Named]
    /// How many more there are than are named.
    private let rest: Int
    private let restAddress: String

    static let most = 20

    /// `first` are the first ones of `count`; all are found at `address`.
    init(_ first: [RoundUnit], of count: Int, in round: Round, list address: String) {
        named = first.prefix(NamedReports.most).map {
            Named(
                name: $0.unit.name, address: ReportAddress(of: $0.unit.code, in: round.code).page)
        }
        rest = count - named.count
        restAddress = address
    }

    /// Those whose reports are not in the states, as the list of reports has them; `narrowing` is what
    /// its address says besides.
    init(
        _ first: [RoundUnit], of count: Int, in round: Round, without states: Set<ReportState>,
        _ narrowing: (inout TrackingFilter) -> Void = { _ in }
    ) {
        var filter = TrackingFilter()
        filter.states = ReportState.allCases.filter { $0 != .exempt && !states.contains($0) }
        narrowing(&filter)
        self.init(first, of: count, in: round, list: filter.address(of: round))
    }

    var isEmpty: Bool { named.isEmpty }

    var html: HTML {
        "\(named.map(link).listed)\(if: rest > 0, #" và <a href="\#(restAddress)">\#(VietnameseNumber.text(rest)) đơn vị khác</a>"#)"
    }

    private func link(_ named: Named) -> HTML {
        #"<a href="\#(named.address)">\#(named.name)</a>"#
    }
}
