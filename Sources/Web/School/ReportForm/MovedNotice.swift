import Reporting

/// What is said over a report that its school has just taken back.
enum MovedNotice {
    private static let words: [(word: String, transition: Transition, sentence: String)] = [
        (
            "withdrawn", .withdraw,
            "Đã thu hồi báo cáo: cơ quan quản lý không tính số liệu của báo cáo này cho đến khi nộp lại."
        ),
        ("taken-back", .takeBack, "Đã rút lại báo cáo từ hiệu trưởng. Sửa xong, gửi lại."),
    ]

    /// As the address has it; nil for what needs no word.
    static func word(of transition: Transition) -> String? {
        words.first { $0.transition == transition }?.word
    }

    /// nil for a word that is none.
    static func sentence(of word: String) -> String? {
        words.first { $0.word == word }?.sentence
    }
}
