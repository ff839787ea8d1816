import shutil

import pytest

from server import Server, command
from visitor import Visitor


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A folder with a demonstration that nobody has used."""
    folder = tmp_path_factory.mktemp("filled")
    command("demo", database=folder / "tonghop.db")
    return folder


@pytest.fixture
def server(filled, tmp_path):
    """A server over its own copy of the demonstration; SIGTERM must end it with 0."""
    folder = tmp_path / "data"
    shutil.copytree(filled, folder)
    server = Server(folder / "tonghop.db", tmp_path / "log")
    yield server
    code = server.stop()
    said = (tmp_path / "log").read_text(encoding="utf-8")
    assert code == 0, f"the server ended with {code}; it said: {said}"
    assert " error " not in said, said


@pytest.fixture
def visitor(server):
    """Opens browsers; at the end none may have complained (a script's error, CSP, 404)."""
    opened = []

    def open_browser(**options):
        opened.append(Visitor(server, **options))
        return opened[-1]

    yield open_browser
    complaints = [complaint for visitor in opened for complaint in visitor.complaints]
    for visitor in opened:
        visitor.close()
    assert complaints == []
