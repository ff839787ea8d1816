import Testing

@testable import Reporting

@Suite("searching without marks")
struct SearchTextTests {
    private let schools = [
        "Trường Mầm non Cao Thắng", "Trường Tiểu học Cao Thắng", "Trường THCS Cao Thắng",
        "Trường Mầm non Chi Lăng Bắc", "Trường Tiểu học Thị trấn Thanh Miện",
        "Trường Trung học cơ sở Thị trấn Thanh Miện", "Trường Mầm non Đoàn Kết",
        "Trường TH&THCS Hồng Quang", "Trường Tiểu học và Trung học cơ sở Đoàn Tùng",
        "Trường Tiểu học Ngũ Hùng", "Trường THCS Tứ Cường", "Trường MN Lê Hồng",
        "Trường Tiểu học TT Thanh Hòa",
    ]

    private func found(_ query: String) -> [String] {
        schools.filter { SearchText.matches(query: query, stored: SearchText.stored($0)) }
    }

    @Test(
        "text is folded",
        arguments: [
            ("Đoàn Kết", "doan ket"), ("ĐOÀN  KẾT", "doan ket"), ("Ngũ Hùng", "ngu hung"),
            ("  Tứ\tCường\n", "tu cuong"), ("TH&THCS", "th thcs"), ("14/KH-GDĐT", "14 kh gddt"),
            ("Hoà", "hoa"), ("Hòa", "hoa"), ("uỷ", "uy"), ("ủy", "uy"), ("Thuý", "thuy"),
            ("Thúy", "thuy"),
            ("số 2", "so 2"), ("ƯỠN ẸO", "uon eo"), ("", ""), (" - ", ""),
            ("ở\u{AD} đ\u{200B}ây", "o day"),
            ("Straße Ü", "straße u"), ("Ea H'leo", "ea hleo"), ("M’Đrắk", "mdrak"),
            ("H\u{2BC}Mông", "hmong"), ("\u{D0}oàn \u{F0}", "doan d"),
        ])
    func folds(text: String, folded: String) {
        #expect(SearchText.fold(text) == folded)
        #expect(SearchText.fold(text.nfd) == folded)
        #expect(SearchText.fold(text.nfc) == folded)
        #expect(SearchText.fold(folded) == folded)
    }

