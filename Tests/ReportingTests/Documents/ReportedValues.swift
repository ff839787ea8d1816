import Reporting
import Testing

extension GroupTotals {
    /// Of approved reports of primary schools with these values.
    static func of(_ values: [Values], in form: Form) -> GroupTotals {
        let layout = TotalsLayout(form: form)
        return GroupTotals(
            layout: layout, coverage: Coverage(states: [.approved: values.count]),
            states: [.approved],
            tally: values.reduce(into: Tally.zero(layout)) {
                $0 += layout.tally(of: $1, level: "TH", parameters: [:])
            }, communes: [])
    }
}

extension DocumentSetting {
    /// Of a round of one day.
    static func ofTests(_ form: Form) throws -> DocumentSetting {
        let day = try #require(Day(iso: "2022-08-31"))
        return DocumentSetting(
            round: Round(
                id: .init(rawValue: 1), code: "dot", title: "Đợt", plan: .init(rawValue: 1),
                form: .init(form.version), owner: .init(rawValue: 1), period: day...day,
                dataClose: day,
                dueAt: Moment(milliseconds: 0), dueText: "trước hạn"),
            form: form,
            plan: Plan(
                id: .init(rawValue: 1), number: "1", date: day, issuer: "P", subject: "V",
                tasks: [], bases: []), unit: "A", owner: "P")
    }
}
