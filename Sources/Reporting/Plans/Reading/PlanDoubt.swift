extension PlanReading {
    /// Why what was read wants to be looked at, or what is lacking.
    package enum Doubt: Hashable, Sendable {
        // What the text does not say.
        case notFound
        /// `Số:      /KH-UBND`
        case numberIsBlank
        /// `ngày     tháng 3 năm 2022`
        case dayIsBlank
        case noSuchDay(String)
        /// Of a document that is cited.
        case basisWithoutNumber([String])
        case basisWithoutDate([String])
        case basisWithoutIssuer([String])
        case basisWithoutSubject([String])
        case issuerWithoutPlace(String)
        case tooMany(Int)

        // What was made of its words.
        /// Words that are spelled as one does now.
        case respelled([String])
        /// Capitals became small letters, by no name that is known.
        case fromCapitals
        /// Of a letter (công văn), which has no kind as its title.
        case letter
        case withoutContacts
        /// Items with a dash have no number of their own.
        case countedDashes
        /// A row of a table.
        case fromTable
        case annexIsNotRead

        // Of when something is due.
        /// “trước ngày” is until the end of the day before.
        case dayBefore(Day)
        /// A day without an hour counts as a whole.
        case wholeDay(Day)
        /// The year is that of the document.
        case yearOfDocument(Int)
        case dueBeforeDocument
        case severalDues([String])
        /// A month, a quarter: no day.
        case noDay
        /// Each month, quarter, year.
        case recurs
        /// So many days from something.
        case counted

        // Of who is to report.
        case levelsUnsaid
        case privateUnsaid
        case fromRecipients
        /// Several places name schools.
        case severalReporters([String])
    }
}

extension PlanReading.Doubt {
    /// Vietnamese; a clause without capital and full stop.
    package var sentence: String {
        switch self {
        case .notFound: "không thấy trong văn bản"
        case .numberIsBlank: "văn bản để trống số"
        case .dayIsBlank: "văn bản để trống ngày"
        case .noSuchDay(let text): "“\(text)” không có trong lịch"
        case .basisWithoutNumber(let names): "\(list(names)) không ghi số"
        case .basisWithoutDate(let names): "\(list(names)) không ghi ngày"
        case .basisWithoutIssuer(let names): "\(list(names)) không ghi cơ quan"
        case .basisWithoutSubject(let names): "\(list(names)) không ghi trích yếu"
        case .issuerWithoutPlace(let name): "“\(name)” chưa rõ ở đâu"
        case .tooMany(let most): "chỉ lấy \(most) mục đầu"
        case .respelled(let words):
            "đã viết lại theo lối viết hiện nay: \(words.joined(separator: ", "))"
        case .fromCapitals: "viết lại từ chữ in hoa, xem lại chữ hoa, chữ thường"
        case .letter: "là công văn, không phải kế hoạch"
        case .withoutContacts: "đã bỏ số điện thoại, hộp thư; không lấy vào hệ thống"
        case .countedDashes: "gạch đầu dòng không có số, đánh số theo thứ tự"
        case .fromTable: "đọc từ bảng, các cột nối bằng dấu gạch"
        case .annexIsNotRead: "phần sau nơi nhận (phụ lục) không đọc"
        case .dayBefore(let day):
            "“trước ngày \(VietnameseDate.inDocument(day))” là hết ngày "
                + VietnameseDate.inDocument(day + -1)
        case .wholeDay(let day): "không ghi giờ, tính hết ngày \(VietnameseDate.inDocument(day))"
        case .yearOfDocument(let year): "không ghi năm, lấy năm ban hành \(year)"
        case .dueBeforeDocument: "thời hạn trước ngày ban hành"
        case .severalDues(let words):
            "có nhiều thời hạn: "
                + words.map { "“\($0)”" }.joined(separator: ", ") + "; lấy thời hạn đầu"
        case .noDay: "không ghi ngày, cần chọn ngày"
        case .recurs: "định kỳ, cần chọn ngày cho từng đợt"
        case .counted: "tính từ một việc khác, cần chọn ngày"
        case .levelsUnsaid: "không ghi cấp học"
        case .privateUnsaid: "không nói đến trường tư thục"
        case .fromRecipients: "lấy theo nơi nhận"
        case .severalReporters(let words):
            "nhiều chỗ nói đến trường, lấy tất cả: "
                + words.map { "“\($0)”" }.joined(separator: ", ")
        }
    }

    private func list(_ names: [String]) -> String {
        let shown = names.prefix(4).joined(separator: ", ")
        return names.count > 4 ? "\(shown) và \(names.count - 4) văn bản khác" : shown
    }
}
