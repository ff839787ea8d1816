extension UnitList {
    /// Of official codes, called as their schemes are.
    static let identifiers: [ListColumn] = [
        .init("dinh-danh", "Mã định danh", or: ["ma dinh danh co quan"]),
        .init("truong", "Mã trường CSDL ngành", or: ["ma truong csdl", "ma csdl nganh"]),
    ]

    static let columns: [ListColumn] =
        [
            .init("code", "Mã", or: ["ma don vi", "ma truong"]),
            .init(
                "name", "Tên",
                or: [
                    "ten don vi", "ten day du", "ten truong", "ten nha truong", "ten truong hoc",
                    "ten co so giao duc", "truong", "nha truong", "don vi",
                ], isNeeded: true),
            .init("short_name", "Tên ngắn", or: ["ten viet tat", "ten goi tat", "viet tat"]),
            .init("kind", "Loại", or: ["loai don vi"]),
            .init("level", "Cấp học", or: ["bac hoc", "cap", "cap bac hoc", "cap hoc bac hoc"]),
            .init(
                "reports_to", "Báo cáo cho",
                or: [
                    "don vi cap tren", "co quan cap tren", "cap tren", "don vi quan ly",
                    "truc thuoc",
                    "co quan quan ly",
                ]),
            .init(
                "commune", "Xã",
                or: [
                    "ma xa", "ten xa", "thuoc xa", "phuong", "xa phuong", "xa thi tran",
                    "xa phuong thi tran", "xa phuong dac khu", "cap xa", "don vi hanh chinh cap xa",
                ]),
            .init("place", "Phần tên để xếp thứ tự", or: ["dia danh"]),
            .init(
                "from", "Từ ngày", or: ["hieu luc tu", "co hieu luc tu ngay", "hoat dong tu ngay"]),
            .init(
                "until", "Ngừng từ ngày",
                or: ["ngung hoat dong tu ngay", "den ngay", "ngay ngung hoat dong"]),
            .init("successors", "Đơn vị kế tiếp", or: ["ke tiep", "sap nhap vao"]),
            .init(
                "phone", "Điện thoại",
                or: ["so dien thoai", "so dt", "dt", "sdt", "dien thoai co quan"], isBeside: true),
            .init(
                "head", "Hiệu trưởng",
                or: ["ho ten hieu truong", "ten hieu truong", "ho va ten hieu truong"],
                isBeside: true),
            .init(
                "office_mail", "Thư điện tử công vụ",
                or: ["hop thu", "email", "thu dien tu", "hop thu co quan"],
                isBeside: true),
        ] + identifiers
}
