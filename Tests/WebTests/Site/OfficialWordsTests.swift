import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// The demonstration as officials read it: one wording for one thing, and nothing that can't be yet.
@Suite("What an official reads")
struct OfficialWordsTests {
    private let site: APISite

    init() throws { site = try APISite() }

    private func browser(_ name: String) throws -> Browser { try site.browser(name) }

    private func read(_ address: String, as name: String) throws -> String {
        PageText.plain(try browser(name).get(address).text)
    }

    @Test("one deadline has one wording, for the school, on its receipt, for officers and viewers")
    func oneDeadline() throws {
        let midnight = "Hạn nộp: trước ngày 10/9/2022 (hết ngày 09/9/2022)"
        let round = "/rounds/pccc-2022"
        for (page, name) in [
            (round, "chuyenvien"), (round, "so-gddt"), (round + "/tracking", "lanhdao"),
            (round + "/reminders", "chuyenvien"), (round + "/reports/th-cao-thang", "chuyenvien"),
            (round + "/report", "ht-th-cao-thang"),
        ] {
            let text = try read(page, as: name)
            #expect(text.contains(midnight), "\(page) as \(name)")
            #expect(!text.contains("24:00,") && !text.contains("00:00, 10/09"), "\(page)")
        }
        let receipt = try read(round + "/receipt", as: "ht-th-cao-thang")
        #expect(receipt.contains("Hạn nộp trước ngày 10/9/2022 (hết ngày 09/9/2022)"))
        let rounds = try read("/rounds", as: "chuyenvien")
        #expect(rounds.contains("trước ngày 10/9/2022 (hết ngày 09/9/2022)"))
    }

    @Test("the plan's wording stands beside the deadline only where it says something else")
    func planWords() throws {
        var round = try #require(try site.storage.read { try $0.rounds.find("pccc-2022") })
        #expect(round.planWords(ofDue: round.dueAt) == nil)
        round.dueText = "sau khai giảng một tuần"
        #expect(round.planWords(ofDue: round.dueAt) == "sau khai giảng một tuần")
        #expect(round.planWords(ofDue: round.dueAt + .seconds(86_400)) == nil)
        round.dueAt = try #require(Moment(rfc3339: "2022-09-09T17:00:00+07:00"))
        for same in ["trước 17 giờ 00 ngày 09/9/2022", "trước 17 giờ ngày 09/09/2022"] {
            round.dueText = same
            #expect(round.planWords(ofDue: round.dueAt) == nil)
        }
        round.grace = .seconds(3_600)
        #expect(round.told(round.dueAt + round.grace) == round.dueAt)
    }

