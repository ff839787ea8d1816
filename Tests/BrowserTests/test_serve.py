"""How the server is reached: flags that it refuses, proxies and names, over real connections."""

import http.client
import subprocess

import pytest

from server import PROGRAM, Server, environment


@pytest.mark.parametrize("arguments, said", [
    (["--host", "0.0.0.0"], "--behind-tls"),
    (["--host", "::"], "--behind-tls"),
    (["--host", "192.0.2.1"], "--plain-http"),
    (["--proxy", "proxy.example"], "--proxy"),
    (["--proxy", "10.0.0.1/8"], "--proxy"),
    (["--proxy", "10.0.0.0/8", "--proxy", "1.2.3.4:80"], "1.2.3.4:80"),
    (["--public-host", "https://baocao.example"], "--public-host"),
    (["--public-host", "baocao.example:443"], "--public-host"),
    (["--public-host", ""], "--public-host"),
])
def test_what_can_not_be_meant_is_refused_at_the_start(tmp_path, arguments, said):
    done = subprocess.run(
        [PROGRAM, "serve", *arguments, "--database", tmp_path / "tonghop.db"], env=environment(),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 64
    assert said in done.stderr
    assert not (tmp_path / "tonghop.db").exists()


def ask(server, path, **headers):
    connection = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", path, headers={
            name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


@pytest.fixture
def named(filled, tmp_path):
    server = Server(
        filled / "tonghop.db", tmp_path / "log", "--public-host", "baocao.example",
        "--public-host", "Khac.Example", "--proxy", "127.0.0.1")
    yield server
    assert server.stop() == 0


def test_other_names_than_the_sites_are_answered_421(named):
    for host in ["baocao.example", "khac.example:8443"]:
        assert ask(named, "/sign-in", Host=host) == 200
    for path in ["/sign-in", "/style.css", "/api/v1/rounds"]:
        assert ask(named, path, Host="evil.example") == 421
    assert ask(named, "/readyz") == 200
    assert ask(named, "/metrics") == 200
    assert ask(named, "/metrics", Host="baocao.example", X_Forwarded_For="192.0.2.1") == 404
    port = named.address.rsplit(":", 1)[1]
    subprocess.run([PROGRAM, "health", "--port", port], check=True, timeout=60)
