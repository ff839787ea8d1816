"""An incident, from a school's phone to the office that has it."""

from selenium.webdriver.common.by import By

from test_people import submit


def sideways(person):
    return person.driver.execute_script(
        "return document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_an_incident_goes_from_a_phone_to_whoever_acknowledges_it(server, visitor):
    school = visitor(javascript=False, width=360)
    school.sign_in("nv-th-cao-thang")
    with school.leaving():
        school.click(school.one("main a[href='/incidents']"))
    with school.leaving():
        school.click(school.one("main .btn.primary"))
    assert not sideways(school)
    assert school.one("#day").get_property("value")
    school.one("#place").send_keys("Bếp")
    school.one("#course").send_keys("Cháy chảo dầu, đã dập tắt.")
    submit(school, "main form .btn.primary")
    assert "Chưa gửi, còn 2 chỗ phải sửa." in school.text()
    assert school.one("#course").get_property("value") == "Cháy chảo dầu, đã dập tắt."
    for name, value in [("kind", "fire"), ("now", "over")]:
        school.click(school.one(f"input[name={name}][value={value}]"))
    submit(school, "main form .btn.primary")
    assert "Đã gửi lúc" in school.text("[role=status]")
    assert not sideways(school)
    address = school.path.split("?")[0]

    leader = visitor()
    leader.sign_in("lanhdao")
    line = leader.one("header form.notice")
    assert "Cháy: Trường Tiểu học Cao Thắng" in line.text
    with leader.leaving():
        leader.click(line.find_element(By.TAG_NAME, "button"))
    assert leader.path.startswith(address)
    assert not leader.all("header form.notice")
    school.visit(address)
    assert "Đã nhận tin" in school.text("ol.log")
    assert "chưa xác nhận" not in school.text()


def walk_incident(walk):
    """Each of its pages a school sees, in its states."""
    person = walk.person
    walk.see("incidents", "/incidents")
    walk.see("an incident's form", "/incidents/new")
    submit(person, "main form .btn.primary")
    walk.see("an incident refused")
    for name, value in [("place", "Bếp"), ("course", "Cháy chảo dầu.")]:
        person.one(f"#{name}").send_keys(value)
    for name, value in [("kind", "fire"), ("now", "over")]:
        person.click(person.one(f"input[name={name}][value={value}]"))
    submit(person, "main form .btn.primary")
    walk.see("an incident")
    walk.see("a correction", person.path.split("?")[0] + "/correction")
