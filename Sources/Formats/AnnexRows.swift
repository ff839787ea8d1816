import Reporting

/// What schools told in rows to one question of an annex, as a sheet to be filtered and reckoned with:
/// a line a row, each with its school.
package struct AnnexRows {
    let indicator: Indicator
    let order: SchoolRows.Order
    private let question: TableQuestion
    private let communes: [Unit.Code: String]

    /// Of each question of the annex that is answered so.
    package static func all(of annex: Outline.Annex, _ annexes: Annexes) -> [AnnexRows] {
        annex.tables(in: annexes.form).map { indicator, question in
            AnnexRows(
                indicator: indicator, order: annex.order, question: question,
                communes: annexes.communeNames)
        }
    }

    var columns: [Spreadsheet.Column] {
        [
            .init("Mã trường", width: 18), .init("Trường", width: 36),
            .init("Đơn vị cấp xã", width: 22), .init("STT", width: 6),
        ]
            + question.documentColumns(for: nil).map {
                .init($0.title, width: Double($0.share))
            }
    }

    /// Numbered from 1 in each school.
    func rows(of school: Annexes.School) -> [[SheetCell]] {
        guard case .table(let table)? = school.values?[indicator.code] else { return [] }
        let commune = school.commune.flatMap { communes[$0] }
        return table.rows.enumerated().map { index, row in
            [
                .text(school.unit.code.rawValue), .text(school.unit.name),
                commune.map(SheetCell.text) ?? .blank, .integer(Int64(index + 1)),
            ]
                + question.columns.map { column in
                    row[column.code.rawValue].map { column.cell(of: $0, school.unit.level) }
                        ?? .blank
                }
        }
    }
}

extension Indicator {
    /// An answer of its own type: a number, a day; words for all else.
    fileprivate func cell(of value: Value, _ level: Level?) -> SheetCell {
        if let kind = kind.number, let number = value.number { return .number(kind.shown(number)) }
        return switch value {
        case .boolean(let truth): .truth(truth)
        case .date(let day): .day(day)
        default: .text(text(of: value, level: level))
        }
    }
}
