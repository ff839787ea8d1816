import Demonstration
import Reporting
import Testing

/// The form against what the plan of 2022 asks, written down a second time here.
@Suite struct FormDocumentTests {
    let form: FormDocument

    init() throws { form = try FormDocument.read() }

    @Test("it is version 2 of pccc, with thirteen sections")
    func sections() {
        #expect(form.code == "pccc")
        #expect(form.version == 2)
        #expect(form.sections.map(\.code).joined() == "ABCDEFGHIJKLM")
        #expect(form.sections.map(\.vi) == DomainFacts.sectionTitles)
    }

    @Test("it asks the seventy indicators in their order")
    func indicators() {
        #expect(form.indicators.map(\.code) == DomainFacts.codes.flatMap(\.self))
        #expect(form.sections.map { $0.indicators.map(\.code) } == DomainFacts.codes)
    }

    @Test("every indicator has the type of the table")
    func types() {
        let counts = Dictionary(grouping: form.indicators, by: \.type).mapValues(\.count)
        #expect(
            counts == [
                "integer": 34, "boolean": 10, "choice": 10, "text": 6, "money": 5, "choices": 2,
                "date": 2, "file": 1,
            ])
        let limits = form.indicators.filter { $0.type == "text" }.map(\.max)
        #expect(limits == [30, 500, 2000, 4000, 4000, 4000])
    }

    // Two more might be conditional and are optional: party_docs, because who advised the commune
    // may have got no document, and report_file, which W35 asks for.
    @Test("fifty-five are required, seven on a condition, eight are optional")
    func requirements() {
        func codes(_ required: String) -> Set<String> {
            Set(form.indicators.filter { $0.required == required }.map(\.code))
        }
        #expect(codes("always").count == 55)
        #expect(codes("when") == DomainFacts.conditional)
        #expect(codes("optional") == DomainFacts.optional)
        #expect(form.indicators.allSatisfy { ($0.when != nil) == ($0.required == "when") })
    }

    @Test("natures and aggregates are those of the table")
    func natures() {
        func codes(_ nature: String) -> Int { form.indicators.count { $0.nature == nature } }
        #expect(codes("stock") == 20)
        #expect(codes("flow") == 23)
        #expect(codes("flow_distinct") == 6)
        #expect(codes("state") == 21)
        func aggregates(_ name: String) -> Int { form.indicators.count { $0.aggregate == name } }
        #expect(aggregates("sum") == 39)
        #expect(aggregates("count_true") == 10)
        #expect(aggregates("distribution") == 12)
        #expect(aggregates("list") == 8)
        #expect(aggregates("list_distinct_commune") == 1)
    }

    @Test("all apply to all levels, but for the laboratory; five are prefilled")
    func levels() {
        let partial = form.indicators.filter { $0.levels != ["MN", "TH", "THCS", "TH_THCS"] }
        #expect(partial.map(\.code) == ["chk_chemicals"])
        #expect(partial.first?.levels == ["THCS", "TH_THCS"])
        #expect(form.indicators.filter { $0.profile == true }.map(\.code) == DomainFacts.codes[0])
    }

    @Test("preschools have children, all others pupils, and what is of all levels both")
    func words() {
        for question in form.indicators {
            let (vi, unit) = (question.vi, question.unit ?? "")
            let forOthers = [
                question.vi_TH ?? vi, question.vi_THCS ?? vi, question.vi_TH_THCS ?? vi,
                question.unit_TH ?? unit, question.unit_THCS ?? unit,
                question.unit_TH_THCS ?? unit, question.help ?? "",
            ]
            #expect(forOthers.allSatisfy { !$0.contains("trẻ") }, "\(question.code)")
            for text in [vi, unit] where text.contains("học sinh") {
                #expect(text.contains("học sinh (trẻ)"), "\(question.code)")
            }
            let forPreschools = [
                question.vi_MN ?? question.vi, question.unit_MN ?? question.unit ?? "",
                question.help_MN ?? question.help ?? "",
            ]
            #expect(forPreschools.allSatisfy { !$0.contains("học sinh") }, "\(question.code)")
        }
    }

    @Test("the choice lists have their values", arguments: DomainFacts.lists)
    func list(code: String, values: [String]) {
        #expect(form.lists[code]?.map(\.value) == values)
        #expect(form.lists.count == 8)
    }

    @Test("with what is built in there are thirty-three rules")
    func rules() {
        let base = form.rules.map { String($0.id.prefix(3)) }
        #expect(Set(base).union(["E00"]) == DomainFacts.rules)
        #expect(Set(form.rules.map(\.id)).count == form.rules.count)
        for rule in form.rules {
            switch rule.id {
            case "W33": #expect(rule.severity == "note")
            case "W35": #expect(rule.severity == "$file_missing")
            default: #expect(rule.severity == (rule.id.hasPrefix("E") ? "error" : "warning"))
            }
        }
    }

    @Test("there are thirteen measures")
    func measures() {
        #expect(form.measures.map(\.code) == DomainFacts.measures)
        #expect(form.measures.allSatisfy { ($0.percent == nil) != ($0.value == nil) })
    }

    @Test("clauses are those of the plan")
    func clauses() {
        let known = Set(FireSafetyPlan.clauses.map(\.code))
        for section in form.sections {
            #expect(known.isSuperset(of: section.clauses))
            #expect(Set(section.indicators.flatMap(\.clauses)) == Set(section.clauses))
        }
    }
}
