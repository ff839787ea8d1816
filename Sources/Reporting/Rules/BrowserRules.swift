/// What a browser needs to check a report while it is typed, as `Public/report/rules.js` reads it. It says
/// what `ReportCheck` says; what was typed in another way than plainly is read by the server alone.
extension ReportCheck {
    /// What stays the same until the round is changed. Labels, options and
    /// sections stand on the page.
    ///
    ///     {"level": "TH", "parameters": {…}, "others": [codes that are not asked],
    ///      "previous": {code: value},
    ///      "notes": [{"code", "when": node}], those that are not always shown,
    ///      "calculated": [{"cell": code, "is": node, "range": text}], in their order,
    ///      "nil": {"nil-I": {"zero": [codes], "blank": [codes], "says": text}},
    ///      "cells": {code: {"kind", "need": false | node, "scale", "digits",
    ///                       "most" | "limit"; of a table "most", "columns": [{"name", …as a cell}]}},
    ///      "rules": [{…`Rule.syntaxTree`, "severity": "error" | {"parameter"},
    ///                 "explanations": [text], "columns": [names] of a rule of a table's rows,
    ///                 "message": [text | {"label": true} | {"is": node, "as": code | "value"}]}]}
    package var forBrowser: JSON {
        var cells: JSON.Members = [:]
        for indicator in form.indicators(for: level) {
            cells[indicator.code.rawValue] = .object(indicator.membersForBrowser)
        }
        let others = form.indicators.filter { !$0.applies(to: level) }.map(\.code)
        let rules = form.rules.filter { $0.scope.cells.contains { cells[$0.rawValue] != nil } }
        return [
            "level": .string(level.rawValue), "parameters": .object(fixed),
            "others": .array(others.map { .string($0.rawValue) }), "cells": .object(cells),
            "rules": .array(rules.map(\.forBrowser)), "previous": .object(before),
            "calculated": .array(calculatedForBrowser), "notes": .array(notesForBrowser),
            "nil": .object(
                nilReturns.reduce(into: [:]) { $0[$1.cell.rawValue] = $1.forBrowser }),
        ]
    }

    private var notesForBrowser: [JSON] {
        form.sections.flatMap(\.notes).filter { $0.applies(to: level) }.compactMap { note in
            note.condition.map {
                ["code": .string(note.code.rawValue), "when": $0.syntaxTree]
            }
        }
    }

    private var calculatedForBrowser: [JSON] {
        form.indicators(for: level).compactMap { indicator in
            indicator.calculation.map {
                [
                    "cell": .string(indicator.code.rawValue), "is": $0.syntaxTree,
                    "range": .string(indicator.kind.number?.range ?? ""),
                ]
            }
        }
    }

    /// What `forBrowser` depends on beside form and level, as octets.
    package var fixedForBrowser: [UInt8] {
        JSON.array([.object(fixed), .object(before)]).canonical
    }

    private var fixed: JSON.Members {
        parameters.sorted { $0.key < $1.key }.reduce(into: [:]) { fixed, parameter in
            if parameter.key != "today" { fixed[parameter.key] = parameter.value.json }
        }
    }

    /// Of the round before what some rule looks at.
    private var before: JSON.Members {
        let asked = form.rules.reduce(into: Set<Indicator.Code>()) { asked, rule in
            for tree in [rule.holds] + rule.definitions.map(\.expression) {
                asked.formUnion(tree.previousCells(bound: rule.scope.cells))
            }
        }
        return previous.sorted { $0.key < $1.key }.reduce(into: [:]) {
            if asked.contains($1.key) { $0[$1.key.rawValue] = $1.value.forBrowser }
        }
    }

    /// What may be another thing tomorrow: `{"parameters", "waived"}`.
    package var nowForBrowser: JSON {
        [
            "parameters": parameters["today"].map { ["today": $0.json] } ?? [:],
            "waived": .array(waivers.keys.sorted().map { .string($0.rawValue) }),
        ]
    }
}

