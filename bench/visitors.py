"""Visitors that ask one server over kept connections, as many at once as there are connections."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from time import perf_counter

TIMEOUT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Load:
    """What one run saw; times in milliseconds."""

    requests: int
    errors: int
    per_second: float
    p50: float
    p95: float
    slowest: float


def ask(port: int, paths: Sequence[str], *, connections: int, headers: Sequence[str] = (), good: int = 200) -> Load:
    """Ask for every path once, shared among the connections."""
    waiting, times, wrong, lock = list(reversed(paths)), [], [], Lock()

    def visit() -> None:
        with socket.create_connection(("127.0.0.1", port), TIMEOUT_SECONDS) as door:
            door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while True:
                with lock:
                    if not waiting:
                        return
                    path = waiting.pop()
                start = perf_counter()
                status = _get(door, path, headers)
                times.append((perf_counter() - start) * 1000)
                if status != good:
                    wrong.append(f"{status} {path}")

    start = perf_counter()
    threads = [Thread(target=visit) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, ranked = perf_counter() - start, sorted(times)
    if wrong:
        print("  not as wanted:", *wrong[:3], sep="\n    ")
    at = {share: ranked[min(len(ranked) - 1, int(len(ranked) * share))] for share in (0.5, 0.95)}
    return Load(len(times), len(wrong), len(times) / took, at[0.5], at[0.95], ranked[-1])


def _get(door: socket.socket, path: str, headers: Sequence[str]) -> int:
    lines = [
        f"GET {path} HTTP/1.1",
        "Host: localhost",
        "Accept-Encoding: gzip, br",
        "X-Forwarded-Proto: https",
        *headers,
    ]
    door.sendall("\r\n".join([*lines, "", ""]).encode())
    received = b""
    while b"\r\n\r\n" not in received:
        received += _more(door)
    head, _, body = received.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    status = int(head.split(b" ", 2)[1])
    if b"content-length" in fields:
        missing = int(fields[b"content-length"]) - len(body)
        while missing > 0:
            missing -= len(_more(door))
    elif fields.get(b"transfer-encoding") == b"chunked":
        while not body.endswith(b"0\r\n\r\n"):
            body += _more(door)
    return status


def _more(door: socket.socket) -> bytes:
    piece = door.recv(65536)
    if not piece:
        raise ConnectionError("the server closed the connection")
    return piece
