import Demonstration
import Reporting
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
                form: form.version, owner: .init(rawValue: 1),
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

    private func consolidated(_ values: Values, previous: Values? = nil) throws -> String {
        let layout = TotalsLayout(form: form)
        let setting = try setting
        func totals(_ values: Values) -> GroupTotals {
            let tally = layout.tally(of: values, level: "THCS", parameters: setting.parameters)
            return GroupTotals(
                layout: layout, coverage: Coverage(states: [.approved: 1]), states: [.approved],
                tally: tally, communes: [tally])
        }
        var total = totals(values)
        if let previous {
            total.previous = form.measures.reduce(into: [:]) {
                $0[$1.code] = totals(previous).result(of: $1)
            }
        }
        let facts = Facts(
            ReportedTotals(
                total: total, previous: previous.map { Facts.compared(totals($0)) } ?? [:],
                owedByLevel: ["THCS": 1], missing: [], late: []), setting)
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
            "Trong kỳ không xảy ra cháy, nổ, tai nạn, sự cố.",
            "Chưa trường nào tổ chức quán triệt, triển khai Kết luận số 02-KL/TW.",
            "Chưa có xã, thị trấn ban hành văn bản theo tham mưu của nhà trường.",
            "Trong kỳ không có buổi tuyên truyền riêng.",
            "Trong kỳ không có trường nào tổ chức thực tập phương án, diễn tập.",
            "Không phát hiện tồn tại, thiếu sót.", "Không có trường bị xử phạt vi phạm hành chính.",
            "Không có nguồn tài trợ, xã hội hóa.",
            "Trong kỳ không có tập thể, cá nhân được khen thưởng.",
            "Không có trường hợp bị xử lý trách nhiệm.", "Tất cả các đơn vị đã có báo cáo.",
            "Các trường không đề nghị bổ sung kinh phí.",
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
            (2, 0, "So với cùng kỳ tăng 02 vụ (cùng kỳ không xảy ra)."),
            (3, 1, "So với cùng kỳ tăng 02 vụ."), (1, 3, "So với cùng kỳ giảm 02 vụ."),
            (2, 2, "Không tăng, giảm so với cùng kỳ."),
        ])
    func incidents(now: Int64, before: Int64, sentence: String) throws {
        var (values, previous) = (nothing, nothing)
        values["inc_fire"] = .integer(now)
        values["inc_deaths"] = .integer(0)
        previous["inc_explosion"] = .integer(before)
        let text = try consolidated(values, previous: previous)
        #expect(text.contains("Trong kỳ xảy ra \(VietnameseNumber.count(now)) vụ việc. Cháy:"))
        #expect(text.contains("Không có người chết."))
        #expect(text.contains(sentence), "\(text)")
        #expect(!text.contains("Nổ:"))
    }

    @Test("where nothing happened a school's report says so too")
    func schoolZeroes() throws {
        let text = try school(nothing)
        for sentence in [
            "Nhà trường chưa ban hành kế hoạch thực hiện.", "Trong kỳ chưa tự kiểm tra.",
            "Nhà trường chưa có bình chữa cháy", "Trong kỳ không xảy ra cháy, nổ, tai nạn, sự cố.",
            "Không có trường hợp bị xử lý trách nhiệm.",
        ] {
            #expect(text.contains(sentence), "\(sentence)")
        }
        #expect(text.hasSuffix("IV. ĐỀ XUẤT, KIẾN NGHỊ\nKhông có."))
        #expect(!text.contains(Facts.unknown), "\(text)")
    }

    @Test("every indicator of the form is said in the consolidated report, or in an annex")
    func complete() throws {
        let outline = form.outline(.consolidated)
        let json = String(decoding: outline.document.serialized(), as: UTF8.self)
        // What the text leaves to the annexes and to schools' own reports.
        let elsewhere: Set<Indicator.Code> = [
            "gen_mgmt_class", "plan_number", "plan_date", "diss_forms", "party_advice",
            "party_docs", "team_trained", "drill_last_date", "chk_dossier", "eq_ext_powder",
            "eq_ext_co2", "eq_ext_usable", "eq_signs", "eq_water", "eq_rescue_tools", "report_file",
        ]
        for indicator in form.indicators where !elsewhere.contains(indicator.code) {
            #expect(json.contains(indicator.code.rawValue), "\(indicator.code)")
        }
    }
}
