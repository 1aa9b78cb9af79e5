"""Serves the site on this machine: sets up what is missing, starts web server and worker, ends both together."""

import argparse
import ipaddress
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from types import FrameType

from launch import house, setup
from launch.console import StepError, in_one_sentence, say, stop
from launch.house import PYTHON, ROOT

PATIENCE_SECONDS = 60
FAREWELL_SECONDS = 10
CITIES = "luebeck, rostock, stralsund, wismar"


def main(arguments: Sequence[str]) -> int:
    """Serve until somebody ends it."""
    options = _options(arguments)
    is_local = _is_loopback(options.host)
    _demand_free_port(options.host, options.port)
    setup.everything(empty=options.empty, accounts=is_local)
    if not is_local:
        _refuse_demo_accounts(options.host)
    signal.signal(signal.SIGTERM, _interrupt)
    children = [_start_server(options.host, options.port), _start_worker()]
    try:
        _wait_for_first_page(children[0], options.host, options.port)
        _greet(options)
        return _watch(children)
    except KeyboardInterrupt:
        return 0
    finally:
        _end(children)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/run", description="Startet Hansenetz auf diesem Rechner.")
    parser.add_argument("--port", type=int, default=8000, help="Port (sonst 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="Adresse (sonst 127.0.0.1)")
    parser.add_argument("--empty", action="store_true", help="ohne Beispielinhalte und Konten")
    return parser.parse_args(arguments)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _demand_free_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except (OSError, OverflowError):
            stop(f"Port {port} auf {host} ist nicht zu haben; bin/run --port {port % 60000 + 1} nimmt einen anderen.")


def _refuse_demo_accounts(host: str) -> None:
    check = house.manage("check", "--deploy", "--tag", "demo", "--database", "default")
    if subprocess.run(check, env=house.environment(), capture_output=True, check=False).returncode:
        stop(
            f"Start abgelehnt: Auf {host} wäre die Website von außen erreichbar, "
            "und die Demo-Konten haben ein bekanntes Passwort."
        )


def _start_server(host: str, port: int) -> subprocess.Popen[bytes]:
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = [str(PYTHON), "-m", "gunicorn", "--bind", bind, "--log-level", "warning", "hansenetz.wsgi"]
    hosts = {} if _is_loopback(host) else {"ALLOWED_HOSTS": "*"}
    return subprocess.Popen(command, cwd=ROOT, env={**house.environment(), **hosts}, start_new_session=True)


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen(house.manage("worker"), cwd=ROOT, env=house.environment(), start_new_session=True)


def _wait_for_first_page(server: subprocess.Popen[bytes], host: str, port: int) -> None:
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    last_moment = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < last_moment and server.poll() is None:
        try:
            urllib.request.urlopen(f"http://{name}:{port}/", timeout=PATIENCE_SECONDS).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise StepError("Der Server startet nicht; die Meldung darüber nennt den Grund.")


def _greet(options: argparse.Namespace) -> None:
    say(f"\nHansenetz läuft: http://{options.host}:{options.port}/")
    if not options.empty and _is_loopback(options.host):
        say(f"Anmelden: http://{options.host}:{options.port}/anmelden/ mit dem Passwort hansenetz-demo als")
        say("  verwaltung, geschaeftsstelle, mitarbeit-<stadt>, redaktion-<stadt>, freigabe-<stadt>, transfer-<stadt>")
        say(f"  (<stadt>: {CITIES})")
    say("Beenden: Strg+C")


def _watch(children: Sequence[subprocess.Popen[bytes]]) -> int:
    while all(child.poll() is None for child in children):
        time.sleep(0.2)
    say("Ein Teil der Website hat sich beendet; der andere wird auch beendet.")
    return 1


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    in_one_sentence(main)
