import Reporting
import Storage

extension RoundRepository {
    /// The first round of the code, whosever it is: in most tests there is no other.
    package func find(_ code: Round.Code) throws -> Round? {
        try all().first { $0.code == code }
    }
}
