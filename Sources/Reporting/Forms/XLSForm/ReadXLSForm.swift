extension XLSForm {
    /// Reads a workbook: an XLSForm, or the list of questions that an officer has made; `levels` are
    /// asked where it does not say who is.
    package static func read(_ sheets: [Sheet], levels: [Level]) -> Outcome {
        let outcome = found(in: sheets, levels: levels)
        let order = Dictionary(
            sheets.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        let sorted = outcome.findings.enumerated().map { (key: $1.order(of: order) + [$0], $1) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.1)
        return Outcome(document: outcome.document, findings: sorted, form: outcome.form)
    }

    private static func found(in sheets: [Sheet], levels: [Level]) -> Outcome {
        let unreckoned = sheets.flatMap(\.unreckoned)
        guard unreckoned.isEmpty else {
            return Outcome(
                document: nil, findings: unreckoned.map { .init(.notReckoned, at: $0) }, form: nil)
        }
        let levels = levels.map(\.rawValue)
        if sheets.contains(where: { $0.folded == "survey" }) {
            return SheetsReader(sheets, levels: levels).outcome
        }
        return OfficerSheet.read(sheets, levels: levels)
    }

    /// The sheets that are read, ours among them.
    package static let sheetNames: Set<String> = [
        "survey", "choices", "settings", "rules", "measures", "parameters", "tonghop",
    ]

    /// Rows of questions that are read; a document of the length that is taken has no more.
    static let mostRows = 2_000

    /// The document with what is wrong in it, each at its place in the sheets.
    static func outcome(
        _ document: JSON, _ findings: [Finding], place: (InvalidForm.Fault) -> Place
    ) -> Outcome {
        var findings = findings
        guard document.serialized().count <= FormDraft.longest else {
            findings.append(
                .init(
                    .longDocument(limit: FormDraft.longest),
                    at: place(.init(place: "sections", fault: .asksNothing))))
            return Outcome(document: nil, findings: findings, form: nil)
        }
        let reading = Form.Reading(document)
        let isEmpty = (document["sections"]?.array ?? []).allSatisfy {
            $0["indicators"]?.array?.isEmpty ?? true
        }
        let faults =
            isEmpty ? [.init(place: "sections", fault: .asksNothing)] : reading.faultsOfNew
        findings += faults.map { .init(.fault($0.fault, position: $0.position), at: place($0)) }
        let isWrong = findings.contains { $0.remark.weight == .wrong }
        return Outcome(
            document: document, findings: findings, form: isWrong ? nil : reading.form)
    }
}

extension XLSForm.Finding {
    /// By sheets and rows.
    fileprivate func order(of sheets: [String: Int]) -> [Int] {
        [sheets[place.sheet] ?? sheets.count, place.row ?? 0]
    }
}
