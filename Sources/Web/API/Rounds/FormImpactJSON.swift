import Reporting
import Storage

extension FormImpact {
    /// As the page "Đổi phiên bản biểu mẫu" says it; `name` is what the asker calls the form.
    func json(named name: Form.Version) -> JSON {
        let measures = [
            difference.addedMeasures, difference.goneMeasures, difference.changedMeasures,
        ]
        .map { $0.map(\.code.rawValue) }
        let rules = [difference.addedRules, difference.goneRules, difference.changedRules]
            .map { $0.map(\.rawValue) }
        return [
            "form": ["code": .string(name.code), "version": .integer(Int64(name.version))],
            "added": .array(difference.added.map { question($0, []) }),
            "gone": .array(difference.gone.map { question($0, []) }),
            "changed": .array(difference.changed.map { question($0.new, $0.aspects) }),
            "rules": FormImpact.parts(rules), "measures": FormImpact.parts(measures),
            "losing": FormImpact.json(losing), "counted": .integer(Int64(counted)),
            "lost_passages": lostPassages.map { .integer(Int64($0)) } ?? .null,
            "lost_own": .integer(Int64(lostOwn)),
        ]
    }

    private func question(
        _ indicator: Indicator, _ aspects: [FormDifference.Aspect]
    ) -> JSON {
        [
            "code": .string(indicator.code.rawValue),
            "label": .string(indicator.label.vietnamese),
            "aspects": .array(aspects.map { .string($0.rawValue) }),
            "losing": FormImpact.json(losingAt[indicator.code]),
            "missing": .integer(Int64(missing[indicator.code] ?? 0)),
        ]
    }

    /// What is new, gone, and otherwise.
    private static func parts(_ names: [[String]]) -> JSON {
        let lists = names.map { JSON.array($0.map(JSON.string)) }
        return ["added": lists[0], "gone": lists[1], "changed": lists[2]]
    }

    private static func json(_ reports: Reports?) -> JSON {
        [
            "drafts": .integer(Int64(reports?.drafts ?? 0)),
            "counted": .integer(Int64(reports?.counted ?? 0)),
        ]
    }
}
