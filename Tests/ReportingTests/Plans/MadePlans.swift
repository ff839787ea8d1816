/// Texts made for tests in the manner of real ones; what they say is invented.
enum MadePlans {
    /// An UBND of a commune in 2026, two columns side by side, lines of its title broken.
    static let commune = """
        ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        XÃ BẮC THANH MIỆN                         Độc lập - Tự do - Hạnh phúc

        Số: 45/KH-UBND                     Bắc Thanh Miện, ngày 05 tháng 3 năm 2026

        KẾ HOẠCH
        Triển khai công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ
        trong các cơ sở giáo dục trên địa bàn xã năm 2026

        Căn cứ Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ số 55/2024/QH15 ngày 29 tháng 11 \
        năm 2024;
        Căn cứ Nghị định số 105/2025/NĐ-CP ngày 15 tháng 5 năm 2025 của Chính phủ quy định chi \
        tiết một số điều và biện pháp thi hành Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ;
        Thực hiện Kế hoạch số 112/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân thành phố Hải \
        Phòng về công tác phòng cháy, chữa cháy năm 2026;
        Theo đề nghị của Phòng Văn hóa - Xã hội, Ủy ban nhân dân xã ban hành Kế hoạch như sau:

        I. MỤC ĐÍCH, YÊU CẦU
        1. Mục đích
        a) Nâng cao nhận thức, trách nhiệm của người đứng đầu cơ sở giáo dục;
        b) Hạn chế thấp nhất số vụ cháy và thiệt hại do cháy gây ra.
        2. Yêu cầu: thực hiện đồng bộ, rõ người, rõ việc.
        II. NỘI DUNG
        1. Tuyên truyền
        1.1. Tổ chức tuyên truyền pháp luật cho học sinh, mỗi học kỳ ít nhất 01 buổi.
        1.2. Lồng ghép kỹ năng thoát nạn vào hoạt động trải nghiệm.
        2. Tự kiểm tra an toàn phòng cháy, chữa cháy; lập biên bản theo mẫu PC02, hoàn thành \
        trước ngày 30/4/2026.
        III. TỔ CHỨC THỰC HIỆN
        1. Phòng Văn hóa - Xã hội
        - Hướng dẫn, đôn đốc các trường thực hiện Kế hoạch.
        - Tổng hợp, báo cáo Ủy ban nhân dân xã.
        2. Các trường mầm non, tiểu học, trung học cơ sở công lập và ngoài công lập
        - Xây dựng kế hoạch của đơn vị.
        - Gửi báo cáo kết quả về Phòng Văn hóa - Xã hội xã chậm nhất 17 giờ 00 ngày 15/11/2026 \
        (bằng văn bản), qua đồng chí Trần Văn A, điện thoại 0912 345 678, email \
        tva.canhan@gmail.com. Số liệu báo cáo tính từ ngày 15/12/2025 đến hết ngày 14/11/2026.

        Trên đây là Kế hoạch của Ủy ban nhân dân xã, yêu cầu các đơn vị nghiêm túc thực hiện./.

        Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
        - UBND thành phố (để b/c);                        CHỦ TỊCH
        - Phòng VH-XH;
        - Các trường học trên địa bàn xã;
        - Lưu: VT, VX.                                 Nguyễn Văn B
        """

