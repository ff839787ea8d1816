extension Form {
    /// A form that is to be taken in: beyond what holds for every form, kept ones too, what would
    /// make it say something wrong.
    ///
    /// - Throws: `InvalidForm` with every fault.
    package static func imported(_ document: JSON) throws(InvalidForm) -> Form {
        let reading = Reading(document)
        let faults = reading.faultsOfNew
        guard faults.isEmpty else { throw InvalidForm(faults: faults) }
        return reading.form
    }
}

extension Form.Reading {
    /// What stands in the way of taking it in, in the document's order.
    package var faultsOfNew: [InvalidForm.Fault] {
        let shares = nodes.filter { node in
            let code = node["code"]?.value.string.map { Indicator.Code(rawValue: $0.nfc) }
            return code.flatMap(form.indicator)?.sumsShares ?? false
        }.flatMap { ($0["aggregate"] ?? $0).fault(.summedShares).faults }
        let asked = nodes + nodes.flatMap { (try? $0["columns"]?.elements()) ?? [] }
        return InvalidForm(
            faults: faults + shares + asked.flatMap(\.unitFaults) + form.optionsAlike
        ).inOrder().faults
    }
}

extension DocumentNode {
    /// Documents say the unit of some numbers with them: what was asked in thousands of đồng would be
    /// printed in đồng.
    fileprivate var unitFaults: [InvalidForm.Fault] {
        guard let unit = self["unit"], let type = self["type"]?.value.string,
            let own = Indicator.Number.ownUnits[type]
        else { return [] }
        let words = unit.value.string?.nfc.lowercased() ?? ""
        // Of what it is may stand behind: `% số phòng`, `đồng/học sinh`.
        let isOwn = own.contains { own in
            words == own || [" ", "/"].contains { words.hasPrefix(own + $0) }
        }
        return isOwn ? [] : unit.fault(.unitIsAnother(type)).faults
    }
}

extension Form {
    /// Options that are called as another one of their list: nobody can tell which one is meant, and a
    /// workbook has but the words.
    fileprivate var optionsAlike: [InvalidForm.Fault] {
        let levels = Set(indicators.flatMap(\.levels)).sorted { $0.rawValue < $1.rawValue }
        return lists.flatMap { list in
            var called = Array(repeating: Set<String>(), count: levels.count + 1)
            return list.options.enumerated().compactMap { place, option in
                let words = [option.label.vietnamese] + levels.map(option.label.text(for:))
                let known = words.indices.filter { !called[$0].insert(words[$0]).inserted }
                return known.first.map {
                    InvalidForm.Fault(
                        place: "lists.\(list.code)[\(place)]",
                        fault: .repeated(.option, words[$0]))
                }
            }
        }
    }
}

extension Indicator {
    /// A number "of a hundred" or "of a thousand" that reports are to be summed by.
    fileprivate var sumsShares: Bool {
        guard aggregate == .sum, let unit = unit?.vietnamese else { return false }
        let words = unit.lowercased()
        return ["%", "％", "‰", "phần trăm", "phần nghìn"].contains { words.contains($0) }
    }
}
