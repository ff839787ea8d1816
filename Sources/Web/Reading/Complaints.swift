import Reporting

/// What is wrong with what somebody typed, said to them.
struct Complaint: Hashable {
    /// Vietnamese, a whole sentence.
    let sentence: String
    /// The id of the field in which it is mended; nil where no one field mends it.
    let field: String?

    init(_ sentence: String, at field: String? = nil) {
        (self.sentence, self.field) = (sentence, field)
    }
}

/// All of it at once.
struct Complaints: Error {
    let all: [Complaint]

    var sentences: [String] { all.map(\.sentence) }
    /// In one line, with the field of the first.
    var joined: Complaint {
        Complaint(sentences.joined(separator: " "), at: all.first?.field)
    }

    init(_ all: [Complaint]) { self.all = all }

    init(_ sentence: String, at field: String? = nil) { all = [Complaint(sentence, at: field)] }

    init(sentences: [String]) { all = sentences.map { Complaint($0) } }
}
