extension Indicator {
    /// Reads what a person typed or chose in a form: one text, or for choices every ticked value;
    /// blank is nil.
    ///
    /// What can't be read stays as it was typed, so that nothing is lost.
    package func entry(typed: [String]) -> Entry? {
        let texts = typed.map(TypedText.trimmed).filter { !$0.isEmpty }
        guard !texts.isEmpty else { return nil }
        do throws(Misfit) {
            return try answer(texts).map(Entry.value)
        } catch {
            return .unreadable(texts.joined(separator: "; "))
        }
    }

    /// Why what was typed can't be read, as a sentence to stand beside the field.
    package func complaint(about typed: String) -> String {
        if calculation != nil, let number = kind.number {
            return "Kết quả tính là \(typed), phải là \(number.range)."
        }
        do throws(Misfit) {
            _ = try answer([typed])
            return "Nội dung không đọc được, đề nghị nhập lại."
        } catch {
            return error.sentence
        }
    }

    func answer(_ texts: [String]) throws(Misfit) -> Value? {
        guard let first = texts.first else { return nil }
        if case .choices(let list) = kind { return try Indicator.choices(texts, from: list) }
        guard texts.count == 1 else { throw Misfit("Chỉ được chọn một giá trị.") }
        switch kind {
        case .number(let number): return try number.answer(typed: first, unit: unit)
        case .boolean:
            switch first {
            case "true": return .boolean(true)
            case "false": return code.isNilReturn ? nil : .boolean(false)
            default: throw Misfit("Đề nghị chọn Có hoặc Không.")
            }
        case .date:
            do throws(VietnameseDate.Fault) {
                return .date(try VietnameseDate.read(first))
            } catch {
                throw Misfit(error.sentence)
            }
        case .time:
            guard let time = VietnameseDate.readTime(first).flatMap(TimeOfDay.init(minutes:)) else {
                throw Misfit("Ghi giờ và phút, từ 00:00 đến 23:59, ví dụ 07:30.")
            }
            return .time(time)
        case .location: return try Indicator.location(try Location(typed: first))
        case .table(let table): return try table.answer(typed: first)
        case .text(let limit): return try Indicator.text(first, limit: limit)
        case .choice(let list):
            guard list.option(first) != nil else { throw Misfit.unknownOption(first) }
            return .choice(first)
        case .choices, .file: throw Misfit("Tệp đính kèm chưa gửi được bằng cách này.")
        }
    }

    /// The value as a reader sees it: `1.234`, `Có`, `18/05/2026`, the option's label.
    package func text(of value: Value, level: Level?) -> String {
        switch value {
        case .integer(let number):
            return kind.number?.text(FixedPoint(number)) ?? VietnameseNumber.text(number)
        case .decimal(let number):
            return kind.number?.text(number) ?? VietnameseNumber.text(number)
        case .boolean(let value): return value ? "Có" : "Không"
        case .date(let day): return VietnameseDate.text(day)
        case .time(let time): return time.description
        case .location(let location): return location.text
        case .table(let table):
            return kind.table?.lines(of: table, level: level).joined(separator: "\n") ?? ""
        case .text(let text): return text
        case .choice(let option):
            return kind.list?.option(option)?.label.text(for: level) ?? option
        case .choices(let options):
            return options.map { kind.list?.option($0)?.label.text(for: level) ?? $0 }
                .joined(separator: "; ")
        case .file, .files: return value.attached.map(\.name).joined(separator: "; ")
        }
    }

    /// The value as it stands in a field of a form, ready to be typed over.
    package func typed(_ value: Value) -> String {
        switch value {
        case .choice(let option): option
        case .choices(let options): options.joined(separator: "; ")
        case .boolean(let value): value ? "true" : "false"
        case .decimal(let number): VietnameseNumber.typed(number)
        case .integer(let number): VietnameseNumber.text(number)
        case .date, .time, .location, .text, .file, .files: text(of: value, level: nil)
        case .table(let table): kind.table?.typed(table) ?? ""
        }
    }
}
