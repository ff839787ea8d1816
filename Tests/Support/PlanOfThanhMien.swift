/// The text of Kế hoạch 14/KH-GDĐT of 16/3/2022, as it was copied from its file: a public document,
/// without the telephone number and the mailbox that it gives.
package enum PlanOfThanhMien {
    package static let text = """
        UBND HUYỆN THANH MIỆN

        PHÒNG GIÁO DỤC VÀ ĐÀO TẠO


        Số:  14/KH-GDĐT\u{20}
        CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM

        Độc lập - Tự do - Hạnh phúc


        Thanh Miện, ngày  16 tháng 3 năm 2022


        KẾ HOẠCH
        Thực hiện Chương trình hành động số 27-Ctr/TU ngày 18/11/2021 của Tỉnh uỷ Hải Dương \
        về thực hiện Kết luận số 02-KL/TW ngày 18/5/2021 của Ban Bí thư về việc tiếp tục thực \
        hiện Chỉ thị số 47-CT/TW của Ban Bí thư khoá XI về tăng cường sự lãnh đạo của Đảng \
        đối với công tác PCCC

        Thực hiện Kế hoạch số 514/KH-UBND ngày 01/3/2022 của Ủy ban nhân dân tỉnh Hải Dương \
        về việc triển khai  thực hiện Chương trình hành động số 27-Ctr/TU ngày 18/11/2021 của \
        Tỉnh uỷ Hải Dương về thực hiện Kết luận số 02-KL/TW ngày 18/5/2021 của Ban Bí thư về \
        việc tiếp tục thực hiện Chỉ thị số 47-CT/TW của Ban Bí thư khoá XI về tăng cường sự \
        lãnh đạo của Đảng đối với công tác phòng cháy, chữa cháy (PCCC) gọi tắt là Kế hoạch \
        số 514/KH-UBND;

        Thực hiện Kế hoạch số 186/KH-SGDĐT ngày 03/3/2022 của Sở Giáo dục và Đào tạo Hải \
        Dương về thực hiện Chương trình hành động số 27-Ctr/TU ngày 18/11/2021 của Tỉnh uỷ \
        Hải Dương về thực hiện Kết luận số 02-KL/TW ngày 18/5/2021 của Ban Bí thư về việc \
        tiếp tục thực hiện Chỉ thị số 47-CT/TW của Ban Bí thư khoá XI về tăng cường sự lãnh \
        đạo của Đảng đối với công tác phòng cháy, chữa cháy.
        Phòng Giáo dục và Đào tạo (GDĐT) xây dựng Kế hoạch thực hiện Kế hoạch số 186/KH-SGDĐT \
        với các nội dung cụ thể như sau:
        I. MỤC ĐÍCH, YÊU CẦU\u{20}
        1. Quán triệt, triển khai sâu rộng các quan điểm chỉ đạo, nhiệm vụ trọng tâm tại Kết \
        luận số 02-KL/TW ngày 18/5/2021 của Ban Bí thư (sau đây gọi là Kết luận số 02-KL/TW) \
        cho cán bộ, giáo viên, nhân viên, người lao động (CBGVNVNLĐ) và học sinh trên địa bàn \
        huyện Thanh Miện nhằm nâng cao hơn nữa nhận thức, trách nhiệm trong công tác PCCC và \
        cứu nạn cứu hộ (CNCH); thường xuyên xác định đây là yêu cầu cấp thiết, gắn liền với \
        nhiệm vụ đảm bảo an ninh, trật tự và phát triển kinh tế - xã hội của huyện.\u{20}
        2. Xác định rõ trách nhiệm, phân công nhiệm vụ cụ thể cho các tổ chức, đoàn thể và cá \
        nhân trong đơn vị trong việc tổ chức triển khai thực hiện Kết luận số 02-KL/TW và Chỉ \
        thị số 47-CT/TW của Ban Bí thư về tăng cường sự lãnh đạo của Đảng đối với công tác \
        PCCC (sau đây gọi tắt là Chỉ thị số 47-CT/TW) để đảm bảo kịp thời, thống nhất, hiệu \
        quả; nâng cao hiệu lực quản lý nhà nước về PCCC và CNCH. Gắn trách nhiệm của người \
        đứng đầu cấp ủy, chính quyền, phải chịu trách nhiệm nếu để xảy ra cháy, nổ, tai nạn, \
        sự cố gây thiệt hại nghiêm trọng về người và tài sản trong phạm vi lãnh đạo, quản lý \
        của mình.\u{20}
        3. Rà soát và tiếp tục thực hiện các nhiệm vụ, giải pháp đề ra tại Quyết định \
        630/QĐ-TTg ngày 11/5/2020 của Thủ tướng Chính phủ, Nghị quyết số 99/2019/QH14 ngày \
        27/11/2019 của Quốc hội, Chỉ thị số 04/CT-UBND ngày 05/02/2020 của UBND tỉnh về việc \
        tiếp tục hoàn thiện, nâng cao hiệu lực, hiệu quả thực hiện chính sách, pháp luật về \
        PCCC. Bổ sung nhiệm vụ, giải pháp để các nhà trường tập trung chỉ đạo, triển khai \
        thực hiện nghiêm túc, hiệu quả Kết luận số 02-KL/TW và Chỉ thị số 47-CT/TW.\u{20}
        II. NHIỆM VỤ CHUNG\u{20}
        1. Tổ chức quán triệt, triển khai sâu rộng, toàn diện nội dung Kết luận số 02- KL/TW \
        và các văn bản chỉ đạo khác có liên quan về tăng cường sự lãnh đạo của Đảng đối với \
        công tác PCCC bằng hình thức phù hợp đến toàn thể CBGVNVNLĐ và học sinh trong toàn \
        ngành; tham mưu cấp ủy, chính quyền các xã, thị trấn ban hành văn bản lãnh đạo, chỉ \
        đạo triển khai Kết luận số 02-KL/TW.\u{20}
        2. Thường xuyên kiểm tra, giám sát công tác PCCC và CNCH ở nhà trường. Xác định công \
        tác PCCC và CNCH là một trong những nhiệm vụ trọng tâm, thường xuyên hàng ngày. Tích \
        cực chủ động phòng ngừa, khi xảy ra cháy, nổ, sự cố, tai nạn phải tập trung các lực \
        lượng tổ chức chữa cháy, CNCH kịp thời, nhanh chóng khắc phục hậu quả do cháy, nổ gây \
        ra. Người đứng đầu các nhà trường phải chịu trách nhiệm trước hết về tình hình PCCC \
        và CNCH tại đơn vị được giao phụ trách. Xử lý trách nhiệm đối với các cá nhân, tổ \
        chức không thực hiện đúng chức trách, nhiệm vụ để xảy ra tình trạng vi phạm nghiêm \
        trọng, không bảo đảm các điều kiện an toàn về PCCC và CNCH.\u{20}
        3. Tăng cường công tác tuyên truyền, phổ biến, giáo dục pháp luật và kiến thức, kỹ \
        năng về PCCC và CNCH cho CBGVNVNLĐ và học sinh để nâng cao nhận thức và tự giác chấp \
        hành, thực hiện các quy định của pháp luật về PCCC và CNCH. Kịp thời biểu dương, khen \
        thưởng tổ chức, cá nhân có thành tích trong công tác PCCC và CNCH.\u{20}

        4. Nâng cao chất lượng công tác thanh tra, kiểm tra, giám sát, phát hiện và có biện \
        pháp giải quyết, khắc phục kịp thời những thiếu sót, bất cập trong công tác PCCC và \
        CNCH. Hướng dẫn, đôn đốc người đứng đầu nhà trường thường xuyên tự kiểm tra an toàn \
        PCCC và CNCH, nhất là trong quản lý, sử dụng hệ thống thiết bị điện, hoá chất độc \
        hại, các chất, hàng nguy hiểm dễ cháy, nổ; chủ động trang bị các phương tiện, thiết \
        bị PCCC và CNCH phù hợp với quy mô, tính chất của từng loại hình hoạt động.\u{20}
        5. Bố trí nguồn kinh phí trong dự toán ngân sách hàng năm để bảo đảm cho công tác \
        PCCC và CNCH.
        6. Đẩy mạnh xây dựng, triển khai các hệ thống công nghệ thông tin, cơ sở dữ liệu dùng \
        chung và phát huy lợi thế của cuộc cách mạng công nghiệp lần thứ 4 vào phục vụ công \
        tác PCCC và CNCH.\u{20}
        7. Rà soát và tiếp tục thực hiện các nhiệm vụ, giải pháp đề ra tại Chỉ thị số \
        04/CT-UBND ngày 05/02/2020 của UBND tỉnh. Phấn đấu mục tiêu giảm số vụ cháy, nổ, tai \
        nạn, sự cố gây thiệt hại nghiêm trọng về người và tài sản, nâng cao hiệu lực, hiệu \
        quả quản lý nhà nước về công tác PCCC và CNCH.

        III. TỔ CHỨC THỰC HIỆN
        1. Phòng Giáo dục và Đào tạo

        - Xây dựng kế hoạch chỉ đạo các trường mầm non, tiểu học, THCS thực hiện.\u{20}

        - Tổng hợp, báo cáo theo quy định.
        2 . Các trường mầm non, tiểu học, THCS: Căn cứ vào điều kiện cụ thể của nhà trường \
        chủ động triển khai thực hiện Kế hoạch và tổng hợp kết quả báo cáo theo quy định.

        Phòng GDĐT đề nghị các nhà trường trên địa bàn huyện nghiêm túc triển khai thực hiện; \
        báo cáo kết quả thực hiện trước ngày 10/9/2022 về Phòng GDĐT qua phòng Tổng hợp thi \
        đua (bằng văn bản và file mềm).
        Nơi nhận:\u{20}

        - Sở GD&ĐT (BC);

        - UBND huyện (BC);

        - Lãnh đạo Phòng GD&ĐT;

        - Các trường MN, TH, THCS;
        - Lưu: VT.
        """
}
