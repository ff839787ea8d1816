extension Form {
    /// The form's own outline, or one that says each figure in the form's order.
    package func outline(_ kind: Outline.Kind) -> Outline {
        outlines[kind] ?? plainOutline(kind)
    }

    private func plainOutline(_ kind: Outline.Kind) -> Outline {
        typealias Block = Outline.Block
        var blocks = [
            Block(
                .paragraph(
                    .of(
                        "Thực hiện Kế hoạch số {$plan_number} ngày {$plan_date} của {$plan_issuer}, "
                            + "{$unit} báo cáo kết quả (số liệu từ ngày {$period_start} đến hết ngày "
                            + "{$data_close}) như sau:")))
        ]
        if kind == .consolidated {
            blocks.append(
                Block(
                    .paragraph(
                        .of(
                            "Số liệu tổng hợp từ {$approved}/{$owed} đơn vị đã có báo cáo được duyệt."
                        ))
                ))
        }
        for section in sections {
            blocks.append(Block(.heading(1, .init(parts: [.words(section.title.vietnamese)]))))
            for indicator in section.indicators {
                blocks += indicator.plainBlocks(kind)
            }
        }
        if kind == .consolidated, !measures.isEmpty {
            blocks.append(Block(.heading(1, .init(parts: [.words("Chỉ số")]))))
            blocks += measures.map { measure in
                Block(
                    .paragraph(
                        .init(parts: [
                            .words(measure.label.vietnamese + ": "),
                            .figure(measure.code.rawValue, byHand: nil),
                            .words(measure.unit.map { " \($0.vietnamese)." } ?? "."),
                        ])))
            }
        }
        return Outline(
            kind: kind,
            subject: .of(
                "Kết quả thực hiện Kế hoạch số {$plan_number} ngày {$plan_date} của {$plan_issuer}"),
            definitions: [], definitionsSource: nil, blocks: blocks,
            annexes: kind == .consolidated ? [.levels, .schools] : [])
    }
}

extension Indicator {
    fileprivate func plainBlocks(_ kind: Outline.Kind) -> [Outline.Block] {
        let isText = if case .text = self.kind { true } else { false }
        switch (kind, aggregate) {
        case (.report, _):
            if case .file = self.kind { return [] }
            return [
                .init(
                    plainParagraph,
                    condition: .init(
                        source: "present(\(code))", expression: .present(.indicator(code))))
            ]
        case (.consolidated, .sum), (.consolidated, .weighted), (.consolidated, .countTrue),
            (.consolidated, .distribution):
            return [.init(plainParagraph)]
        case (.consolidated, .list) where isText,
            (.consolidated, .listDistinctCommune) where isText:
            return [
                .init(.heading(2, .init(parts: [.words(label.vietnamese)]))),
                .init(.quotes(code, [])),
            ]
        case (.consolidated, .list), (.consolidated, .listDistinctCommune), (.consolidated, .none):
            return []
        }
    }

    private var plainParagraph: Outline.Block.Content {
        let unit = kind.number?.namesUnit ?? false ? nil : self.unit?.vietnamese
        return .paragraph(
            .init(parts: [
                .words(label.vietnamese + ": "), .figure(code.rawValue, byHand: nil),
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
