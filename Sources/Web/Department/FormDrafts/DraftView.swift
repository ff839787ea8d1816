import Reporting
import Storage

/// What of a draft is opened on its page, and what was typed there without being kept.
struct DraftView {
    var question: String?
    var rule: String?
    var measure: String?
    var section: String?
    /// Questions of other forms are offered for that section.
    var adding: String?
    var search = ""
    /// Sections of other forms are offered.
    var isCopying = false
    /// The sentence by which a rule or a measure is written.
    var kind: String?

    var typedQuestion: QuestionDraft?
    /// Words of new questions by their sections.
    var newLabels: [String: String] = [:]
    var typedRule: RuleDraft?
    var typedMeasure: MeasureDraft?
    /// Of the sentence of either.
    var typedParts: SentenceParts?
    /// What is open was just kept as it stands.
    var isSaved = false
    /// Why it was not kept.
    var complaint: Complaint?

    static let parameters: Set = ["q", "r", "m", "s", "add", "find", "kind", "copy"]
    /// Stands for a rule or a measure that there is not yet.
    static let new = "new"

    init() {}

    init(_ visit: Visit) throws {
        question = try visit.chosen("q")
        rule = try visit.chosen("r")
        measure = try visit.chosen("m")
        section = try visit.chosen("s")
        adding = try visit.chosen("add")
        kind = try visit.chosen("kind")
        isCopying = try visit.chosen("copy") != nil
        search = try visit.query("find") ?? ""
        isSaved = try DraftOnward.isSaved(visit) && (question ?? rule ?? measure ?? section) != nil
    }
}