    /// A Sở, its head run together, items under A. and I., two dues.
    static let province = """
        UBND THÀNH PHỐ HẢI PHÒNG CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ GIÁO DỤC VÀ ĐÀO TẠO Độc lập - Tự do - Hạnh phúc
        Số: 1234 /KH-SGDĐT Hải Phòng, ngày 9 tháng 9 năm 2025

        KẾ HOẠCH
        Thực hiện Kế hoạch số 210/KH-UBND ngày 25/8/2025 của Ủy ban nhân dân thành phố về an \
        toàn trường học năm học 2025 - 2026

        Thực hiện Kế hoạch số 210/KH-UBND ngày 25/8/2025 của Ủy ban nhân dân thành phố Hải \
        Phòng về an toàn trường học năm học 2025 - 2026; Công văn số 4567/BGDĐT-GDTrH ngày \
        01/8/2025 của Bộ Giáo dục và Đào tạo về việc hướng dẫn thực hiện nhiệm vụ năm học, Sở \
        Giáo dục và Đào tạo xây dựng Kế hoạch như sau:
        A. MỤC TIÊU
        100% trường học có phương án bảo đảm an toàn.
        B. NHIỆM VỤ
        I. Công tác chỉ đạo
        1. Ban hành kế hoạch của đơn vị, phân công rõ trách nhiệm từng cá nhân.
        2. Kiện toàn ban chỉ đạo an toàn trường học.
        II. Công tác kiểm tra
        1. Rà soát cơ sở vật chất, hệ thống điện, lan can, cây xanh.
        C. TỔ CHỨC THỰC HIỆN
        1. Uỷ ban nhân dân các xã, phường, đặc khu: chỉ đạo các trường mầm non, tiểu học, THCS, \
        TH&THCS thực hiện Kế hoạch.
        2. Các trường THPT: xây dựng kế hoạch và thực hiện.
        3. Chế độ báo cáo: Các đơn vị gửi báo cáo sơ kết về Sở Giáo dục và Đào tạo (qua Phòng \
        Chính trị, tư tưởng) trước ngày 10/01/2026, báo cáo tổng kết trước ngày 25/5/2026.
        Nơi nhận:
        - Như trên;
        - Lưu: VT, CTTT.
        GIÁM ĐỐC
        """

    /// A commune's office, its work in a table whose cells came with tabs.
    static let table = """
        UBND XÃ NAM THANH MIỆN
        PHÒNG VĂN HÓA - XÃ HỘI
        Số: 07/KH-VHXH
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Nam Thanh Miện, ngày 12 tháng 01 năm 2026

        KẾ HOẠCH
        Tổ chức Tháng hành động vì an toàn trường học năm 2026

        Căn cứ Thông tư số 15/2025/TT-BGDĐT ngày 24/7/2025 của Bộ Giáo dục và Đào tạo.
        I. MỤC ĐÍCH
        Tạo chuyển biến về ý thức phòng ngừa tai nạn trong nhà trường.
        II. NỘI DUNG VÀ TIẾN ĐỘ
        STT\tNội dung công việc\tĐơn vị thực hiện\tThời gian
        1\tTuyên truyền trong giờ chào cờ\tCác trường\tTuần 1 tháng 3/2026
        2\tDiễn tập thoát nạn\tCác trường tiểu học, THCS\tTrước ngày 20/3/2026
        3\tBáo cáo kết quả về Phòng Văn hóa - Xã hội\tCác trường\tHạn cuối: 31/3/2026
        Nơi nhận:\tTRƯỞNG PHÒNG
        - UBND xã (b/c);
        - Các trường MN, TH, THCS;
        - Lưu: VHXH.
        """

