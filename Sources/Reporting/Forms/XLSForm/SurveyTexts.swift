/// In which columns an XLSForm has its texts: Vietnamese ones, and English ones beside them.
struct SurveyTexts {
    private let vietnamese: [String: String]
    private let english: [String: String]
    /// The columns that are read.
    let columns: Set<String>

    /// `label`, `hint` and so on, whatever their language.
    static let bases: Set<String> = ["label", "hint", "constraint_message"]

    init(
        _ table: SheetTable, defaultLanguage: String, _ findings: inout [XLSForm.Finding]
    ) {
        var (vietnamese, english): ([String: String], [String: String]) = ([:], [:])
        for base in SurveyTexts.bases {
            let known = table.columns.filter { $0.base == base }
            let own = known.first { SurveyTexts.isVietnamese($0.rest) }
            let plain = known.first { $0.rest.isEmpty }
            let usual = known.first {
                !$0.rest.isEmpty && $0.rest.lowercased() == defaultLanguage.lowercased()
            }
            let other = known.first { SurveyTexts.isEnglish($0.rest) }
            let main = own ?? plain ?? usual ?? known.first
            vietnamese[base] = main?.key
            if let other, other.key != main?.key { english[base] = other.key }
            let language = (main?.rest).flatMap { $0.isEmpty ? nil : $0 } ?? defaultLanguage
            let isForeign =
                own == nil && !language.isEmpty && language.lowercased() != "default"
                && !SurveyTexts.isVietnamese(language)
            if base == "label", let main, isForeign {
                findings.append(
                    .init(
                        .noVietnamese(language: language),
                        at: .init(sheet: table.name, row: table.headRow, column: main.head)))
            }
        }
        (self.vietnamese, self.english) = (vietnamese, english)
        // There is no help in English.
        columns = Set(vietnamese.values)
            .union(english.filter { $0.key != "hint" }.values)
    }

    /// The text's column.
    func column(_ base: String) -> String { vietnamese[base] ?? base }

    func vietnamese(_ base: String, of line: SheetTable.Line) -> String {
        vietnamese[base].map { line[$0] } ?? ""
    }

    func english(_ base: String, of line: SheetTable.Line) -> String {
        english[base].map { line[$0] } ?? ""
    }

    private static func isVietnamese(_ language: String) -> Bool {
        language.lowercased().hasSuffix("(vi)")
            || ["vietnamese", "tieng viet", "viet", "vi", "viet nam"]
                .contains(SearchText.fold(language))
    }

    private static func isEnglish(_ language: String) -> Bool {
        language.lowercased().hasSuffix("(en)")
            || ["english", "tieng anh", "en"].contains(SearchText.fold(language))
    }
}