extension Indicator {
    fileprivate var membersForBrowser: JSON.Members {
        var members: JSON.Members = [:]
        if requirement != .always { members["need"] = requirement.forBrowser }
        members["calculated"] = calculation.map { _ in true }
        let word: String
        switch kind {
        case .number(let number):
            word = "number"
            if number.scale > 0 { members["scale"] = .integer(Int64(number.scale)) }
            members["digits"] = number.digits.map { .integer(Int64($0)) }
            members["most"] = .string(number.most.description)
        case .boolean: word = "boolean"
        case .date: word = "date"
        case .text(let limit):
            word = "text"
            members["limit"] = .integer(Int64(limit))
        case .choice: word = "choice"
        case .choices: word = "choices"
        case .file: word = "file"
        case .time: word = "time"
        case .location: word = "location"
        case .table(let table):
            word = "table"
            members["most"] = .integer(Int64(table.rows))
            members["columns"] = .array(
                table.columns.map { column in
                    var members = column.membersForBrowser
                    members["name"] = .string(column.code.rawValue)
                    return .object(members)
                })
        }
        members["kind"] = .string(word)
        return members
    }
}

extension NilReturn {
    fileprivate var forBrowser: JSON {
        func codes(_ indicators: [Indicator]) -> JSON {
            .array(indicators.map { .string($0.code.rawValue) })
        }
        return ["zero": codes(counted), "blank": codes(silent), "says": .string(contradiction)]
    }
}

extension Indicator.Requirement {
    fileprivate var forBrowser: JSON {
        switch self {
        case .always: true
        case .optional: false
        case .when(let condition): condition.syntaxTree
        }
    }
}

extension Rule.Scope {
    fileprivate var cells: [Indicator.Code] {
        switch self {
        case .each(let codes), .report(let codes): codes
        }
    }
}

extension Rule {
    fileprivate var forBrowser: JSON {
        var members = syntaxTree.object ?? [:]
        members["severity"] =
            switch severity {
            case .fixed(let severity): .string(severity.rawValue)
            case .parameter(let name): ["parameter": .string(name)]
            }
        if !explanations.isEmpty {
            members["explanations"] = .array(explanations.map { .string($0) })
        }
        members["columns"] = columns.map { .array($0.map(JSON.string)) }
        members["message"] = .array(
            message.parts.map { part in
                switch part {
                case .text(let text): .string(text)
                case .placeholder("label"): ["label": true]
                case .placeholder(let name):
                    ["is": reading(name).syntaxTree, "as": subject(of: name)]
                }
            })
        return .object(members)
    }

    /// The cell that the placeholder is a value of, by which it is written.
    private func subject(of placeholder: String) -> JSON {
        var expression = reading(placeholder)
        if case .defined(let name) = expression,
            let definition = definitions.first(where: { $0.name == name })
        {
            expression = definition.expression
        }
        if case .previous(let cell) = expression { expression = cell }
        return switch expression {
        case .indicator(let code): .string(code.rawValue)
        case .boundValue: "value"
        default: .null
        }
    }
}

extension Value {
    /// As the syntax trees' evaluation takes it.
    package var forBrowser: JSON {
        switch self {
        case .integer(let number): .integer(number)
        case .decimal(let number): ["number": .string(number.description)]
        case .boolean(let truth): .boolean(truth)
        case .date(let day): .string(day.description)
        case .text(let text), .choice(let text): .string(text)
        case .choices(let options): .array(options.map { .string($0) })
        case .file(_, let name): ["file": .string(name)]
        case .files(let files): .array(files.map { .string($0.name) })
        case .time(let time): .string(time.description)
        case .location(let location): .string(location.text)
        case .table(let table):
            [
                "table": .array(
                    table.rows.map { row in
                        .object(
                            row.sorted { $0.key < $1.key }.reduce(into: JSON.Members()) {
                                $0[$1.key] = $1.value.forBrowser
                            })
                    })
            ]
        }
    }
}
