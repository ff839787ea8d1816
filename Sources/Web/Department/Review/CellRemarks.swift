import Reporting
import Storage

/// What there is to say of a submitted report, cell by cell.
struct CellRemarks {
    typealias Remark = SubmittedReport.Remark

    private let material: SubmittedMaterial
    /// What the form's rules say, each at the first cell that it speaks of.
    private let problems: [Indicator.Code: [Remark]]
    /// What differs from what was to be expected.
    private let unusual: [Indicator.Code: [Remark]]
    private let causes: Set<String>

    init(_ material: SubmittedMaterial) {
        self.material = material
        let confirmations = material.revision.confirmations
        problems = material.problems.reduce(into: [:]) { remarks, problem in
            guard let cell = problem.cells.first else { return }
            let reason = confirmations.first {
                $0.rule == problem.rule && $0.cells.isSuperset(of: problem.cells)
            }?.reason
            remarks[cell, default: []].append(Remark(problem, reason: reason))
        }
        unusual = CellRemarks.flags(material).merging(
            CellRemarks.far(material), uniquingKeysWith: +)
        causes = Set(material.causes.map(\.code))
    }

    func of(_ indicator: Indicator) -> [Remark] {
        (problems[indicator.code] ?? []) + (unusual[indicator.code] ?? []) + change(of: indicator)
            + signedCopy(at: indicator)
    }

    /// What a signed copy has cleared, at the cell that asks for it.
    private func signedCopy(at indicator: Indicator) -> [Remark] {
        guard indicator.code == .signedReport, !material.cleared.isEmpty else { return [] }
        return [Remark("Đã có bản ký", "gửi sau khi nộp, kèm phiên bản này.", icon: "ok")]
    }

    func cuts(of indicator: Indicator) -> Set<ReportCut> {
        let code = indicator.code
        let isBlank = material.revision.values[code] == nil && material.isAsked(indicator)
        let cuts: [(ReportCut, Bool)] = [
            (.unusual, unusual[code] != nil),
            (.warned, problems[code] != nil || causes.contains(code.rawValue)), (.blank, isBlank),
            (.changed, !change(of: indicator).isEmpty),
        ]
        return Set(cuts.filter(\.1).map(\.0))
    }

    /// What an earlier revision said instead.
    private func change(of indicator: Indicator) -> [Remark] {
        guard let earlier = material.earlier, indicator.applies(to: material.file.level),
            earlier.values[indicator.code] != material.revision.values[indicator.code]
        else { return [] }
        let before = earlier.values[indicator.code].map {
            "ghi “\(indicator.text(of: $0, level: material.file.level))”"
        }
        return [
            Remark("Đã sửa", "phiên bản \(earlier.number) \(before ?? "để trống").", icon: "draft")
        ]
    }

    private static func flags(_ material: SubmittedMaterial) -> [Indicator.Code: [Remark]] {
        material.flags.reduce(into: [:]) { remarks, flag in
            let words: String
            switch flag {
            case .jump(let code, let before, let now):
                guard let kind = material.file.form.indicator(code)?.kind.number else { return }
                words =
                    "Đợt trước \(kind.text(before)), đợt này \(kind.text(now)): giảm từ một nửa "
                    + "hoặc tăng từ gấp đôi trở lên."
            case .smallAmount(_, let amount):
                words =
                    "\(VietnameseNumber.text(amount)) đồng: có thể đã nhập theo nghìn hoặc triệu đồng."
            default: return
            }
            guard let cell = flag.cell else { return }
            remarks[cell, default: []].append(Remark("Cần xem", words, icon: "eye"))
        }
    }

    /// What lies far from the others of the level.
    private static func far(_ material: SubmittedMaterial) -> [Indicator.Code: [Remark]] {
        material.file.form.indicators(for: material.file.level).reduce(into: [:]) {
            remarks, indicator in
            guard material.isFarFromPeers(indicator),
                let median = indicator.medianText(over: material.peers)
            else { return }
            let words =
                "Khác xa các trường \(material.levelName) (trung vị (mức giữa): "
                + "\(median))."
            remarks[indicator.code] = [Remark("Cần xem", words, icon: "eye")]
        }
    }
}
