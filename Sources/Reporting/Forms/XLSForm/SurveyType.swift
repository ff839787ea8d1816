/// What a row of the sheet `survey` is.
enum SurveyType: Hashable {
    case beginGroup, endGroup, beginTable, endTable
    /// `word` is the document's type of question.
    case asked(word: String, list: String?)
    /// A number within bounds.
    case range
    case calculated
    /// What the program knows by itself: when a form was begun, on what device.
    case notNeeded
    /// Not of this program.
    case strange

    /// As an XLSForm writes it, in its several spellings.
    init(_ text: String) {
        let words = text.split { $0.isWhitespace || $0 == "_" }.map(String.init)
        let lowered = words.map { $0.lowercased() }
        if let choice = SurveyType.choice(text, lowered) {
            self = choice
            return
        }
        let word = lowered.joined(separator: " ")
        if let same = SurveyType.words[word] {
            self = same
        } else if let type = SurveyType.questions[word] {
            self = .asked(word: type, list: nil)
        } else if SurveyType.known.contains(word) {
            self = .notNeeded
        } else {
            self = .strange
        }
    }

    /// `select_one LIST`, `select multiple from LIST`, `select all that apply from LIST`.
    private static func choice(_ text: String, _ words: [String]) -> SurveyType? {
        for (phrase, word) in choices where words.starts(with: phrase) {
            // The list's name keeps its letters: it is what stands behind the phrase.
            var rest = text[...]
            for part in phrase {
                rest = rest.drop { $0.isWhitespace || $0 == "_" }.dropFirst(part.count)
            }
            var names = rest.drop { $0 == "_" }.split(whereSeparator: \.isWhitespace)
            if names.first?.lowercased() == "from" { names.removeFirst() }
            guard let name = names.first else { return .asked(word: word, list: nil) }
            return .asked(word: word, list: String(name))
        }
        return nil
    }

    private static let choices: [(phrase: [String], word: String)] = [
        (["select", "one", "from", "file"], "select_one_from_file"),
        (["select", "multiple", "from", "file"], "select_multiple_from_file"),
        (["select", "one", "external"], "select_one_external"),
        (["select", "one"], "choice"), (["select1"], "choice"),
        (["select", "multiple"], "choices"),
        (["select", "all", "that", "apply"], "choices"),
    ]

    private static let words: [String: SurveyType] = [
        "begin group": .beginGroup, "end group": .endGroup, "begin repeat": .beginTable,
        "end repeat": .endTable, "range": .range, "calculate": .calculated,
        "calculated": .calculated,
    ]

    private static let questions = [
        "integer": "integer", "int": "integer", "decimal": "decimal", "text": "text",
        "string": "text", "date": "date", "time": "time", "note": "note", "image": "file",
        "photo": "file", "file": "file", "geopoint": "location", "gps": "location",
        "location": "location", "acknowledge": "boolean", "trigger": "boolean",
        "barcode": "text",
    ]

    private static let known: Set<String> = [
        "start", "end", "today", "deviceid", "device id", "subscriberid", "subscriber id",
        "simserial", "phonenumber", "phone number", "username", "email", "audit", "start geopoint",
        "start time", "end time", "background geopoint", "sim id", "imei", "get today",
        "get device id", "caseid",
    ]

    /// The document's types of whole numbers and others that are reckoned with.
    static let numbers: Set<String> = ["integer", "money", "decimal", "percent"]
}
