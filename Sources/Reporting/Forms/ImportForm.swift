extension Form {
    /// A form that is to be taken in: beyond what holds for every form, kept ones too, what would
    /// make it say something wrong.
    ///
    /// - Throws: `InvalidForm` with every fault.
    package static func imported(_ document: JSON) throws(InvalidForm) -> Form {
        let form = try Form(document: document)
        let faults = form.sections.enumerated().flatMap { section, content in
            content.indicators.enumerated().compactMap { index, indicator in
                indicator.sumsShares
                    ? InvalidForm.Fault(
                        place: "sections[\(section)].indicators[\(index)].aggregate",
                        message: "a percentage is not summed: give it type \"percent\" and "
                            + "aggregate \"weighted\" or \"none\"") : nil
            }
        }
        guard faults.isEmpty else { throw InvalidForm(faults: faults) }
        return form
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
