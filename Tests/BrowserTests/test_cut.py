"""Nothing that was typed is lost, whatever breaks."""

import os
import random
import signal

from selenium.webdriver.common.keys import Keys

from server import PASSWORD
from typing_person import CLERK, HEAD, REPORT, write

# How many moments are cut; 200 of them are the long run (make torture).
MOMENTS = int(os.environ.get("MOMENTS", "24"))

CELLS = ["diss_sessions", "diss_staff", "diss_students", "prop_sessions_staff", "team_members", "chk_count"]


def test_nothing_is_lost_whatever_is_cut(server, typist):
    """Line, server, session and page are cut at random while one or two people type: each figure
    is stored, or another one was typed into the same cell by somebody who was shown both."""
    generator = random.Random(MOMENTS)
    users = [CLERK, HEAD]
    people = [typist(user) for user in users]
    for person in people:
        person.is_cut = True
        person.refusals |= {401, 429, 500, 503}
    look = server.session(HEAD)
    for moment in range(MOMENTS):
        typed = {}

        def type_into(who, code, figure):
            write(people[who], code, figure)
            typed.setdefault(code, set()).add(figure)

        actors = [0, 1] if moment % 2 else [generator.randrange(2)]
        for who in actors:
            type_into(who, generator.choice(CELLS), str(1000 + 10 * moment + who))
        who = generator.choice(actors)
        person = people[who]
        cut = generator.choice(["line", "server", "session", "page", "browser", "none"])
        if cut == "line":
            person.go_offline()
            type_into(who, generator.choice(CELLS), str(1002 + 10 * moment + who))
            if generator.randrange(2):
                person.driver.get("about:blank")
                person.go_offline(False)
                person.visit(REPORT)
            person.go_offline(False)
        elif cut == "server":
            server.restart(signal.SIGKILL)
        elif cut == "session":
            person.driver.delete_all_cookies()
            person.wait(lambda: person.all(".again") or not person.all(".held"))
            if person.all(".again"):
                panel = person.one(".again")
                panel.find_element("name", "user").send_keys(users[who])
                panel.find_element("name", "password").send_keys(PASSWORD, Keys.ENTER)
                person.wait(lambda: not person.all(".again"))
            else:
                person.sign_in(users[who])
                person.visit(REPORT)
        elif cut == "page":
            person.visit("/help")
            person.visit(REPORT)
        elif cut == "browser":
            # Gone at once: nothing is said at leaving.
            person.driver.execute_script(
                "addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true)")
            person.visit(REPORT)
        for each in people:
            settle(each)
        page = look(REPORT).decode()
        for code, figures in typed.items():
            found = page[page.index(f'name="{code}"'):].split('value="')[1].split('"')[0]
            assert found.replace(".", "") in figures, (moment, cut, code, found, figures)


def settle(person):
    """All is stored; where two are asked about, this one's own is chosen."""
    for _ in range(8):
        person.wait(lambda: person.all(".choose") or not person.all(".held"))
        if not person.all(".choose"):
            return
        person.click(person.all(".choose .btn")[1])
    raise AssertionError("asked again and again")
