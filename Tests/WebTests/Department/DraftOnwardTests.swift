import Foundation
import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("What is open on the page of a form that is being made is kept before one goes on")
struct DraftOnwardTests {
    private let desk: DraftDesk
    private let draft: String

    init() throws {
        desk = try DraftDesk()
        draft = try desk.officer.beginDraft("Y tế", asking: [("Số học sinh", "integer")])
    }

    private func save(_ fields: [(String, String)]) throws -> Browser.Answer {
        try desk.send(
            draft + "?q=so_hoc_sinh", to: "/questions",
            DraftDesk.pupils + [("_do", "save")] + fields)
    }

    @Test("a link of the same draft is gone to, and what was typed is there")
    func link() throws {
        for next in ["?q=so_hoc_sinh#q-so_hoc_sinh", "/outlines/report", "", "#rules", "/own?s=P"] {
            let answer = try save([("_next", draft + next)])
            #expect(answer.location == draft + next)
        }
        #expect(try desk.stored(draft).question("so_hoc_sinh")?.json["unit"] == "học sinh")
    }

    @Test(
        "no other address is",
        arguments: [
            "https://example.org/", "//example.org", "/forms", "/form-drafts/", "javascript:1", "",
        ])
    func elsewhere(next: String) throws {
        let here = draft + "?q=so_hoc_sinh&done=saved#q-so_hoc_sinh"
        #expect(try save([("_next", next)]).location == here)
        // Nor what only begins like the draft's, or has a line of its own.
        for wrong in [draft + "1", draft + "x/own", draft + "/own\r\nSet-Cookie: a=b"] {
            #expect(try save([("_next", wrong)]).location == here, "\(wrong)")
        }
    }

    @Test("that it is kept is said beside its button, once")
    func said() throws {
        let saved = try #require(try save([]).location)
        let page = try desk.officer.get(String(saved.prefix { $0 != "#" })).text
        #expect(page.components(separatedBy: "data-kept").count == 2)
        #expect(page.contains("Lưu câu 1</button> <span class=\"st ok\""))
        #expect(!page.contains(">Đã lưu.<"))
        #expect(!(try desk.officer.get(draft + "?q=so_hoc_sinh").text.contains("data-kept")))
        let rule = try desk.send(
            draft + "?r=new&kind=between", to: "/rules",
            [
                ("rule", "new"), ("kind", "between"), ("q", "so_hoc_sinh"), ("least", "0"),
                ("most", "50"), ("severity", "error"), ("_do", "save"),
                ("_next", draft + "/outlines/report"),
            ])
        #expect(rule.location == draft + "/outlines/report")
        let section = try desk.send(
            draft, to: "/sections", [("_do", "save"), ("section", "A"), ("title", "Học sinh")])
        #expect(section.location == draft + "?s=A&done=saved#s-A")
        #expect(try desk.officer.get(draft + "?s=A&done=saved").text.contains("data-kept"))
    }

    @Test("an outline's parts are kept so, too")
    func outline() throws {
        let address = draft + "/outlines/report"
        _ = try desk.officer.get(address)
        _ = try desk.officer.post(address, [("_do", "begin")])
        let block = try desk.officer.get(address + "?b=1").text
        let opened = #"name="block" value="1"><input type="hidden" name="_was" value=""#
        let mark = try #require(block.components(between: opened, and: "\"").first)
        let saved = try desk.officer.post(
            address,
            [
                ("block", "1"), ("_was", mark), ("heading", "1"), ("text", "Học sinh"),
                ("stands", ""), ("_do", "save"), ("_next", draft),
            ])
        #expect(saved.location == draft)
        let kept = try desk.officer.get(address + "?b=1&done=saved").text
        #expect(kept.components(separatedBy: "data-kept").count == 2 && kept.contains("Học sinh"))
        #expect(try desk.officer.get(address + "?done=frame").text.contains("data-kept"))
    }
}
