import Reporting
import Storage

/// Where a report is read, filled in, signed and moved: for its own school one report a round, for
/// the department each by its school's code.
struct ReportAddress {
    /// `/rounds/dot-1`
    let round: String
    /// For whoever looks at it from above: `/rounds/dot-1/reports/truong-a`.
    let page: String

    init(of unit: Unit.Code, in round: Round.Address) {
        self.round = "/rounds/\(round)"
        page = "/rounds/\(round)/reports/\(unit)"
    }

    /// For its own school, to read, to fill in and to send.
    var own: String { round + "/report" }
    /// For an officer who enters it in the school's place.
    var entry: String { page + "/entry" }
    var signing: String { own + "/sign" }
    /// Where it is checked and handed in.
    var checking: String { own + "/check" }
    var receipt: String { round + "/receipt" }
    /// The signed papers of its revisions, for its own school and for the department.
    var ownSigned: String { own + "/signed" }
    var signed: String { page + "/signed" }

    /// Where the school attaches the file of a cell.
    func file(at code: Indicator.Code) -> String { "\(own)/files/\(code)" }

    /// Where the department gets the file of a cell.
    func submittedFile(at code: Indicator.Code) -> String { "\(page)/files/\(code)" }

    func step(_ step: ReportStep) -> String { "\(page)/\(step.rawValue)" }
}

extension ReportFile {
    var address: ReportAddress { ReportAddress(of: unit.unit.code, in: round.address) }
}

extension ListedReport {
    func address(in round: Round) -> ReportAddress {
        ReportAddress(of: unit.unit.code, in: round.address)
    }
}
