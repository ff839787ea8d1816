import Testing

@testable import Reporting

@Suite("An officer's own list of questions")
struct OfficerSheetTests {
    private static let head = ["STT", "Nội dung", "Đơn vị tính", "Kiểu", "Bắt buộc"]

    private func read(_ rows: [[String]], head: [String] = head) -> XLSForm.Outcome {
        XLSForm.read(
            [
                .init(
                    name: "Sheet1",
                    rows: [
                        ["UBND HUYỆN THANH MIỆN"], [], ["BIỂU MẪU BÁO CÁO"],
                        ["NƯỚC SẠCH TRONG TRƯỜNG HỌC"], ["(Kèm theo Công văn số 12)"], head,
                    ] + rows)
            ], levels: ["MN", "TH"])
    }

    private func question(_ row: [String]) throws -> (json: JSON?, findings: [String]) {
        let outcome = read([row])
        let json = outcome.document?["sections"]?.array?.first?["indicators"]?.array?.first
        return (json, outcome.findings.filter { $0.place.row == 7 }.map(\.description))
    }

    @Test("has a title, sections and questions")
    func whole() throws {
        let outcome = read([
            ["(1)", "(2)", "(3)", "(4)", "(5)"], ["A", "Cơ sở vật chất"], ["I", "Nguồn nước"],
            ["1", "Số vòi nước", "vòi", "Số", "x"],
            ["2", "Nguồn nước", "", "Chọn một: Máy; Giếng"],
            ["II", "Vệ sinh"], ["1", "Số nhà vệ sinh", "phòng", "Số nguyên", "Có"],
            ["STT", "Nội dung", "Đơn vị tính", "Kiểu", "Bắt buộc"], ["B", "Xét nghiệm"],
            ["1", "Đã xét nghiệm", "", "Có/Không", "không"], ["", "Người lập biểu"],
        ])
        let form = try #require(outcome.form)
        #expect(form.title.vietnamese == "BIỂU MẪU BÁO CÁO NƯỚC SẠCH TRONG TRƯỜNG HỌC")
        #expect(
            form.sections.map { "\($0.code) \($0.title.vietnamese)" } == [
                "I Cơ sở vật chất – Nguồn nước", "II Cơ sở vật chất – Vệ sinh", "B Xét nghiệm",
            ])
        #expect(
            form.indicators.map(\.code) == [
                "so_voi_nuoc", "nguon_nuoc", "so_nha_ve_sinh", "da_xet_nghiem",
            ])
        #expect(form.indicators.map(\.requirement) == [.always, .optional, .always, .optional])
        #expect(form.indicators[0].levels == ["MN", "TH"])
        #expect(form.indicators[1].kind.list?.options.map(\.value) == ["may", "gieng"])
        #expect(
            outcome.findings.map(\.description) == [
                "Sheet1: the form is called 'bieu_mau_bao_cao_nuoc_sach_trong'",
                "Sheet1:17: no question: 'Người lập biểu'",
            ])
    }

    static let types: [(typed: String, unit: String, expected: JSON)] = [
        ("Số", "", ["type": "integer"]), ("số nguyên", "", ["type": "integer"]),
        ("Số lẻ", "", ["type": "decimal", "scale": 2]),
        ("Số thập phân (1 chữ số)", "", ["type": "decimal", "scale": 1]),
        ("Tiền", "", ["type": "money"]), ("Tỷ lệ %", "", ["type": "percent"]),
        ("Phần trăm", "", ["type": "percent"]), ("Có/Không", "", ["type": "boolean"]),
        ("Ngày", "", ["type": "date"]), ("Giờ", "", ["type": "time"]),
        ("Văn bản", "", ["type": "text", "max": 500]),
        ("Tệp", "", ["type": "file", "accept": ["pdf", "jpg", "png"]]),
        ("Chọn nhiều: A; B", "", ["type": "choices"]), ("", "đồng", ["type": "money"]),
        ("", "%", ["type": "percent"]), ("", "m²", ["type": "decimal", "scale": 2]),
        ("", "người", ["type": "integer", "unit": "người"]),
        ("", "", ["type": "text", "max": 500]), ("gì đó", "", ["type": "text"]),
        (
            "Bảng: Tên; Ngày sinh", "",
            [
                "type": "table", "rows": 20,
                "columns": [
                    ["code": "ten", "vi": "Tên", "type": "text", "max": 500, "required": false],
                    [
                        "code": "ngay_sinh", "vi": "Ngày sinh", "type": "text", "max": 500,
                        "required": false,
                    ],
                ],
            ]
        ),
    ]

    @Test("says what an answer is in its own words", arguments: types)
    func type(typed: String, unit: String, expected: JSON) throws {
        let json = try question(["1", "Câu hỏi", unit, typed, "x"]).json
        for (name, value) in expected.object?.pairs ?? [] { #expect(json?[name] == value) }
    }

    @Test("is told what was guessed")
    func guessed() throws {
        #expect(
            try question(["1", "Câu hỏi", "người", "", ""]).findings == [
                "Sheet1:7:Kiểu: no type: taken as integer by the unit 'người'"
            ])
        #expect(
            try question(["1", "Câu hỏi", "", "", "khi cần"]).findings == [
                "Sheet1:7:Kiểu: no type: taken as text",
                "Sheet1:7:Bắt buộc: 'khi cần' is neither yes nor no: taken as not required",
            ])
        #expect(
            try question(["1", "Câu hỏi", "", "Chọn một", ""]).findings == [
                "Sheet1:7:Kiểu: unknown type 'Chọn một': taken as text"
            ])
    }

    @Test("has its head in other words, and columns more")
    func heads() throws {
        let outcome = read(
            [
                ["1", "Số trẻ", "trẻ", "Số", "x", "Tại ngày chốt", "Mầm non", "42"]
            ],
            head: ["TT", "Chỉ tiêu", "ĐVT", "Loại dữ liệu", "Bắt buộc", "Ghi chú", "Cấp học", "Cũ"])
        let indicator = try #require(outcome.form?.indicators.first)
        #expect(indicator.help?.vietnamese == "Tại ngày chốt")
        #expect(indicator.levels == ["MN"])
        #expect(
            outcome.findings.map(\.description).last
                == "Sheet1:6:Cũ: not taken: 1 cells of this column")
    }

    @Test("that is none is refused")
    func none() {
        let outcome = XLSForm.read(
            [.init(name: "Sheet1", rows: [["Tên", "Tuổi"], ["An", "7"]])], levels: ["TH"])
        #expect(outcome.findings.map(\.remark) == [.noForm])
        #expect(outcome.isWrong)
    }
}
