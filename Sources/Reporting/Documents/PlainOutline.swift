extension Form {
    /// The form's own outline, or one that says each figure in the form's order.
    package func outline(_ kind: Outline.Kind) -> Outline {
        outlines[kind] ?? plainOutline(kind)
    }

    private func plainOutline(_ kind: Outline.Kind) -> Outline {
        typealias Block = Outline.Block
        // What can't be added up is the third annex, behind those of the figures.
        let each = kind == .consolidated ? indicators.filter { !$0.isAddedUp } : []
        let annexes: [Outline.Annex] =
            kind == .report
            ? []
            : [.levels, .schools]
                + (each.isEmpty
                    ? [] : [.texts(title: "Nội dung từng đơn vị trả lời", each.map(\.code))])
        var blocks = [
            Block(
                .paragraph(
                    .of(
                        "Thực hiện Kế hoạch số {$plan_number} ngày {$plan_date} của {$plan_issuer}, "
                            + "{$unit} báo cáo kết quả (số liệu từ ngày {$period_start} đến hết ngày "
                            + "{$data_close}) như sau:")))
        ]
        if kind == .consolidated {
            let names = annexes.indices.map { "Phụ lục \(RomanNumeral.text($0 + 1))" }
            blocks.append(
                Block(
                    .paragraph(
                        .of(
                            "Số liệu tổng hợp từ {$approved}/{$owed} đơn vị đã có báo cáo được duyệt; "
                                + "chi tiết tại \(names.joined(separator: ", ")) kèm theo."))
                ))
        }
        for section in sections {
            blocks.append(Block(.heading(1, .init(parts: [.words(section.title.vietnamese)]))))
            let nilReturn = nilReturn(of: section)
            if let nilReturn { blocks.append(nilReturn.plainBlock(kind)) }
            let declared = kind == .report ? nilReturn : nil
            for indicator in section.indicators {
                blocks += indicator.plainBlocks(kind, declared: declared)
            }
        }
        if kind == .consolidated {
            for section in own?.sections ?? [] {
                blocks.append(Block(.heading(1, .init(parts: [.words(section.title.vietnamese)]))))
                blocks += section.indicators.flatMap { $0.plainBlocks(.report) }
            }
        }
        if kind == .consolidated, !measures.isEmpty {
            blocks.append(Block(.heading(1, .init(parts: [.words("Chỉ số")]))))
            blocks += measures.map { measure in
                Block(
                    .paragraph(
                        .init(parts: [
                            .words(
                                measure.label.vietnamese.asStatement(of: measure.unit?.vietnamese)
                                    + ": "),
                            .figure(measure.code.rawValue, byHand: nil),
                            .words(measure.plainUnit.map { " \($0)." } ?? "."),
                        ])))
            }
        }
        return Outline(
            kind: kind,
            subject: .of(
                "Kết quả thực hiện Kế hoạch số {$plan_number} ngày {$plan_date} của {$plan_issuer}"),
            definitions: [], definitionsSource: nil, blocks: blocks,
            annexes: annexes)
    }
}

extension NilReturn {
    /// That the school declared it, or how many schools did.
    fileprivate func plainBlock(_ outline: Outline.Kind) -> Outline.Block {
        switch outline {
        case .report:
            .init(
                .paragraph(.of("Trong kỳ không phát sinh.")),
                condition: .init(
                    source: cell.rawValue, expression: .defined(cell.rawValue)))
        case .consolidated:
            .init(
                .paragraph(
                    .of("Có {$\(Facts.name(of: self))} trường khai không phát sinh trong kỳ.")),
                condition: .init(
                    source: "$\(Facts.name(of: self)) > 0",
                    expression: .binary(
                        .greater, .parameter(Facts.name(of: self)), .integer(0))))
        }
    }
}

extension Measure {
    /// What stands behind its figure; a percentage has its sign with it.
    fileprivate var plainUnit: String? {
        if case .percent = formula { return nil }
        return unit?.vietnamese
    }
}

extension Indicator {
    /// Totals have a figure of it.
    fileprivate var isAddedUp: Bool {
        switch aggregate {
        case .sum, .weighted, .countTrue, .distribution: true
        case .list, .listDistinctCommune, .none: false
        }
    }

    /// Where the section is `declared` nil, that is said instead of its zeros.
    fileprivate func plainBlocks(_ outline: Outline.Kind, declared: NilReturn? = nil)
        -> [Outline.Block]
    {
        switch outline {
        case .report where kind.table != nil:
            [
                .init(
                    .paragraph(.init(parts: [.words(statement() + ":")])),
                    condition: plainCondition(declared)),
                .init(
                    .paragraph(.init(parts: [.figure(code.rawValue, byHand: nil)])),
                    condition: plainCondition(declared)),
            ]
        case .report:
            [.init(paragraph(unit: plainUnit), condition: plainCondition(declared))]
        case .consolidated where isAddedUp:
            [.init(paragraph(unit: aggregate == .countTrue ? "trường" : plainUnit))]
        case .consolidated:
            [
                .init(
                    .paragraph(
                        .init(parts: [
                            .words(
                                "\(statement()): chi tiết từng đơn vị tại Phụ lục "
                                    + "\(RomanNumeral.text(3)).")
                        ])))
            ] + (isText ? [.init(.quotes(code, []))] : [])
        }
    }

    private func plainCondition(_ declared: NilReturn?) -> Outline.Condition {
        let present = Expression.present(.indicator(code))
        guard let declared, declared.covered.contains(code) else {
            return .init(source: "present(\(code))", expression: present)
        }
        return .init(
            source: "not \(declared.cell) and present(\(code))",
            expression: .binary(.and, .not(.defined(declared.cell.rawValue)), present))
    }

    private var isText: Bool { if case .text = kind { true } else { false } }

    /// What stands behind the answer: its unit; of a file, where that is.
    private var plainUnit: String? {
        if case .file(let question) = kind {
            return question.takesSeveral ? "(các tệp gửi kèm báo cáo)" : "(tệp gửi kèm báo cáo)"
        }
        return kind.number?.namesUnit ?? false ? nil : unit?.vietnamese
    }

    private func paragraph(unit: String?) -> Outline.Block.Content {
        .paragraph(
            .init(parts: [
                .words(statement(of: unit ?? self.unit?.vietnamese) + ": "),
                .figure(code.rawValue, byHand: nil),
                .words(unit.map { " \($0)." } ?? "."),
            ]))
    }
}

extension OutlineText {
    /// A text of our own: its figures are known.
    fileprivate static func of(_ text: String) -> OutlineText {
        let pieces = (try? BracedText.pieces(of: text)) ?? []
        return OutlineText(
            parts: pieces.map { piece in
                switch piece {
                case .words(let words): .words(words)
                case .braced(let name, _): .figure(name, byHand: nil)
                }
            })
    }
}
