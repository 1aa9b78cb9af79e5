"""Small real servers on loopback that misbehave as told, or pass everything on to a real one."""

import json
import socket
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection

ELASTIC = "X-Elastic-Product: Elasticsearch"


@dataclass
class Request:
    method: str
    path: str
    headers: dict
    body: bytes


@dataclass
class Fake:
    """A server; answer turns a request into bytes, or into pieces of bytes that are sent one by one."""

    answer: object
    port: int = 0
    scheme: str = "elasticsearch"
    requests: list = field(default_factory=list)
    is_stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self):
        return f"{self.scheme}://127.0.0.1:{self.port}/hansenetz-test"


@contextmanager
def serving(answer, scheme="elasticsearch", context=None):
    """Serve until the block ends."""
    fake = Fake(answer, scheme=scheme)
    with socket.create_server(("127.0.0.1", 0)) as door:
        fake.port = door.getsockname()[1]
        door.settimeout(0.05)
        threads = [threading.Thread(target=_accept, args=(fake, door, context), daemon=True)]
        threads[0].start()
        try:
            yield fake
        finally:
            fake.is_stopped.set()
            threads[0].join()


def said(body, status="200 OK", *headers, kind="application/vnd.elasticsearch+json;compatible-with=8"):
    """A whole answer; a body that is no bytes is sent as JSON."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(raw)}", ELASTIC, *headers)
    return "\r\n".join((*lines, "", "")).encode() + raw


def passing_on(host, port):
    """Ask the real server at that place."""

    def answer(request):
        connection = HTTPConnection(host, port, timeout=60)
        kept = {name: value for name, value in request.headers.items() if name not in {"host", "connection"}}
        connection.request(request.method, request.path, request.body, kept)
        got = connection.getresponse()
        raw = got.read()
        connection.close()
        left_out = {"content-length", "transfer-encoding", "connection"}
        headers = [f"{name}: {value}" for name, value in got.getheaders() if name.lower() not in left_out]
        lines = (f"HTTP/1.1 {got.status} {got.reason}", f"Content-Length: {len(raw)}", *headers)
        return "\r\n".join((*lines, "", "")).encode() + (b"" if request.method == "HEAD" else raw)

    return answer


def _accept(fake, door, context):
    threads = []
    while not fake.is_stopped.is_set():
        try:
            connection, _ = door.accept()
        except TimeoutError:
            continue
        thread = threading.Thread(target=_talk, args=(fake, connection, context), daemon=True)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


def _talk(fake, connection, context):
    connection.settimeout(0.05)
    try:
        if context is not None:
            connection.settimeout(5)
            connection = context.wrap_socket(connection, server_side=True)
            connection.settimeout(0.05)
        with connection:
            while (request := _read(fake, connection)) is not None:
                fake.requests.append(request)
                answer = fake.answer(request)
                for piece in [answer] if isinstance(answer, bytes) else answer:
                    connection.sendall(piece)
                if not isinstance(answer, bytes):
                    return
    except (OSError, ssl.SSLError):
        connection.close()


def _read(fake, connection):
    raw = b""
    while b"\r\n\r\n" not in raw:
        if not (piece := _receive(fake, connection)):
            return None
        raw += piece
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        body += _receive(fake, connection)
    method, path, _ = first.split(" ")
    return Request(method, path, headers, body)


def _receive(fake, connection):
    while not fake.is_stopped.is_set():
        try:
            return connection.recv(65536)
        except TimeoutError:
            continue
    return b""