    @Test("who is on time is told when reports are due, not before")
    func punctuality() throws {
        let pages = ["/rounds/pccc-2026", "/rounds/pccc-2026/totals"]
        for page in pages {
            #expect(
                try read(page, as: "chuyenvien").contains(
                    /Tỷ lệ nộp đúng hạn[^%]{0,40}chưa đến hạn/),
                "\(page)")
        }
        let due = try #require(try site.storage.read { try $0.rounds.find("pccc-2026") }).dueAt
        site.now = due + .seconds(60)
        for page in pages {
            #expect(!(try read(page, as: "chuyenvien").contains("chưa đến hạn")), "\(page)")
        }
    }

    @Test("in a closed round no due moment is ahead, whoever asks")
    func closedRound() throws {
        let leader = try browser("lanhdao")
        _ = try leader.get("/rounds/pccc-2026/closing")
        let closed = try leader.post(
            "/rounds/pccc-2026/closing",
            [("number", "46"), ("date", VietnameseDate.text(site.now.day)), ("reason", "Cần gấp.")])
        #expect(closed.location == "/rounds/pccc-2026/closings/1?done=closed")
        let ahead = /[Cc]òn \d+ ngày|chưa đến hạn\b|nộp đúng hạn\.|Hạn hôm nay/
        for page in [
            "", "/tracking", "/reminders", "/totals", "/consolidated", "/closing", "/registry",
        ] {
            let text = try read("/rounds/pccc-2026" + page, as: "chuyenvien")
            #expect(text.firstMatch(of: ahead) == nil, "\(page): \(text)")
        }
        let reminders = try read("/rounds/pccc-2026/reminders", as: "chuyenvien")
        #expect(reminders.contains("đợt báo cáo đã đóng"))
        #expect(reminders.contains("xin mở khóa báo cáo để nộp"))
        #expect(try read("/rounds/pccc-2026", as: "so-gddt").firstMatch(of: ahead) == nil)
        for page in ["/", "/rounds/pccc-2026/report"] {
            #expect(try read(page, as: "ht-th-cao-thang").firstMatch(of: ahead) == nil, "\(page)")
        }
        let year = site.now.day.components.year
        let standings = try site.storage.read { database in
            let owner = try #require(try database.rounds.find("pccc-2026")).owner
            return try database.standings(of: owner, year: year, at: site.now)
        }
        #expect(standings.allSatisfy { $0.ahead == 0 })
        #expect(standings.contains { $0.missing > 0 })
    }

    @Test("once figures were closed their numbered document comes first, the other is a draft")
    func numberedFirst() throws {
        let page = try browser("chuyenvien").get("/rounds/pccc-2022/consolidated").text
        let links = page.components(between: "<p class=\"acts\">", and: "</p>").first ?? ""
        let first = try #require(links.components(between: "<a ", and: "</a>").first)
        #expect(first.contains("/rounds/pccc-2022/closings/1/consolidated.docx"))
        #expect(first.contains("Báo cáo số 45"))
        #expect(links.contains("Bản thảo chưa có số (Word)"))
        for name in ["chuyenvien", "so-gddt"] {
            let board = try browser(name).get("/rounds/pccc-2022").text
            let document = try #require(board.firstRange(of: "closings/1/consolidated.docx"))
            let squares = try #require(board.firstRange(of: "id=\"cov\""))
            #expect(document.lowerBound < squares.lowerBound, "\(name)")
        }
        let open = try browser("chuyenvien").get("/rounds/pccc-2026/consolidated").text
        #expect(open.contains("Bản thảo chưa có số (Word)") && !open.contains("closings/"))
    }

    @Test("whoever looks on before there is a round finds a page, and the way out")
    func noRound() throws {
        try site.storage.write { database in
            let office = try database.add(
                NewUnit(code: "ubnd-ben", name: "Ủy ban bên", shortName: "Bên", kind: .province),
                by: .command)
            let unit = try #require(office)
            let account = try database.addAccount(
                userName: "ubnd-ben", name: "Người xem", role: .viewer, unit: unit,
                password: try PasswordHash(of: "minh-hoa-2026", cost: .least), by: .command)
            try database.noteNotice(readBy: try #require(account), by: .command)
        }
        let answer = try browser("ubnd-ben").get("/")
        #expect(answer.status == .ok)
        #expect(answer.text.contains("Chưa có đợt báo cáo nào để xem."))
        #expect(answer.text.contains("action=\"/sign-out\""))
    }

    @Test("a letter's subject says once that it is of a report")
    func subject() {
        #expect(
            ReminderLetter.subject("Báo cáo công tác PCCC")
                == "đôn đốc gửi báo cáo công tác PCCC")
        #expect(
            ReminderLetter.subject("Kết quả công tác PCCC")
                == "đôn đốc gửi báo cáo kết quả công tác PCCC")
    }

    @Test("whoever looks on has nothing to act on")
    func viewer() throws {
        let board = try read("/rounds/pccc-2026", as: "so-gddt")
        #expect(board.contains("Còn chờ") && !board.contains("Cần xử lý"))
        #expect(try read("/rounds/pccc-2026", as: "chuyenvien").contains("Cần xử lý"))
    }

    @Test("a form is read in Vietnamese: conditions by number, no code, no parameter")
    func preview() throws {
        let text = try read("/forms/pccc/2?level=TH", as: "chuyenvien")
        for words in [
            "Bắt buộc khi chỉ tiêu 6 là “Có”", "Bắt buộc khi chỉ tiêu 26 lớn hơn 0",
            "Bắt buộc khi chỉ tiêu 47 nhỏ hơn chỉ tiêu 46", "Chữ, tối đa 30 ký tự",
            "Cảnh báo (đổi được theo từng đợt)", "phần kết",
            "Bắt buộc khi chỉ tiêu 55 cộng chỉ tiêu 56 cộng chỉ tiêu 57 lớn hơn 0",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!text.contains("Khi có điều kiện") && !text.contains("closing"))
        let (asked, documents) = try #require(
            text.firstRange(of: /Xem \d+ chỉ số, tỷ lệ/).map {
                (text[..<$0.lowerBound], text[$0.upperBound...])
            })
        #expect(asked.firstMatch(of: /\{[^}]*\}|\b[a-z]+_[a-z_]+\b/) == nil)
        // What is a figure in the documents' sentences stands in braces: those of the program by words,
        // those that the form itself reckons by the name that it gives them.
        #expect(
            documents.contains("{Số báo cáo đã duyệt}") && documents.contains("{Số trường TH&THCS}")
        )
        #expect(documents.firstMatch(of: /\{\$/) == nil)
    }

    @Test("what officers look for stands in the menu, for schools too")
    func menu() throws {
        for name in ["chuyenvien", "lanhdao", "ht-th-cao-thang"] {
            let page = try browser(name).get("/help").text
            let menu = try #require(
                page.components(between: "<nav class=\"tabs\"", and: "</nav>").first)
            #expect(menu.contains("/standings") && menu.contains("/letterhead"), "\(name)")
        }
        let own = try browser("chuyenvien").get("/letterhead").text
        #expect(own.contains("<a href=\"/letterhead\" aria-current=\"page\">"))
    }

    @Test("words of all pages: no chat, no second word for one thing")
    func words() throws {
        let strange = /nhóm chat|[Ff]ile mềm|[Hh]ộp thư|lùi về năm sau|gấp đôi trở lên\)|Toàn ngành/
        for page in [
            "/help", "/account", "/rounds/pccc-2026/registry", "/rounds/new", "/rounds/pccc-2026",
            "/rounds/pccc-2026/reports/mn-thanh-mien",
        ] {
            let text = try read(page, as: "chuyenvien")
            #expect(text.firstMatch(of: strange) == nil, "\(page)")
            for median in text.matches(of: /[Tt]rung vị(.{11})/) {
                #expect(median.1 == " (mức giữa)", "\(page)")
            }
        }
        let totals = try read("/rounds/pccc-2026/totals", as: "chuyenvien")
        #expect(totals.contains("Tổng số học sinh (trẻ)"))
        #expect(totals.contains("Có bếp ăn bán trú · số trường trả lời “Có”"))
    }

    @Test("no office is called a phòng but by its own name: in a commune it may be none")
    func offices() throws {
        for page in [
            "/", "/help", "/profile", "/rounds/pccc-2022/report", "/rounds/pccc-2022/receipt",
            "/rounds/pccc-2026/report", "/rounds/pccc-2026/report/checks",
        ] {
            let text = try read(page, as: "ht-th-cao-thang")
            for office in text.matches(of: /\bPhòng (\S+)/) {
                #expect(["Giáo", "GDĐT", "GD&ĐT"].contains(office.1), "\(page): \(office.0)")
            }
        }
        let returned = try read("/rounds/pccc-2026/report", as: "ht-th-chi-lang-bac")
        #expect(returned.contains("Cơ quan quản lý trả lại ô này"))
    }

    @Test("communes are called as the law calls them when a round counts")
    func communes() throws {
        let (old, new) = ("/rounds/pccc-2022/tracking", "/rounds/pccc-2026/tracking")
        #expect(try read(old, as: "chuyenvien").contains("Xã, phường, thị trấn"))
        #expect(try read(new, as: "chuyenvien").contains("Xã, phường, đặc khu"))
    }

    @Test("what stands in a form beforehand is counted, long answers are read from the left")
    func form() throws {
        #expect(try read("/", as: "ht-th-cao-thang").contains("Đã nhập 4/61 chỉ tiêu"))
        let view = try browser("ht-th-cao-thang").get("/rounds/pccc-2022/report").text
        #expect(view.contains("<td role=\"cell\" class=\"v long\">Nhà trường chưa có hệ thống"))
        #expect(view.contains("<td role=\"cell\" class=\"v\">34 người"))
        #expect(view.contains("<td role=\"cell\" class=\"v\">21/KH-THCT"))
        #expect(!view.contains("Đợt trước"), "there was none")
        let review = try browser("chuyenvien").get("/rounds/pccc-2026/reports/th-chi-lang-bac").text
        #expect(review.contains("data-h=\"Đợt trước\" class=\"v long\">Họp hội đồng sư phạm; "))
        #expect(review.contains("data-h=\"Đợt trước\" class=\"v\">37/KH-THCLB"))
    }

    @Test("what can't be read has no unit behind it")
    func unreadable() throws {
        let clerk = try browser("nv-th-cao-thang")
        let address = "/rounds/pccc-2026/report"
        _ = try clerk.get(address)
        _ = try clerk.post(address, [("diss_sessions", "vài cuộc"), ("_do", "save")])
        let text = PageText.plain(try clerk.get(address + "?view=read").text)
        #expect(text.contains("vài cuộc không đọc được"))
        #expect(!text.contains("cuộc cuộc"))
    }

    @Test("what a round's due moment was and is, the journal says in words")
    func journal() throws {
        let moment = try #require(Moment(rfc3339: "2026-12-03T00:00:00+07:00"))
        #expect(moment.asDue == "trước ngày 03/12/2026 (hết ngày 02/12/2026)")
        let round = try #require(try site.storage.read { try $0.rounds.find("pccc-2026") })
        var dates = RoundDates(round)
        dates.dueAt = moment
        try site.storage.write { database in
            try database.setDates(dates, of: round.id, reason: "Bão.", by: .command)
        }
        let text = try read("/journal", as: "chuyenvien")
        #expect(text.contains("trước ngày 03/12/2026 (hết ngày 02/12/2026)"))
    }
}
