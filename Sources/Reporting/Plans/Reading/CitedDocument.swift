/// A document that a plan rests on, carries out, or names.
package struct CitedDocument: Hashable, Sendable {
    /// How the plan uses it.
    package enum Use: Hashable, Sendable {
        /// `Căn cứ …`
        case rests
        /// `Thực hiện …`
        case carriesOut
        /// Within the text.
        case names
    }

    /// `Kế hoạch`
    package var kind: String
    /// `514/KH-UBND`; empty where the text says none.
    package var number: String
    package var date: Day?
    package var issuer: String
    package var subject: String
    package var use: Use
    /// In octets of the text.
    package var place: Range<Int>

    /// `Chỉ thị 47-CT/TW`
    var name: String { kind + " " + (number.isEmpty ? subject : number) }

    /// Laws are cited without who made them.
    var isLaw: Bool { ["Luật", "Bộ luật", "Pháp lệnh", "Lệnh"].contains(kind) }

    /// As a plan has it, whose titles begin with the kind: `Kế hoạch: Triển khai …`.
    package var basis: Plan.Basis {
        Plan.Basis(
            number: number, date: date, issuer: issuer,
            title: subject.isEmpty ? kind : "\(kind): \(subject)")
    }
}
