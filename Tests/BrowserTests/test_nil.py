"""A section in which nothing happened is answered by one act."""

from typing_person import HEAD, REPORT, field, saved, stored, write


def test_a_section_is_declared_nil_contradicted_and_taken_back(server, typist):
    clerk, head = typist(), typist(HEAD)
    shade = "return getComputedStyle(document.querySelector('[data-cell=inc_fire]')).backgroundColor"
    before = clerk.driver.execute_script(shade)
    clerk.click(field(clerk, "nil-I"))
    clerk.wait(lambda: clerk.text("#I summary .st") == "Không phát sinh")
    saved(clerk)
    assert clerk.driver.execute_script(shade) != before
    assert 'value="true" checked' in server.session(HEAD)(REPORT).decode()
    # What others declared comes with what one's own typing is answered.
    write(head, "diss_staff", "31")
    saved(head)
    head.wait(lambda: head.one("#nil-I").is_selected())
    assert head.text("#I summary .st") == "Không phát sinh" or not head.one("#I").get_attribute("open")
    write(head, "inc_fire", "2")
    for place in ["#nil-I-e", "#inc_fire-e"]:
        head.wait(lambda: head.all(place) and "khai “Không phát sinh”" in head.text(place))
    saved(head)
    assert stored(server, "inc_fire") == "2", "nothing is overwritten"
    head.click(field(head, "nil-I"))
    head.wait(lambda: not head.all("#nil-I-e"))
    saved(head)
    clerk.visit(REPORT)
    assert not clerk.one("#nil-I").is_selected()
    assert clerk.one("#inc_fire").get_property("value") == "2"
