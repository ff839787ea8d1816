import Formats
import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("A form comes as a workbook, and goes as one")
struct FormWorkbookDoorsTests {
    /// A list of questions as an officer makes one.
    private static let list = [
        XLSForm.Sheet(
            name: "Sheet1",
            rows: [
                ["BÁO CÁO NƯỚC SẠCH"], ["STT", "Nội dung", "Đơn vị tính", "Kiểu", "Bắt buộc"],
                ["I", "Nguồn nước"], ["1", "Số vòi nước", "vòi", "", "x"],
                ["2", "Ngày xét nghiệm", "", "Ngày", ""],
            ])
    ]

    /// An XLSForm of which nothing is to be told.
    private static func survey(_ more: [String] = []) -> [XLSForm.Sheet] {
        [
            .init(
                name: "survey",
                rows: [
                    ["type", "name", "label", "required", "default"],
                    ["begin_group", "a", "Nguồn nước"],
                    ["integer", "taps", "Số vòi nước", "yes"] + more, ["end_group"],
                ]),
            .init(
                name: "settings",
                rows: [
                    ["form_title", "form_id", "version"], ["Nước sạch", "nuoc_sach", "4"],
                ]),
        ]
    }

    private static func file(_ sheets: [XLSForm.Sheet]) throws -> [UInt8] {
        try FormSheets.file(sheets, madeAt: Moment(milliseconds: 0))
    }

    @Test("on the page at once where nothing is to be told")
    func page() throws {
        let officer = try DepartmentFixture().browser("cv-a")
        _ = try officer.get("/forms")
        let answer = try officer.send(workbook: try Self.file(Self.survey()), to: "/forms")
        #expect(answer.location == "/forms/nuoc_sach/4?done=imported")
        let page = try officer.get("/forms/nuoc_sach/4").text
        #expect(page.contains("/forms/nuoc_sach/4/form.xlsx"))
        #expect(page.contains("Số vòi nước"))
        let back = try officer.get("/forms/nuoc_sach/4/form.xlsx")
        #expect(back.fields[.contentType] == AnnexWorkbook.mediaType)
        let sheets = try FormSheets.read(back.body)
        let document = try JSON(parsing: officer.get("/forms/nuoc_sach/4/form.json").body)
        #expect(XLSForm.read(sheets, levels: []).document?.canonical == document.canonical)
    }

    @Test("on the page, which tells first what was guessed or is lost, and keeps nothing yet")
    func told() throws {
        let officer = try DepartmentFixture().browser("cv-a")
        _ = try officer.get("/forms")
        for target in ["/forms", "/form-drafts"] {
            let answer = try officer.send(workbook: try Self.file(Self.list), to: target)
            #expect(answer.status == .ok)
            #expect(answer.text.contains("Đã đọc tệp, chưa nhập."))
            #expect(
                answer.text.contains(
                    "<b>Trang tính Sheet1, dòng 4, cột Kiểu</b>: Chưa ghi kiểu: đoán là số nguyên theo "
                        + "đơn vị tính “vòi”."))
            #expect(try officer.get("/forms/bao_cao_nuoc_sach/1").status == .notFound)
        }
        let page = try officer.send(workbook: try Self.file(Self.list), to: "/forms").text
        let text = try #require(
            page.components(between: "<textarea id=\"document\"", and: "</textarea>").first)
        let document = String(text.drop { $0 != "\n" }.dropFirst())
            .replacing("&quot;", with: "\"").replacing("&#34;", with: "\"")
        let draft = try officer.post("/form-drafts", [("document", document)])
        let place = try #require(draft.location)
        #expect(try officer.get(place).text.contains("Số vòi nước"))
    }

    @Test("on the page, which says at which row something is wrong")
    func wrong() throws {
        let officer = try DepartmentFixture().browser("cv-a")
        _ = try officer.get("/forms")
        var sheets = Self.survey()
        sheets[0].rows[2][0] = "select_one nothing"
        let answer = try officer.send(workbook: try Self.file(sheets), to: "/forms")
        #expect(answer.status == .unprocessableContent)
        #expect(
            answer.text.contains(
                "<b>Trang tính survey, dòng 3, cột type</b>: Không có danh mục “nothing”."))
        let torn = try officer.send(
            workbook: Array(try Self.file(sheets).prefix(400)), to: "/forms")
        #expect(torn.status == .unsupportedMediaType)
        #expect(torn.text.contains("Chưa nhập được biểu mẫu."))
        #expect(try officer.get("/forms/nuoc_sach/4").status == .notFound)
    }

    @Test("by the API, with the same findings")
    func api() throws {
        let site = try APISite()
        let officer = try site.token(.officer, "pgd-thanh-mien")
        func send(_ sheets: [XLSForm.Sheet], _ query: String = "") throws -> Answer {
            try site.send(
                .post, "/api/v1/forms" + query, as: officer, body: try Self.file(sheets),
                fields: [.contentType: AnnexWorkbook.mediaType])
        }
        let answer = try send(Self.survey(["5"]), "?levels=MN")
        #expect(answer.status == 201)
        #expect(answer["code"] == "nuoc_sach")
        #expect(answer["version"] == 4)
        #expect(
            answer["findings"] == [
                [
                    "sheet": "survey", "row": 3, "column": "default", "weight": "lost",
                    "message": "Bỏ giá trị mặc định: câu trả lời không điền sẵn.",
                ]
            ])
        let again = try send(Self.survey())
        #expect(again.status == 409)
        var sheets = Self.survey()
        sheets[0].rows[2][0] = "select_one nothing"
        let wrong = try send(sheets)
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("Trang tính survey, dòng 3, cột type: Không có danh mục"))
        #expect(try send(sheets, "?levels=XX").status == 400)

        let file = try site.get("/api/v1/forms/nuoc_sach/4/form.xlsx", as: officer)
        #expect(file.status == 200)
        #expect(file.type == AnnexWorkbook.mediaType)
        let form = XLSForm.read(try FormSheets.read(file.body), levels: []).form
        #expect(form?.indicators.first?.levels == ["MN"])
        let school = try site.token(.clerk, "th-cao-thang")
        #expect(try site.get("/api/v1/forms/nuoc_sach/4/form.xlsx", as: school).status == 403)
    }
}
