import Reporting
import Storage

/// Schools by their names in a sentence: the first ones, and how many more there are.
struct NamedReports {
    static let most = 20

    let named: [NamedReport]
    let rest: Int
    /// Where all of them are listed.
    let restAddress: String

    /// `units` are the first ones, or all, of so many.
    init(_ units: [Unit], of count: Int, in round: Round, restAddress: String) {
        named = units.prefix(NamedReports.most).map {
            NamedReport(
                name: $0.name, address: ReportAddress(of: $0.code, in: round.address).page)
        }
        rest = max(0, count - named.count)
        self.restAddress = restAddress
    }

    var isEmpty: Bool { named.isEmpty && rest == 0 }
}

extension NamedReports: View {
    var html: HTML {
        #"\#(named.map(\.html).listed)\#(if: rest > 0, #" và <a href="\#(restAddress)">\#(VietnameseNumber.text(Int64(rest))) đơn vị khác</a>"#)"#
    }
}

extension Round {
    /// The list of its reports in these states; `narrowing` is what its address says besides.
    func listAddress(
        _ states: Set<ReportState>, _ narrowing: (inout TrackingFilter) -> Void = { _ in }
    ) -> String {
        var filter = TrackingFilter()
        filter.states = ReportState.allCases.filter(states.contains)
        narrowing(&filter)
        return filter.address(of: self)
    }
}
