import Demonstration
import Reporting
import TestSupport
import Testing

@Suite("The demonstration's outlines, where nothing happened and where something did")
struct OutlineTests {
    let form: Form

    init() throws {
        form = try Form(document: try JSON(parsing: FireSafetyForm.document))
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private var setting: DocumentSetting {
        get throws {
            let round = Round(
                id: .init(rawValue: 1), code: "x", title: "Đợt", plan: .init(rawValue: 1),
                form: .init(form.version), owner: .init(rawValue: 1),
                period: try day("2022-03-16")...day("2022-08-31"), dataClose: try day("2022-08-31"),
                dueAt: Moment(milliseconds: 0), dueText: "trước ngày 10/9/2022")
            let plan = Plan(
                id: .init(rawValue: 1), number: "14/KH-GDĐT", date: try day("2022-03-16"),
                issuer: "Phòng", subject: "", tasks: [], bases: [])
            return DocumentSetting(
                round: round, form: form, plan: plan, unit: "Phòng", owner: "Phòng")
        }
    }

    /// Every number 0, every question answered with no, every choice with its last option.
    private var nothing: Values {
        form.indicators(for: "THCS").reduce(into: [:]) { values, indicator in
            switch indicator.kind {
            case .number: values[indicator.code] = .integer(0)
            case .boolean: values[indicator.code] = .boolean(false)
            case .choice(let list):
                values[indicator.code] = list.options.last.map { .choice($0.value) }
            default: break
            }
        }
    }

    private func round(_ from: String, _ to: String, _ title: String) throws -> Round {
        Round(
            id: .init(rawValue: 1), code: "x", title: title, plan: .init(rawValue: 1),
            form: .init(form.version), owner: .init(rawValue: 1), period: try day(from)...day(to),
            dataClose: try day(to), dueAt: Moment(milliseconds: 0), dueText: "")
    }

    private func consolidated(
        _ values: Values, previous: Values? = nil, isSamePeriod: Bool = true,
        isPreviousWhole: Bool = true, missing: [String] = []
    ) throws -> String {
        let layout = TotalsLayout(form: form)
        let setting = try setting
        func totals(_ values: Values, missing: Int = 0) -> GroupTotals {
            let tally = layout.tally(of: values, level: "THCS", parameters: setting.parameters)
            return GroupTotals(
                layout: layout, coverage: Coverage(states: [.approved: 1, .notStarted: missing]),
                states: [.approved], tally: tally, communes: [tally])
        }
        var total = totals(values, missing: missing.count)
        if let previous {
            total.previous = form.measures.reduce(into: [:]) {
                $0[$1.code] = totals(previous).result(of: $1)
            }
        }
        let before = try round(
            isSamePeriod ? "2021-03-16" : "2021-02-01", "2021-08-31", "Đợt trước")
        let now = try round("2022-03-16", "2022-08-31", "Đợt này")
        let compared = previous.map {
            Facts.compared(totals($0, missing: isPreviousWhole ? 0 : 1), of: before, with: now)
        }
        let facts = Facts(
            ReportedTotals(
                total: total, previous: compared ?? [:], owedByLevel: ["THCS": 1],
                missing: NamedSchools(missing),
                late: []), setting)
        return form.outline(.consolidated).filled(with: facts).blocks.map {
            $0.runs.map(\.text).joined()
        }.joined(separator: "\n")
    }

    private func school(_ values: Values) throws -> String {
        let facts = Facts(values, level: "THCS", form: form, try setting)
        return form.outline(.report).filled(with: facts).blocks.map {
            $0.runs.map(\.text).joined()
        }.joined(separator: "\n")
    }

    @Test("where nothing happened the consolidated report says so in words, without a naked 0")
    func zeroes() throws {
        let text = try consolidated(nothing)
        for sentence in [
            "Theo báo cáo của 01 trường, trong kỳ không xảy ra cháy, nổ, tai nạn, sự cố.",
            "Theo báo cáo của 01 trường, chưa trường nào ban hành kế hoạch thực hiện.",
            "chưa trường nào tổ chức quán triệt, triển khai Kết luận số 02-KL/TW.",
            "cấp ủy, chính quyền cấp xã chưa ban hành văn bản theo tham mưu của nhà trường.",
            "trong kỳ không có buổi tuyên truyền riêng.",
            "trong kỳ không có trường nào tổ chức thực tập phương án, diễn tập.",
            "không phát hiện tồn tại, thiếu sót.", "không có trường bị xử phạt vi phạm hành chính.",
            "Các trường có báo cáo chưa bố trí kinh phí trong dự toán năm. Các trường có báo cáo "
                + "chưa sử dụng kinh phí trong kỳ.",
            "chưa có họng nước, trụ nước chữa cháy.", "chưa trường nào tự kiểm tra.",
            "không có lượt kiểm tra nào của cấp trên, cơ quan chức năng.",
            "trong kỳ không có tập thể, cá nhân được khen thưởng.",
            "không có trường hợp bị xử lý trách nhiệm.",
            "Tất cả các trường đã có báo cáo được duyệt.",
            "Các trường có báo cáo không đề nghị bổ sung kinh phí.",
        ] {
            #expect(text.contains(sentence), "\(sentence)")
        }
        for naked in ["0 vụ", " 0 người chết", "chết 0", "0 tập thể", "0 buổi", "0 cuộc", "…"] {
            #expect(!text.contains(naked), "\(naked): \(text)")
        }
        #expect(!text.contains("\(Facts.unknown)"))
    }

    @Test(
        "incidents are held against the round before",
        arguments: [
            (2, 0, "So với cùng kỳ năm trước tăng 02 vụ (cùng kỳ không xảy ra)."),
            (3, 1, "So với cùng kỳ năm trước tăng 02 vụ."),
            (1, 3, "So với cùng kỳ năm trước giảm 02 vụ."),
            (2, 2, "Không tăng, giảm so với cùng kỳ năm trước."),
        ])
    func incidents(now: Int64, before: Int64, sentence: String) throws {
        var (values, previous) = (nothing, nothing)
        values["inc_fire"] = .integer(now)
        values["inc_deaths"] = .integer(0)
        previous["inc_explosion"] = .integer(before)
        let text = try consolidated(values, previous: previous)
        #expect(text.contains("trong kỳ xảy ra \(VietnameseNumber.count(now)) vụ cháy."))
        #expect(text.contains("Không có người chết."))
        #expect(text.contains("Không thiệt hại về tài sản."))
        #expect(text.contains(sentence), "\(text)")
        #expect(!text.contains("nổ."))
        // Another period, or reports that are missing in either: no comparison, only what it was.
        let count = before == 0 ? "không có vụ nào" : "có \(VietnameseNumber.count(before)) vụ"
        let told = "Đợt “Đợt trước” \(count) theo báo cáo của"
        for other in [
            try consolidated(values, previous: previous, isSamePeriod: false),
            try consolidated(values, previous: previous, isPreviousWhole: false),
            try consolidated(values, previous: previous, missing: ["Trường B"]),
        ] {
            #expect(other.contains(told), "\(other)")
            #expect(!other.contains("So với cùng kỳ"))
            #expect(!other.contains("tăng, giảm"))
        }
        let alone = try consolidated(values)
        #expect(!alone.contains("Đợt “"))
        #expect(!alone.contains("cùng kỳ"))
    }

    @Test("where nothing happened a school's report says so too")
    func schoolZeroes() throws {
        let text = try school(nothing)
        for sentence in [
            "Nhà trường chưa ban hành kế hoạch thực hiện.", "Trong kỳ chưa tự kiểm tra.",
            "Nhà trường chưa có bình chữa cháy", "Trong kỳ không xảy ra cháy, nổ, tai nạn, sự cố.",
            "Không có trường hợp bị xử lý trách nhiệm.",
            // What was answered with no is said as well.
            "Nhà trường không tổ chức bếp ăn bán trú.",
            "Chưa tham mưu cấp ủy, chính quyền cấp xã ban hành văn bản chỉ đạo.",
            "chưa được lồng ghép trong chương trình, hoạt động giáo dục.",
            "Trong kỳ không có lượt kiểm tra của cấp trên, cơ quan chức năng.",
            "Không bị xử phạt vi phạm hành chính.", "Chưa có bể nước, nguồn nước dự trữ",
            "Chưa có dụng cụ phá dỡ, cứu nạn, cứu hộ ban đầu.",
            "Trong kỳ không trang bị mới hoặc nạp, thay thế phương tiện.",
            "Trong kỳ không có tập thể, cá nhân được khen thưởng.",
            "Chưa rà soát việc thực hiện Nghị quyết số 99/2019/QH14 ngày 27/11/2019 của Quốc hội",
        ] {
            #expect(text.contains(sentence), "\(sentence)")
        }
        #expect(text.hasSuffix("IV. ĐỀ XUẤT, KIẾN NGHỊ\nKhông có."))
        #expect(!text.contains(Facts.unknown), "\(text)")
    }

    @Test(
        "a school's report says what it has, by which forms it spoke, and that nothing was donated")
    func schoolHas() throws {
        var values = nothing
        (values["eq_water"], values["eq_rescue_tools"]) = (.boolean(true), .boolean(true))
        (values["diss_sessions"], values["diss_forms"]) = (
            .integer(2), .choices(["meeting", "flag"])
        )
        (values["bud_spent"], values["bud_social"]) = (.integer(9_000_000), .integer(0))
        let text = try school(values)
        for sentence in [
            "Có bể nước, nguồn nước dự trữ cho chữa cháy.",
            "Có dụng cụ phá dỡ, cứu nạn, cứu hộ ban đầu.",
            "Hình thức quán triệt, triển khai: họp hội đồng sư phạm; sinh hoạt dưới cờ.",
            "Đã sử dụng 9.000.000 đồng; không có nguồn tài trợ, xã hội hóa.",
        ] {
            #expect(text.contains(sentence), "\(sentence)")
        }
    }

    @Test(
        "a school's sentences have no naked 0, no capital behind a colon, and end",
        arguments: [UInt64](0..<60))
    func schoolSentences(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let values = form.indicators(for: "THCS").reduce(into: Values()) { values, indicator in
            // No school is without people.
            let least: Int64 = indicator.code.rawValue.hasPrefix("gen_") ? 1 : 0
            switch indicator.kind {
            case .number: values[indicator.code] = .integer(.random(in: least...2, using: &random))
            case .boolean: values[indicator.code] = .boolean(.random(using: &random))
            case .choice(let list):
                values[indicator.code] = list.options.randomElement(using: &random).map {
                    .choice($0.value)
                }
            case .text: values[indicator.code] = .text("Đề nghị sửa.\nCổng trường hẹp")
            case .date: values[indicator.code] = Day(iso: "2022-05-18").map(Value.date)
            case .choices, .file, .time, .location, .table: break
            }
        }
        let text = try school(values)
        #expect(text.firstMatch(of: /(?:^|[\s(])0[ \/]/) == nil, "\(text)")
        #expect(text.firstMatch(of: /(?m): \p{Lu}[\p{Ll} ]/) == nil, "\(text)")
        for paragraph in text.split(separator: "\n").dropFirst() where !paragraph.isHeading {
            #expect(paragraph.last == "." && !paragraph.hasSuffix(".."), "\(paragraph)")
        }
        #expect(!text.contains("..") && !text.contains(".)"), "\(text)")
    }

    @Test("every indicator of the form is said in the consolidated report, or in an annex")
    func complete() throws {
        let outline = form.outline(.consolidated)
        let json = String(decoding: outline.document.serialized(), as: UTF8.self)
        // What the text leaves to the annexes and to schools' own reports.
        let elsewhere: Set<Indicator.Code> = [
            "gen_mgmt_class", "plan_number", "plan_date", "party_advice",
            "party_docs", "team_trained", "drill_last_date", "chk_dossier", "eq_ext_powder",
            "eq_ext_co2", "eq_ext_usable", "eq_signs", "report_file",
        ]
        for indicator in form.indicators where !elsewhere.contains(indicator.code) {
            #expect(json.contains(indicator.code.rawValue), "\(indicator.code)")
        }
    }
}

extension Substring {
    /// `II. KẾT QUẢ`, `1. Công tác`.
    fileprivate var isHeading: Bool { firstMatch(of: #/^(?:[IVX]+|\d+)\. /#) != nil }
}
