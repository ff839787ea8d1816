import Testing

@testable import Web

@Suite("sections that are typed between two savings")
struct SectionRunTests {
    @Test("a run ends once it has fifteen questions, and none is lost or twice")
    func runs() {
        #expect(SectionRun.all([]) == [])
        #expect(SectionRun.all([("A", 40)]) == [["A"]])
        let form = [("A", 5), ("B", 10), ("C", 4), ("D", 10), ("E", 6), ("F", 1)]
        #expect(SectionRun.all(form) == [["A", "B"], ["C", "D", "E"], ["F"]])
        #expect(
            SectionRun.all([("A", 0), ("B", 0), ("C", 15), ("D", 1)]) == [["A", "B", "C"], ["D"]])
    }

    @Test("a form opens with a whole run, and one button leads from it to the next")
    func opened() throws {
        let site = try APISite()
        let clerk = try site.browser("nv-th-cao-thang")
        let report = "/rounds/pccc-2026/report"
        // What the profile says fills A.
        let page = try clerk.get(report).text
        #expect(open(page) == ["B"])
        #expect(onward(page) == "CDEFGHIJKLM".map { String($0) })
        #expect(try open(clerk.get(report + "?section=A").text) == ["A", "B"])
        let later = try clerk.get(report + "?section=C").text
        #expect(open(later).isSuperset(of: ["C", "D", "E"]) && !open(later).contains("F"))
        #expect(onward(later).first { $0 > "C" } == "F")
    }

    @Test("an error in any section of the run is told before the next one")
    func told() throws {
        let site = try APISite()
        let clerk = try site.browser("nv-th-cao-thang")
        let report = "/rounds/pccc-2026/report"
        _ = try clerk.get(report)
        let kept = try clerk.post(report, [("gen_staff_total", "ba"), ("_next", "C")])
        #expect(kept.location == report + "?section=A&next=C#gen_staff_total")
        let page = try clerk.get(report + "?section=A&next=C").text
        #expect(page.contains("Còn 1 lỗi ở mục này: sửa, hoặc vẫn sang mục C."))
        let past = try clerk.post(report, [("gen_staff_total", "ba"), ("_past", "C")])
        #expect(past.location == report + "?section=C#C")
    }

    private func open(_ page: String) -> Set<String> {
        Set(page.matches(of: /<details class="sec" id="(\w+)" open>/).map { String($0.1) })
    }

    private func onward(_ page: String) -> [String] {
        page.matches(of: /name="_next" value="(\w+)"/).map { String($0.1) }
    }
}
