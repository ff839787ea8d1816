extension HelpPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><h1>Hướng dẫn sử dụng</h1><p class="lede">\(role)</p></div></div>
              <div class="stack">
                \(isSchool ? ofSchools : [])
                \(isOfficer ? [ofOfficers] + ofForms : [])
                \(isDepartment ? ofTheDepartment : [])
                \(if: isViewer, ofViewers)
                \(if: isAdmin, ofAdmins)
                <section class="panel set"><h2>Tài khoản cá nhân</h2><p>Bấm vào tên mình ở đầu trang để đổi mật khẩu, xem các phiên đăng nhập và bật xác thực lớp thứ hai.</p></section>
              </div>
            </div>
            """)
    }

    func steps(_ title: String, _ steps: HTML, _ pictures: [HelpPicture] = []) -> HTML {
        """
        <section class="panel set"><h2>\(title)</h2><ol class="how">
          \(steps)
        </ol>\(if: !pictures.isEmpty, pictures.folded)</section>
        """
    }

    private var ofSchools: [HTML] {
        let last: HTML =
            isHead
            ? """
            <li>Nộp báo cáo, in biên nhận; tải “Báo cáo để ký (Word)”, ký, đóng dấu và gửi bản giấy về cơ quan quản lý. Tên trường, người ký, nơi nhận sửa ở <a href="/letterhead">Thể thức văn bản</a>.</li>
            """
            : """
            <li>Gửi hiệu trưởng ký, hoặc hiệu trưởng ký nộp ngay bằng PIN. Gửi rồi vẫn chưa phải là đã nộp: ở Việc cần nộp có tin nhắn nhắc hiệu trưởng để chép, và “Rút lại để sửa”.</li>
            """
        let ofHeads: HTML = """
            <li>Chưa được duyệt và cơ quan quản lý chưa kiểm tra: có thể tự thu hồi báo cáo để sửa; trang hỏi lại nói rõ hạn phải nộp lại.</li>
            <li>Đợt đã đóng: mở báo cáo, chọn “Xin mở khóa để sửa báo cáo” và ghi lý do.</li>
            """
        let entry = steps(
            "Nhập và nộp báo cáo",
            """
            <li>Mở <a href="/">Việc cần nộp</a>: mỗi đợt báo cáo có hạn nộp, số ngày còn lại và một nút để làm tiếp. “Thêm vào lịch” đưa hạn nộp vào lịch của máy, nhắc trước 3 ngày.</li>
            <li>Ở trang nhập: “Các phép kiểm tra” cho đọc trước mọi điều sẽ được kiểm tra; “Biểu trống để in” để thu thập số liệu trong trường.</li>
            <li>Nhập từng mục. Không phát sinh thì nhập 0, hoặc chọn <b>Không phát sinh trong kỳ</b> cho cả mục ở mục có ô đó; để trống là chưa trả lời. Có thể lưu nháp bất cứ lúc nào, kể cả khi chưa đủ.</li>
            <li>Số tiền nhập bằng đồng; dòng chữ dưới ô đọc lại số tiền để kiểm tra.</li>
            <li>Bấm “Kiểm tra số liệu”: lỗi phải sửa, cảnh báo phải sửa hoặc giải trình.</li>
            <li>Số liệu ít đổi lấy sẵn từ <a href="/profile">Hồ sơ nhà trường</a>; có thay đổi thì sửa ở đó, ghi rõ từ ngày nào.</li>
            <li>Quen dùng Excel, hoặc mạng yếu: bấm “Điền bằng Excel” ở trang nhập, tải biểu, điền rồi gửi lại. Hệ thống cho xem trước từng ô rồi mới nhận.</li>
            <li>Người khác giữ số liệu (y tế, kế toán…): “Giao từng mục cho đồng nghiệp” ở trang nhập cho một đường dẫn và mã 6 số chỉ mở mục đó.</li>
            <li>Cần ký trước khi nộp: tải “Bản thảo để in, ký (Word)” ở trang nhập.</li>
            \(last)
            <li>Nộp xong, gửi bản đã ký (PDF hoặc ảnh JPG chụp các trang) ở “Bản đã ký”: không phải thu hồi, không mở lại số liệu.</li>
            <li>Ảnh iPhone có đuôi .heic không gửi được từ máy tính: trên iPhone vào Cài đặt, Camera, Định dạng, chọn “Tương thích nhất” rồi chụp lại; hoặc gửi thẳng bằng điện thoại, máy tự đổi sang JPG.</li>
            """, isHead ? [.tosign, .handin, .receipt] : [.tasks, .form, .check])
        let returned = steps(
            "Khi báo cáo bị trả lại",
            """
            <li>Trang nhập chỉ mở các ô cần sửa, có lý do của cơ quan quản lý và số liệu đã nộp bên cạnh; ô khác đã khóa.</li>
            <li>Sửa xong, nộp lại trước hạn ghi ở đầu trang. Các phiên bản trước vẫn được giữ trong Lịch sử.</li>
            \(if: isHead, ofHeads)
            """, [.returned])
        let incident = steps(
            "Khi có cháy, nổ, tai nạn, sự cố",
            """
            <li>Gọi 114, 115 trước nếu cần. Rồi mở <a href="/incidents">Báo cáo đột xuất</a>, trả lời vài câu và gửi: cơ quan quản lý thấy ngay. Không ghi họ tên người bị nạn.</li>
            <li>Ảnh, diễn biến gửi sau bằng “Báo tiếp” ở trang vụ việc; nhập sai thì “Đính chính”. Điều đã gửi vẫn được giữ.</li>
            """)
        return [entry, returned, incident]
    }

    private var ofOfficers: HTML {
        steps(
            "Mở một đợt báo cáo",
            """
            <li>Cơ quan mới dùng: trang <a href="/start">Bắt đầu</a> có từng bước đến đợt báo cáo đầu tiên, bước nào còn thiếu gì.</li>
            <li>Nhập <a href="/plans">Kế hoạch</a>: dán văn bản hoặc chọn tệp để chương trình đọc ra từng ô, xem lại rồi lưu; đính kèm bản đã ký. Lập <a href="/forms">Biểu mẫu</a> nếu chưa có, điền thử theo từng cấp học rồi công bố.</li>
            <li>Ở <a href="/rounds">Đợt báo cáo</a>, tạo đợt mới hoặc “Tạo đợt tương tự” từ đợt trước: ngày tháng được chuyển sang năm sau.</li>
            <li>Chọn đơn vị phải báo cáo theo cấp học, xã hoặc từng trường, rồi mở đợt.</li>
            <li>Mở nhầm: thu hồi đợt khi chưa trường nào nộp. Đổi hạn cho mọi đơn vị: trang Thiết lập của đợt. Gia hạn, miễn cho một trường: trang báo cáo của trường đó.</li>
            """)
    }

    private var ofViewers: HTML {
        steps(
            "Xem tình hình",
            """
            <li>“Tổng quan”: tiến độ nộp, tỷ lệ theo xã và cấp học, các chỉ số chính; trang tự cập nhật.</li>
            <li>Đợt đã đóng: cuối trang Tổng quan có báo cáo đã duyệt của từng trường.</li>
            """, [.overview])
    }

    private var ofAdmins: HTML {
        steps(
            "Đơn vị và tài khoản",
            """
            <li>Cơ quan mới dùng: trang <a href="/start">Bắt đầu</a> có từng bước đến đợt báo cáo đầu tiên, bước nào còn thiếu gì.</li>
            <li><a href="/units">Đơn vị</a>: thêm, đổi tên, chuyển, ngừng hoạt động từ một ngày; nhập từ danh sách và xem trước thay đổi; <a href="/units/succession">sáp nhập, chia, chuyển</a> nhiều đơn vị một lần.</li>
            <li><a href="/accounts">Tài khoản</a>: thêm từng người hoặc nhập danh sách; in thư có mã đăng nhập một lần.</li>
            <li><a href="/links">Truy cập nhanh</a>: đường dẫn và PIN cho các trường vào mùa nộp.</li>
            <li><a href="/tokens">Mã kết nối</a> cho phần mềm khác; <a href="/settings">Cấu hình</a>: sao lưu, bảo mật, thời gian giữ địa chỉ.</li>
            """, [.accounts, .links])
    }

    private var notes: HTML {
        """
        <li>Trang của từng trường: ghi cuộc gọi, ngày hẹn, ngày nhận bản giấy; nhập thay khi trường gửi báo cáo giấy; miễn áp dụng một quy tắc kiểm tra trước khi trường nộp.</li>
        """
    }

    private var ofTheDepartment: [HTML] {
        [
            steps(
                "Theo dõi và đôn đốc",
                """
                <li>“Gửi nhận báo cáo”: lọc, tìm, sắp xếp; địa chỉ trang giữ lựa chọn, gửi được cho đồng nghiệp.</li>
                <li>“Đôn đốc đơn vị chưa nộp”: chép đoạn văn của từng xã vào nhóm nhắn tin, hoặc chép tất cả vào nhóm chung\(if: isOfficer, "; ghi lại lần nhắc của một xã hay của tất cả").</li>
                \(if: isOfficer, notes)
                """, isLeader ? [.overview] : [.tracking]),
            steps(
                "Kiểm tra, trả lại, duyệt",
                """
                <li>Trang báo cáo đặt số liệu cạnh đợt trước và trung vị (mức giữa) cùng cấp; “Nên đối chiếu” nêu báo cáo giống nhau, số giảm từ một nửa hoặc tăng từ gấp đôi trở lên, số tiền có vẻ nhầm đơn vị.</li>
                <li>Trả lại: mở “Yêu cầu sửa” ở từng ô, ghi lý do; đặt hạn nộp lại.</li>
                <li>Duyệt từng báo cáo, hoặc đánh dấu nhiều trường trong danh sách (“Chọn tất cả”: tất cả trường mà bộ lọc đang hiện) rồi duyệt\(if: isOfficer, ", gia hạn, miễn, ghi nhận bản giấy, ghi lần nhắc") một lần.</li>
                """, [.review]),
            steps(
                "Báo cáo đột xuất",
                """
                <li>Trường vừa báo thì dải đỏ hiện ở mọi trang của cơ quan, đến khi có người bấm “Đã nhận tin”. <a href="/incidents">Báo cáo đột xuất</a> có mọi vụ việc, diễn biến, ảnh và bản Word.</li>
                \(if: isOfficer, #"<li>“Loại báo cáo đột xuất”: <a href="/occasions">chọn biểu mẫu</a> mà trường trả lời khi có vụ việc.</li>"#)
                """),
            steps(
                "Số liệu tổng hợp",
                """
                <li>Nhóm theo cấp học, xã hoặc trường. Bấm vào một số để xem số đó gồm những trường nào, ai nhập, lúc nào.</li>
                <li>Chỉ tiêu bằng chữ: ý kiến của mọi trường trên một trang để đọc và trích.</li>
                <li>Tải đúng bảng đang xem: CSV, Excel hoặc JSON.</li>
                """, isLeader ? [] : [.totals]),
            steps(
                "Báo cáo lên cấp trên",
                """
                <li><a href="/letterhead">Thể thức văn bản</a>: tên cơ quan, chữ viết tắt, người ký, nơi nhận in trên văn bản.</li>
                <li>“Báo cáo tổng hợp”: số liệu tự điền từ các báo cáo đã duyệt; sửa câu chữ, chọn trích ý kiến của trường, mỗi lần lưu là một phiên bản.</li>
                <li>“Chốt số liệu”\(if: !isLeader, " (lãnh đạo)"): xem đơn vị còn thiếu, ghi số và ngày văn bản. Số liệu và văn bản đã chốt không thay đổi; sửa về sau là đính chính, có bảng số cũ, số mới.</li>
                <li>“Bản giấy”: \(if: isOfficer, "gõ mã đối chiếu in ở cuối trang báo cáo của trường; nhận cả chồng thì đánh dấu trong danh sách gửi nhận", else: "trường nào đã gửi bản giấy, ngày nào"). <a href="/standings">Thi đua</a>: kết quả gửi báo cáo trong năm.</li>
                """, isLeader ? [.closing] : []),
        ]
    }
}
