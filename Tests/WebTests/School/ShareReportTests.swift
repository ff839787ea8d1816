import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// A school gives sections of its report to colleagues, and sees what came of it.
@Suite struct ShareReportTests {
    private static let share = GivenSectionsFixture.share

    let school: GivenSectionsFixture

    init() throws { school = try GivenSectionsFixture() }

    @Test("who made a link is shown what to send, and the digits apart from it")
    func shown() throws {
        let link = try school.give(["A", "C"])
        let page = try school.clerk.get("\(Self.share)?link=\(link.id.rawValue)").text
        let message = try #require(page.firstMatch(of: /<textarea[^>]*>([^<]+)</)).1
        #expect(message.contains("http://tonghop.example" + school.address(of: link)))
        #expect(message.contains("Cô Hà, y tế") && message.contains("C. Kinh phí"))
        let digits = school.digits(of: link)
        #expect(page.contains(digits) && !message.contains(digits))
        #expect(page.contains("Mã QR"))
        // Elsewhere it stands on no page.
        let list = try school.clerk.get(Self.share).text
        #expect(!list.contains(digits) && !list.contains(school.address(of: link)))
    }

    @Test("the page says who has what, how far it is and who touched it last")
    func overview() throws {
        let link = try school.give()
        let before = try school.clerk.get(Self.share).text
        #expect(before.contains("Chưa vào lần nào") && before.contains("Đủ 2/2"))
        let colleague = try school.colleague(by: link)
        #expect(
            try colleague.post(GivenSectionsFixture.report + "/cells", [("spent", "")]).status
                == .ok)
        #expect(
            try colleague.post(GivenSectionsFixture.report + "/cells", [("planned", "1")]).status
                == .ok)
        let head = try Browser(school.fixture.site, as: "ht-th-cao-thang")
        let page = try head.get(Self.share).text
        #expect(page.contains("1/2"))
        #expect(page.contains("Cô Hà, y tế (được giao mục C), "))
        #expect(!page.contains("Chưa vào lần nào"))
        let form = try head.get(GivenSectionsFixture.report).text
        #expect(form.contains("Đã giao cho Cô Hà, y tế."))
        #expect(form.contains(Self.share))
        let history = try head.get(GivenSectionsFixture.report + "/history").text
        #expect(history.contains("Giao mục C cho Cô Hà, y tế"))
        #expect(history.contains("Cô Hà, y tế (được giao mục C)"))
        try school.takeBack(link)
        #expect(
            try head.get(GivenSectionsFixture.report + "/history").text
                .contains("Thu lại mục C đã giao cho Cô Hà, y tế"))
        #expect(!(try head.get(GivenSectionsFixture.report).text.contains("Đã giao cho")))
    }

    @Test("a colleague without a name is one all the same, and what was typed is text")
    func labels() throws {
        let nameless = try school.give(label: "  ")
        #expect(nameless.given?.label == "")
        #expect(try school.colleague(by: nameless).get(GivenSectionsFixture.report).status == .ok)
        let hostile = try school.give(label: "<b>Hà</b>")
        let page = try school.clerk.get("\(Self.share)?link=\(hostile.id.rawValue)").text
        #expect(page.contains("&lt;b&gt;Hà") && !page.contains("<b>Hà"))
    }

    @Test("what can't be given is said over what was typed, and makes nothing")
    func refused() throws {
        let long = String(repeating: "a", count: GivenSections.longestLabel + 1)
        for fields in [
            [("label", "Cô Hà")], [("label", long), ("section", "C")],
            [("label", "hai\ndòng"), ("section", "C")],
        ] {
            _ = try school.clerk.get(Self.share)
            let answer = try school.clerk.post(Self.share, [("_do", "give")] + fields)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains(#"id="complaint""#))
        }
        for fields in [
            [("_do", "give"), ("section", "Z")], [("_do", "other"), ("section", "C")],
            [("section", "C")],
        ] {
            _ = try school.clerk.get(Self.share)
            #expect(try school.clerk.post(Self.share, fields).status == .badRequest)
        }
        #expect(try school.links().isEmpty)
        for _ in 0..<GivenSections.most { _ = try school.give() }
        _ = try school.clerk.get(Self.share)
        let full = try school.clerk.post(
            Self.share, [("_do", "give"), ("section", "C"), ("label", "Cô Lan")])
        #expect(full.status == .unprocessableContent)
        #expect(full.text.contains("đang có 20 đường dẫn") && full.text.contains("Cô Lan"))
        #expect(try school.links().count == GivenSections.most)
    }

    @Test("sent twice it is made once")
    func twice() throws {
        _ = try school.clerk.get(Self.share)
        let sent = [("_do", "give"), ("section", "C")]
        let first = try school.clerk.post(Self.share, sent)
        #expect(try school.clerk.post(Self.share, sent).location == first.location)
        #expect(try school.links().count == 1)
    }

    @Test("another school's links are as if they were not")
    func others() throws {
        let link = try school.give(label: "Thầy Khánh")
        let id = "\(link.id.rawValue)"
        let stranger = try Browser(school.fixture.site, as: "ht-th-doan-tung")
        let invented = try stranger.get("\(Self.share)?link=99999")
        let foreign = try stranger.get("\(Self.share)?link=\(id)")
        #expect(foreign.status == .notFound && foreign.status == invented.status)
        _ = try stranger.get(Self.share)
        for link in [id, "99999", "-1", "x"] {
            #expect(
                try stranger.post(Self.share, [("_do", "take_back"), ("link", link)]).status
                    == .notFound)
        }
        #expect(try school.links().map(\.id) == [link.id])
        #expect(!(try stranger.get(Self.share).text.contains("Thầy Khánh")))
    }

    @Test("whoever has the school's own link gives too, and has not what others were given")
    func byLink() throws {
        let (unit, storage) = (try school.unit(), school.fixture.storage)
        try storage.write {
            try $0.makeLink(
                for: unit, lifetime: .seconds(86_400), key: storage.key, by: .command)
        }
        let own = try #require(try storage.read { try $0.access.links()[unit] })
        let visitor = Browser(school.fixture.site)
        _ = try visitor.get(school.address(of: own))
        _ = try visitor.post(school.address(of: own), [("code", school.digits(of: own))])
        let link = try school.give(by: visitor)
        #expect(try storage.read { try $0.access.links()[unit] }?.id == own.id)
        #expect(try school.colleague(by: link).get(GivenSectionsFixture.report).status == .ok)
    }
}
