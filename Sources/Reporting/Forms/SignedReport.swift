extension Indicator.Code {
    /// The cell at which a form asks for the signed report itself, where it does
    /// (Documentation/Forms.md, Indicators).
    package static let signedReport: Indicator.Code = "report_file"
}

extension Form {
    /// The rules that want the signed report's file and nothing else: a signed copy beside the
    /// revision is what they ask for.
    package var rulesOfSignedCopy: Set<Rule.ID> {
        guard case .file? = indicator(.signedReport)?.kind else { return [] }
        return Set(
            rules.filter { $0.holds == .present(.indicator(.signedReport)) }.map(\.id))
    }
}
