extension Value {
    /// What the API and a revision's content hold for the value.
    package var json: JSON {
        switch self {
        case .integer(let number): .integer(number)
        case .decimal(let number): JSON(number)
        case .boolean(let value): .boolean(value)
        case .date(let day): .string(day.description)
        case .time(let time): .string(time.description)
        case .location(let location): location.json
        case .table(let table): table.json
        case .text(let text), .choice(let text): .string(text)
        case .choices(let values): .array(values.map(JSON.string))
        case .file(let hash, let name): AttachedFile(hash: hash, name: name).json
        case .files(let files): .array(files.map(\.json))
        }
    }
}

extension Indicator {
    /// Reads an answer from JSON; JSON null is a blank (nil).
    ///
    /// - Throws: a sentence for whoever sent it, when the JSON is not of the indicator's kind.
    package func value(json: JSON) throws(Misfit) -> Value? {
        if json == .null { return nil }
        switch kind {
        case .number(let number):
            let sent = number.scale == 0 ? json.integer.map { FixedPoint($0) } : json.number
            guard let sent else { throw misfit }
            return try number.answer(sent)
        case .boolean:
            guard let value = json.boolean else { throw misfit }
            // That a section is not declared nil is no answer.
            return value || !code.isNilReturn ? .boolean(value) : nil
        case .date:
            guard let text = json.string else { throw misfit }
            guard let day = Day(iso: text) else {
                throw Misfit("“\(text.prefix(40))” không phải là ngày dạng YYYY-MM-DD có thật.")
            }
            return .date(day)
        case .time:
            guard let text = json.string else { throw misfit }
            guard let time = TimeOfDay(iso: text) else {
                throw Misfit("“\(text.prefix(40))” không phải là giờ dạng HH:MM.")
            }
            return .time(time)
        case .location:
            guard let location = Location(json: json) else { throw misfit }
            return try Indicator.location(location)
        case .table(let table): return try table.answer(json: json)
        case .text(let limit):
            guard let text = json.string else { throw misfit }
            return try Indicator.text(text, limit: limit)
        case .choice(let list):
            guard let value = json.string else { throw misfit }
            guard list.option(value) != nil else { throw Misfit.unknownOption(value) }
            return .choice(value)
        case .choices(let list):
            guard let elements = json.array else { throw misfit }
            return try Indicator.choices(elements.map { $0.string ?? "" }, from: list)
        case .file: throw Misfit("Tệp đính kèm chưa gửi được bằng cách này.")
        }
    }

    private var misfit: Misfit { Misfit("Kiểu dữ liệu không đúng: cần \(kind.vietnamese).") }

    /// Cleaned as typed text is; a blank text is a blank cell.
    static func text(_ typed: String, limit: Int) throws(Misfit) -> Value? {
        let text: String
        do throws(TypedText.Fault) {
            text = try TypedText.clean(typed)
        } catch {
            throw Misfit(error.sentence)
        }
        guard !text.isEmpty else { return nil }
        guard text.unicodeScalars.count <= limit else {
            throw Misfit("Không được dài quá \(VietnameseNumber.text(Int64(limit))) ký tự.")
        }
        return .text(text)
    }

    /// Its name cleaned as typed text is.
    static func location(_ typed: Location) throws(Misfit) -> Value? {
        var location = typed
        location.name = ""
        if case .text(let name)? = try text(typed.name, limit: Location.longestName) {
            location.name = name
        }
        return location.name.isEmpty && location.point == nil ? nil : .location(location)
    }

    /// In the list's order, each once; none is a blank.
    static func choices(_ chosen: [String], from list: ChoiceList) throws(Misfit) -> Value? {
        for value in chosen where list.option(value) == nil { throw Misfit.unknownOption(value) }
        let ordered = list.options.map(\.value).filter(chosen.contains)
        return ordered.isEmpty ? nil : .choices(ordered)
    }
}

/// Why an answer does not fit its indicator.
package struct Misfit: Error, Hashable, Sendable {
    /// Vietnamese, a whole sentence.
    package var sentence: String
    init(_ sentence: String) { self.sentence = sentence }

    static func unknownOption(_ value: String) -> Misfit {
        Misfit("“\(value.prefix(40))” không có trong danh sách lựa chọn.")
    }
}

extension Indicator.Kind {
    fileprivate var vietnamese: String {
        switch self {
        case .number(let number):
            switch number.word {
            case .integer: "số nguyên"
            case .money: "số nguyên (đồng)"
            case .decimal: "số"
            case .percent: "số từ 0 đến 100"
            }
        case .boolean: "true hoặc false"
        case .date: "ngày dạng YYYY-MM-DD"
        case .time: "giờ dạng HH:MM"
        case .location: "địa điểm {name, latitude, longitude}"
        case .table: "danh sách các dòng"
        case .text: "chữ"
        case .choice: "một lựa chọn"
        case .choices: "một danh sách lựa chọn"
        case .file: "tệp"
        }
    }
}
