"""How the server is reached: flags that it refuses, proxies and names, over real connections."""

import http.client
import os
import signal
import socket
import subprocess

import pytest

from server import PROGRAM, Server, environment, serving


@pytest.fixture(scope="module")
def server(filled, tmp_path_factory):
    """One for all of these tests, which only read."""
    with serving(filled, tmp_path_factory.mktemp("server")) as server:
        yield server


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


HEADERS = [
    b"content-security-policy: default-src 'none'", b"x-content-type-options: nosniff",
    b"referrer-policy: same-origin", b"cross-origin-opener-policy: same-origin",
    b"cross-origin-resource-policy: same-origin", b"permissions-policy: ",
]


@pytest.mark.parametrize("request_head, status", [
    (b"GET /sign-in HTTP/1.1\r\nHost: x", 200),
    (b"nonsense", 400),
    (b"GET / HTTP/1.1\r\nHost: x\r\nBad Line", 400),
    (b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 300000", 413),
    (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: x", 414),
    (b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 40_000, 431),
    (b"TRACE / HTTP/1.1\r\nHost: x", 501),
    (b"BREW / HTTP/1.1\r\nHost: x", 501),
    (b"GET / HTTP/3.0\r\nHost: x", 505),
    (b"GET /nowhere HTTP/1.1\r\nHost: x", 404),
])
def test_every_answer_has_the_headers_that_protect_its_reader(server, request_head, status):
    address = server.address.removeprefix("http://").split(":")
    with socket.create_connection((address[0], int(address[1])), timeout=20) as connection:
        connection.sendall(request_head + b"\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head = answer.split(b"\r\n\r\n")[0].lower()
    assert head.startswith(b"http/1.1 %d " % status), head
    assert [header for header in HEADERS if b"\r\n" + header not in head] == []
    assert b"\r\nserver:" not in head
    assert b"\r\nstrict-transport-security:" not in head


def test_who_turns_logs_over_ends_no_server(filled, tmp_path):
    with serving(filled, tmp_path) as server:
        for _ in range(2):
            server.process.send_signal(signal.SIGHUP)
            assert ask(server, "/healthz") == 200
        assert server.process.poll() is None


def test_with_its_terminal_a_server_goes_in_peace(tmp_path):
    ours, terminal = os.openpty()
    with open(tmp_path / "log", "wb") as log:
        process = subprocess.Popen(
            [PROGRAM, "serve", "--demo", "--port", "0", "--database", tmp_path / "tonghop.db"],
            env=environment(), stdin=terminal, stdout=subprocess.PIPE, stderr=log)
    try:
        assert process.stdout.readline().startswith(b"http://127.0.0.1:")
        for _ in range(2):
            process.send_signal(signal.SIGHUP)
        assert process.wait(timeout=40) == 0
    finally:
        process.kill()
        process.stdout.close()
        os.close(terminal)
        os.close(ours)
