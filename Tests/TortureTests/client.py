"""One keep-alive connection to the server."""

import socket
import struct


class Unanswered(Exception):
    """No whole answer came: whether the request was carried out is not known from it."""


class NotConnected(Unanswered):
    """Not even a connection was made, so nothing was asked."""


class Answer:
    """A response: its status, its fields by lower-case name, its body. Of fields of one name the
    last stays, but cookies are all kept, as they would be sent back."""

    def __init__(self, status, fields, body, cookies=()):
        self.status = status
        self.fields = fields
        self.body = body
        self.cookies = "; ".join(cookies)

    def __repr__(self):
        return f"{self.status} {self.body[:400].decode('utf-8', 'replace')}"


class Client:
    """Asks and waits; connects by itself, and anew after the server has closed."""

    def __init__(self, port, token=None, timeout=30, source=None):
        self.port = port
        self.timeout = timeout
        self.source = source
        # The most bytes to read at a time.
        self.piece = 65536
        self.fields = f"Authorization: Bearer {token}\r\n" if token else ""
        self.socket = None
        self._read = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def connect(self):
        source = (self.source, 0) if self.source else None
        try:
            self.socket = socket.create_connection(
                ("127.0.0.1", self.port), timeout=self.timeout, source_address=source)
        except OSError as error:
            raise NotConnected(str(error)) from error
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._read = b""

    def close(self, abruptly=False):
        """With `abruptly` the other side gets a reset."""
        if self.socket:
            if abruptly:
                self.socket.setsockopt(
                    socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.socket.close()
        self.socket = None

    def head(self, method, path, length, fields=None):
        """The bytes of a request before its body."""
        more = "".join(f"{name}: {text}\r\n" for name, text in (fields or {}).items())
        if length is not None:
            more += f"Content-Length: {length}\r\n"
        return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{self.fields}{more}\r\n".encode()

    def request(self, method, path, body=None, fields=None):
        """The answer; raises `Unanswered`, after which the connection is closed.

        A GET on a connection that rested is tried once more on a fresh one, as all clients do: the
        server may have closed the old one just then.
        """
        has_rested = self.socket is not None
        if not has_rested:
            self.connect()
        length = None if body is None else len(body)
        try:
            self.socket.sendall(self.head(method, path, length, fields) + (body or b""))
            return self._answer_and_close()
        except OSError as error:
            self.close()
            if has_rested and method == "GET" and isinstance(error, ConnectionError):
                return self.request(method, path, body, fields)
            raise Unanswered(str(error)) from error

    def answer(self):
        """The next answer on the connection."""
        try:
            return self._answer_and_close()
        except OSError as error:
            self.close()
            raise Unanswered(str(error)) from error

    def _answer_and_close(self):
        """Closes where the server does."""
        answer = self._answer()
        if answer.fields.get("connection", "").lower() == "close":
            self.close()
        return answer

    def _answer(self):
        while b"\r\n\r\n" not in self._read:
            self._receive()
        head, _, self._read = self._read.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        fields, cookies = {}, []
        for name, _, text in (line.partition(":") for line in lines):
            fields[name.lower()] = text.strip()
            if name.lower() == "set-cookie":
                cookies.append(text.strip().split(";")[0])
        status = int(first.split(" ")[1])
        length = int(fields.get("content-length", 0))
        while len(self._read) < length:
            self._receive()
        body, self._read = self._read[:length], self._read[length:]
        return Answer(status, fields, body, cookies)

    def _receive(self):
        more = self.socket.recv(self.piece)
        if not more:
            raise ConnectionResetError("the server closed the connection")
        self._read += more
