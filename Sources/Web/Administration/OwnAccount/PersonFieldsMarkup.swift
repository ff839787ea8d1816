extension PersonFields: View {
    var html: HTML {
        """
        <p class="set"><label for="name">Họ tên</label><input id="name" name="name" value="\(name)" maxlength="120" autocomplete="name" required></p>
        <p class="set"><label for="position">Chức vụ</label><input id="position" name="position" value="\(position)" maxlength="120" autocomplete="organization-title"></p>
        <p class="set"><label for="office_phone">Điện thoại cơ quan</label><input id="office_phone" name="office_phone" value="\(officePhone)" maxlength="30" type="tel" autocomplete="off"></p>
        <p class="set"><label for="office_mail">Thư điện tử công vụ</label><input id="office_mail" name="office_mail" value="\(officeMail)" maxlength="120" type="email" autocomplete="off"></p>
        """
    }
}
