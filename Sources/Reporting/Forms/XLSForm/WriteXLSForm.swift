extension XLSForm {
    /// The form as the sheets of an XLSForm, which say all of its document: what XLSForm has no place
    /// for stands in columns and sheets that other programs pass over.
    package static func sheets(of form: Form) -> [Sheet] {
        let writer = SurveyWriter(form)
        let sheets = writer.sheets(rest: [:])
        guard let document = SheetsReader.document(of: sheets) else { return sheets }
        let completed = writer.sheets(rest: writer.rest(over: document))
        let lacking = SheetsReader.document(of: completed).map { differences(form.document, $0) }
        guard let lacking, !lacking.isEmpty else { return completed }
        // What no cell can say as it is goes as it is, member by member.
        return writer.sheets(rest: writer.rest(over: document), whole: lacking)
    }

    /// The members that are not the same, null where there is to be none.
    private static func differences(
        _ document: JSON, _ other: JSON
    ) -> [(name: String, value: JSON)] {
        let names =
            (document.object?.names ?? [])
            + (other.object?.names ?? []).filter { document[$0] == nil }
        return names.filter { document[$0] != other[$0] || order(document[$0]) != order(other[$0]) }
            .map { ($0, document[$0] ?? .null) }
    }

    /// A rule's names stand in an order that matters.
    private static func order(_ member: JSON?) -> [[String]] {
        (member?.array ?? []).map { $0["let"]?.object?.names ?? [] }
    }
}
