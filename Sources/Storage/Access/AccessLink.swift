import GRDB
import Reporting

/// A school's way in without a password: a secret address and six digits.
package struct AccessLink: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package var id: ID
    package var unit: Unit.ID
}
