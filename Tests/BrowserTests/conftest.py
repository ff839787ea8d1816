import pytest

from made_documents import document, documents  # noqa: F401
from server import command, serving
from typing_person import CLERK, REPORT
from visitor import Browsers, Visitor


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A folder with a demonstration that nobody has used."""
    folder = tmp_path_factory.mktemp("filled")
    command("demo", database=folder / "tonghop.db")
    return folder


@pytest.fixture
def server(filled, tmp_path):
    """A server of one test's own."""
    with serving(filled, tmp_path) as server:
        yield server


@pytest.fixture(scope="session")
def browsers():
    browsers = Browsers()
    yield browsers
    browsers.quit()


@pytest.fixture
def visitor(server, browsers):
    """Opens browsers; at the end none may have complained (a script's error, CSP, 404)."""
    opened = []

    def open_browser(**options):
        opened.append(Visitor(server, browsers, **options))
        return opened[-1]

    yield open_browser
    complaints = [complaint for visitor in opened for complaint in visitor.complaints]
    for visitor in opened:
        visitor.close()
    assert complaints == []


@pytest.fixture
def typist(visitor):
    def sit_down(user=CLERK, **options):
        person = visitor(**options)
        # The session ends on purpose.
        person.refusals |= {403, 409}
        person.sign_in(user)
        person.visit(REPORT)
        return person

    return sit_down
