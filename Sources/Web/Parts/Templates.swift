import Mustache

/// The templates of `Templates/`, which the program carries inside it.
struct Templates: Sendable {
    /// Name and bytes. A test compares this list with the folder.
    static let all: [(name: String, bytes: [UInt8])] = [
        ("Account", PackageResources.Account_mustache),
        ("AccountLetters", PackageResources.AccountLetters_mustache),
        ("AccountOf", PackageResources.AccountOf_mustache),
        ("Accounts", PackageResources.Accounts_mustache),
        ("AttachFile", PackageResources.AttachFile_mustache),
        ("Badge", PackageResources.Badge_mustache),
        ("CellChanges", PackageResources.CellChanges_mustache),
        ("CloseFigures", PackageResources.CloseFigures_mustache),
        ("ClosedFigures", PackageResources.ClosedFigures_mustache),
        ("ClosingChanges", PackageResources.ClosingChanges_mustache),
        ("Consolidated", PackageResources.Consolidated_mustache),
        ("Dashboard", PackageResources.Dashboard_mustache),
        ("DeskWork", PackageResources.DeskWork_mustache),
        ("EditConsolidated", PackageResources.EditConsolidated_mustache),
        ("Factor", PackageResources.Factor_mustache),
        ("FactorCode", PackageResources.FactorCode_mustache),
        ("FormPreview", PackageResources.FormPreview_mustache),
        ("Forms", PackageResources.Forms_mustache),
        ("Frame", PackageResources.Frame_mustache),
        ("Help", PackageResources.Help_mustache),
        ("Icons", PackageResources.Icons_mustache),
        ("ImportAccounts", PackageResources.ImportAccounts_mustache),
        ("ImportUnits", PackageResources.ImportUnits_mustache),
        ("Indicator", PackageResources.Indicator_mustache),
        ("Journal", PackageResources.Journal_mustache),
        ("Letterhead", PackageResources.Letterhead_mustache),
        ("LinkLetters", PackageResources.LinkLetters_mustache),
        ("Links", PackageResources.Links_mustache),
        ("NewAccount", PackageResources.NewAccount_mustache),
        ("OpenLink", PackageResources.OpenLink_mustache),
        ("OwnHistory", PackageResources.OwnHistory_mustache),
        ("Password", PackageResources.Password_mustache),
        ("PersonFields", PackageResources.PersonFields_mustache),
        ("PlanPage", PackageResources.PlanPage_mustache),
        ("Plans", PackageResources.Plans_mustache),
        ("Privacy", PackageResources.Privacy_mustache),
        ("QRCode", PackageResources.QRCode_mustache),
        ("Receipt", PackageResources.Receipt_mustache),
        ("Refusal", PackageResources.Refusal_mustache),
        ("Reminders", PackageResources.Reminders_mustache),
        ("Registry", PackageResources.Registry_mustache),
        ("ReportDifferences", PackageResources.ReportDifferences_mustache),
        ("ReportField", PackageResources.ReportField_mustache),
        ("ReportForm", PackageResources.ReportForm_mustache),
        ("ReportPage", PackageResources.ReportPage_mustache),
        ("ReportView", PackageResources.ReportView_mustache),
        ("Rounds", PackageResources.Rounds_mustache),
        ("RoundSetup", PackageResources.RoundSetup_mustache),
        ("RoundSwitch", PackageResources.RoundSwitch_mustache),
        ("Settings", PackageResources.Settings_mustache),
        ("SignIn", PackageResources.SignIn_mustache),
        ("SignReport", PackageResources.SignReport_mustache),
        ("Standings", PackageResources.Standings_mustache),
        ("Tasks", PackageResources.Tasks_mustache),
        ("Tokens", PackageResources.Tokens_mustache),
        ("Totals", PackageResources.Totals_mustache),
        ("Tracking", PackageResources.Tracking_mustache),
        ("UnitPage", PackageResources.UnitPage_mustache),
        ("Units", PackageResources.Units_mustache),
    ]

    private let library: MustacheLibrary

    init() throws {
        MustacheContentTypes.register(Markup(), named: Markup.name)
        library = MustacheLibrary(
            templates: try Templates.all.reduce(into: [:]) {
                let text = String(decoding: $1.bytes, as: UTF8.self)
                $0[$1.name] = try MustacheTemplate(
                    string: "{{% CONTENT_TYPE:\(Markup.name)}}" + text)
            })
    }

    func render(_ name: String, _ page: some Any) throws -> String {
        guard let text = library.render(page, withTemplate: name) else {
            throw MissingTemplate(name: name)
        }
        // Only while templates are carried over.
        if let view = page as? any View {
            let other = String(decoding: view.html.octets, as: UTF8.self)
            if Templates.folded(other) != Templates.folded(text) {
                print("DIFFERS \(name)\n<<<<\n\(text)\n====\n\(other)\n>>>>")
            } else {
                print("SAME \(name)")
            }
        }
        return text
    }

    private static func folded(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n").replacing(">\n<", with: "><")
    }

    struct MissingTemplate: Error {
        let name: String
    }
}
