import Reporting

/// A question about a list, as its page asks it: a choice, or for a code a field with a proposal.
struct QuestionField {
    let key: String
    let sentence: String
    let options: [Choice]
    /// Chosen or proposed; empty where it has to be chosen.
    let value: String

    init(_ question: ListQuestion) {
        key = question.key
        sentence = question.sentence
        value = question.value ?? ""
        options = question.options.map {
            Choice(value: $0.value, words: $0.words, isChosen: $0.value == question.value)
        }
    }
}

extension ListQuestion {
    /// Vietnamese, a whole sentence; the options stand behind it.
    var sentence: String {
        let place = "Dòng \(line): "
        let text = text.prefix(60)
        return switch matter {
        case .code where options.count < 2: "Cần mã cho “\(text)”."
        case .code: "“\(text)” là đơn vị nào: \(named)?"
        case .level: place + "cấp học của “\(text)” là gì?"
        case .unit(.commune): place + "xã “\(text)” là đơn vị nào?"
        case .unit(.reportsTo) where text.isEmpty:
            "Danh sách không ghi các trường mới báo cáo cho đơn vị nào."
        case .unit: place + "“\(text)” là đơn vị nào?"
        }
    }
}

extension ListQuestion {
    /// What it may be; of many the first, and the new unit, which stands last.
    private var named: String {
        let most = 5
        let first = options.prefix(options.count > most ? most - 1 : most).map(\.words)
        let last = options.count > most ? ["…", options[options.count - 1].words] : []
        return (first + last).joined(separator: "; ")
    }
}

extension QuestionField {
    /// Where one is chosen.
    var choice: HTML {
        #"<p class="set"><label for="\#(key)">\#(sentence)</label><select id="\#(key)" name="\#(key)"><option value="">Chọn…</option>\#(options.map(\.html))</select></p>"#
    }

    /// Where it is typed.
    var input: HTML {
        #"<input name="\#(key)" value="\#(value)" maxlength="60" size="24" autocomplete="off" spellcheck="false" aria-label="\#(sentence)">"#
    }
}