    @Test("every Vietnamese letter folds to an ASCII one, in both normal forms")
    func foldsLetters() {
        for letter in "aăâeêioôơuưy" {
            for mark in ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"] {
                let text = String(letter) + mark
                for form in [text.nfc, text.nfd, text.uppercased().nfc, text.uppercased().nfd] {
                    let folded = SearchText.fold(form)
                    #expect(
                        folded.utf8.count == 1 && folded.utf8.allSatisfy { (97...122).contains($0) }
                    )
                }
            }
        }
    }

    @Test(
        "a name is stored with both its forms",
        arguments: [
            ("Trường THCS Cao Thắng", "truong trung hoc co so thcs cao thang"),
            ("Trường Trung học cơ sở Cao Thắng", "truong trung hoc co so thcs cao thang"),
            ("Trường TH&THCS Hồng Quang", "truong tieu hoc th trung hoc co so thcs hong quang"),
            ("Trường MN TT Thanh Miện", "truong mam non mn thi tran tt thanh mien"),
            ("Trường THPT Thanh Miện", "truong thpt thanh mien"), ("", ""), ("TH", "tieu hoc th"),
        ])
    func stores(name: String, stored: String) {
        #expect(SearchText.stored(name) == stored)
        #expect(SearchText.stored(name.nfd) == stored)
    }

    @Test(
        "a query finds these schools and no others",
        arguments: [
            ("thcs cao thang", ["Trường THCS Cao Thắng"]),
            ("trung hoc co so cao thang", ["Trường THCS Cao Thắng"]),
            ("THCS Cao Thắng", ["Trường THCS Cao Thắng"]),
            ("thcs cao thang".uppercased(), ["Trường THCS Cao Thắng"]),
            ("th cao thang", ["Trường Tiểu học Cao Thắng"]),
            ("TH Cao Tha", ["Trường Tiểu học Cao Thắng"]),
            ("tieu hoc cao thang", ["Trường Tiểu học Cao Thắng"]),
            ("mn chi lang", ["Trường Mầm non Chi Lăng Bắc"]),
            ("chi lang mn", ["Trường Mầm non Chi Lăng Bắc"]),
            ("mam non le hong", ["Trường MN Lê Hồng"]), ("mn le hong", ["Trường MN Lê Hồng"]),
            ("ngu hung", ["Trường Tiểu học Ngũ Hùng"]), ("tu cuong", ["Trường THCS Tứ Cường"]),
            ("le hong", ["Trường MN Lê Hồng"]),
            (
                "doan",
                [
                    "Trường Mầm non Đoàn Kết",
                    "Trường Tiểu học và Trung học cơ sở Đoàn Tùng",
                ]
            ),
            (
                "doàn",
                [
                    "Trường Mầm non Đoàn Kết",
                    "Trường Tiểu học và Trung học cơ sở Đoàn Tùng",
                ]
            ),
            (
                "TT thanh mien",
                [
                    "Trường Tiểu học Thị trấn Thanh Miện",
                    "Trường Trung học cơ sở Thị trấn Thanh Miện",
                ]
            ),
            ("thcs tt thanh mien", ["Trường Trung học cơ sở Thị trấn Thanh Miện"]),
            ("TH&THCS hong quang", ["Trường TH&THCS Hồng Quang"]),
            ("th thcs doan", ["Trường Tiểu học và Trung học cơ sở Đoàn Tùng"]),
            ("thcs doan tung", ["Trường Tiểu học và Trung học cơ sở Đoàn Tùng"]),
            ("thị trấn hoà", ["Trường Tiểu học TT Thanh Hòa"]),
            ("thi tran hòa", ["Trường Tiểu học TT Thanh Hòa"]),
            ("thanh hoa xyz", []), ("cao thang mien", []),
        ])
    func finds(query: String, names: [String]) {
        #expect(found(query) == names)
        #expect(found(query.nfd) == names)
    }

    @Test(
        "a name of the highlands is found with its apostrophe and without, as one word and as two",
        arguments: ["hleo", "ea hleo", "Ea H'leo", "ea h’leo", "leo", "h leo", "EA H`LEO"])
    func apostrophes(query: String) {
        for name in ["Trường Tiểu học Ea H'leo", "Trường Tiểu học Ea H’leo"] {
            #expect(SearchText.matches(query: query, stored: SearchText.stored(name)))
        }
    }

    @Test("the Icelandic capital that looks like Đ is found as Đ, sorted as Đ, and makes its code")
    func lookAlikes() {
        let name = "Trường Tiểu học \u{D0}oàn Kết Hai"
        #expect(SearchText.matches(query: "đoàn kết hai", stored: SearchText.stored(name)))
        #expect(Slug.text("\u{D0}oàn Kết") == "doan-ket")
        #expect(SortKey("\u{D0}oàn") < SortKey("Hồng"))
        #expect(SortKey("Cao") < SortKey("\u{189}oàn"))
        #expect(SortKey("\u{D0}oàn") != SortKey("Đoàn"))
    }

    @Test("a query that is still being typed always shows what it will find")
    func growsNarrower() {
        for name in ["Trường THCS Cao Thắng", "Trường Tiểu học Cao Thắng", "Trường MN Lê Hồng"] {
            for query in [SearchText.fold(name), name] {
                for length in 0...query.count {
                    #expect(found(String(query.prefix(length))).contains(name))
                }
            }
        }
    }

    @Test("a blank query asks for everything; words are fit for a search expression")
    func words() {
        #expect(found(" - ") == schools)
        #expect(SearchText.words(query: "\"*^:' OR (cao)--%_") == ["or", "cao"])
        #expect(SearchText.words(query: "cao cao TH học") == ["cao", "tieu", "hoc"])
    }
}