    /// Copied from a PDF: lines as they were printed, and the numbers of pages.
    static let printed = """
        UBND HUYỆN TỨ KỲ            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        PHÒNG GIÁO DỤC VÀ ĐÀO TẠO             Độc lập - Tự do - Hạnh phúc

        Số: 88/KH-PGDĐT               Tứ Kỳ, ngày 21 tháng 10 năm 2023

        KẾ HOẠCH
        Phòng, chống tai nạn đuối nước cho trẻ em, học sinh
        giai đoạn 2023 - 2025

        Thực hiện Kế hoạch số 312/KH-UBND ngày 10/10/2023 của Ủy ban
        nhân dân huyện về phòng, chống tai nạn, thương tích trẻ em giai đoạn
        2023 - 2025, Phòng Giáo dục và Đào tạo xây dựng Kế hoạch như sau:
        I. MỤC TIÊU
        1. Giảm số vụ tai nạn đuối nước ở trẻ em, học sinh so với cùng kỳ năm
        2022. Không để xảy ra tai nạn đuối nước trong thời gian trẻ em, học sinh
        học tập tại nhà trường.
        2. Phấn đấu đến tháng
        12 năm 2025 có 60% học sinh tiểu học, trung học cơ sở biết bơi an toàn.
        II. NHIỆM VỤ
        1. Tăng cường công tác tuyên truyền, giáo dục kỹ năng phòng, chống tai
        nạn đuối nước cho trẻ em, học sinh và cha mẹ học sinh bằng nhiều hình
        2

        thức phù hợp với từng lứa tuổi.
        2. Tổ chức dạy bơi an toàn cho học sinh ở những nơi có điều kiện; phối
        hợp với chính quyền địa phương cắm biển cảnh báo ở khu vực nguy hiểm.
        III. TỔ CHỨC THỰC HIỆN
        Hiệu trưởng các trường mầm non, tiểu học, trung học cơ sở, trường tư
        thục căn cứ Kế hoạch này triển khai thực hiện; báo cáo kết quả bằng văn
        bản về Phòng Giáo dục và Đào tạo trước 16h30' ngày 15 tháng 12 năm
        2023 để tổng hợp./.
        3

        Nơi nhận:                                  TRƯỞNG PHÒNG
        - Sở GD&ĐT (để báo cáo);
        - Các trường MN, TH, THCS (để thực hiện);
        - Lưu: VT.                                   Phạm Thị C
        """

    /// A letter (công văn) instead of a plan.
    static let letter = """
        UBND XÃ HẢI HƯNG
        PHÒNG VĂN HÓA - XÃ HỘI

        Số: 219/VHXH-GD
        V/v báo cáo số lượng phương tiện phòng cháy,
        chữa cháy năm 2026
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Hải Hưng, ngày 02 tháng 6 năm 2026

        Kính gửi: Hiệu trưởng các trường mầm non, tiểu học và trung học cơ sở.

        Thực hiện Công văn số 1502/SGDĐT-VP ngày 28/5/2026 của Sở Giáo dục và Đào tạo Hải Phòng \
        về việc rà soát phương tiện phòng cháy, chữa cháy, Phòng Văn hóa - Xã hội đề nghị hiệu \
        trưởng các trường:
        1. Rà soát số lượng, chất lượng phương tiện phòng cháy, chữa cháy hiện có.
        2. Báo cáo kết quả theo biểu mẫu kèm theo, gửi về Phòng Văn hóa - Xã hội trước 10h00 \
        ngày 09/6/2026.
        Nhận được Công văn này, đề nghị các trường thực hiện./.
        Nơi nhận:
        - Như trên;
        - Lưu: VT, GD.
        """

    /// A Party committee's, its day blank, its numbers with dashes.
    static let party = """
        ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG\tĐẢNG CỘNG SẢN VIỆT NAM
        ĐẢNG ỦY XÃ THANH MIỆN
        *
        Số 14-KH/ĐU\tThanh Miện, ngày       tháng 02 năm 2026

        KẾ HOẠCH
        thực hiện Chỉ thị số 31-CT/TU ngày 05/01/2026 của Ban Thường vụ Thành uỷ về tăng cường \
        sự lãnh đạo của Đảng đối với công tác phòng cháy, chữa cháy

        I- MỤC ĐÍCH
        - Nâng cao vai trò lãnh đạo của các chi bộ.
        - Gắn trách nhiệm của người đứng đầu.
        II- NHIỆM VỤ
        1- Các chi bộ trường học quán triệt Chỉ thị số 31-CT/TU đến toàn thể đảng viên.
        2- Định kỳ 6 tháng, hằng năm báo cáo kết quả thực hiện về Ban Thường vụ Đảng ủy (qua \
        Văn phòng Đảng ủy).
        Nơi nhận
        - Thường trực Thành ủy (để báo cáo),
        - Các chi bộ trực thuộc,
        - Lưu Văn phòng Đảng ủy.
        """

    /// No directing document.
    static let none = """
        Kính thưa các thầy giáo, cô giáo
        Ngày mai nhà trường tổ chức khai giảng năm học mới, mời các thầy cô có mặt lúc 7 giờ.
        Trân trọng cảm ơn.
        """
}
