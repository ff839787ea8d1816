// What an officer does who makes a form.
extension HelpPage {
    var ofForms: [HTML] {
        [
            steps(
                "Lập biểu mẫu",
                """
                <li>Ở <a href="/forms">Biểu mẫu</a>, ghi tên rồi bấm “Bắt đầu”. Thêm từng câu vào một mục, chọn cách trả lời; hoặc lấy câu đã hỏi ở biểu mẫu khác. Bấm vào một câu để mở ra sửa.</li>
                <li>Câu chỉ hỏi khi có việc: ở “Bắt buộc trả lời” chọn “Chỉ hỏi, và khi đó bắt buộc, khi”, ví dụ câu 7 là Có. Trường trả lời Không mà vẫn ghi số hay ghi dòng của bảng thì phải xóa đi hoặc sửa câu trả lời kia, rồi mới nộp được.</li>
                <li>Nhiều vụ việc, nhiều lớp: chọn “Bảng nhiều dòng”, mỗi cột có cách trả lời riêng. Cột số được cộng ở cuối bảng.</li>
                <li>“Cộng lên thế nào” cho biết số của các trường thành số chung ra sao; số tiền là số phát sinh trong kỳ nếu không chọn khác.</li>
                """),
            steps(
                "Quy tắc kiểm tra và chỉ số",
                """
                <li>Quy tắc: chọn một mẫu câu, như “A không lớn hơn B” hay “Ngày A nằm trong kỳ báo cáo”, rồi chọn câu. Chọn được cả cột của bảng: trường được báo ở dòng nào, ô nào.</li>
                <li>Mức: <b>Lỗi</b> thì không nộp được; <b>Cảnh báo</b> thì nộp được khi có giải trình; <b>Lưu ý</b> chỉ hiện ra. Câu báo để trống thì chương trình tự viết.</li>
                <li>Chỉ số tính trên nhiều trường: tỷ lệ số trường có một điều, tỷ lệ của hai số cộng lại, tổng. Chỉ số hiện ở Tổng quan, Số liệu tổng hợp và báo cáo tổng hợp.</li>
                <li>Điều mẫu câu không nói được thì viết công thức: câu 8 là số ở câu 8, như câu 8 + câu 9 &lt;= câu 2.</li>
                """),
            steps(
                "Đề cương văn bản",
                """
                <li>Mở “Đề cương văn bản”, chọn báo cáo của trường hoặc báo cáo tổng hợp, bấm “Soạn đề cương từ các câu hỏi” rồi sửa từng đoạn.</li>
                <li>Số liệu đứng trong dấu ngoặc nhọn: {câu 2}, {chỉ số 1}, {Số kế hoạch}; {câu 2 / câu 1} là tỷ lệ %; {câu 5: Đạt} là số trường chọn Đạt. “Chèn số liệu” có sẵn các tên.</li>
                <li>“Xem như khi in” ở cuối trang cho thấy văn bản: chưa chọn trường thì chỗ có số in dấu …, chọn một trường thì lấy số liệu gần nhất của trường đó.</li>
                """),
            steps(
                "Điền thử, công bố, mở thử",
                """
                <li>“Điền thử”: trả lời như một trường ở từng cấp học, bấm Kiểm tra; không có gì được lưu.</li>
                <li>“Công bố”: phiên bản này từ đó không sửa được; muốn đổi thì “Lập phiên bản mới”, câu trả lời cũ vẫn so sánh được.</li>
                <li>Lập đợt báo cáo bằng biểu mẫu. Trước khi mở thật, “Mở thử” với vài trường: cả cách nhập, nộp, tổng hợp đều như thật, không tính vào đâu; thử xong thì bỏ.</li>
                """),
        ]
    }
}
