"""Doorways held open for tests that need no other room."""

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from search import engine as doorway
from search import labels, visible
from search.findable import page_id
from tests.search import catalogue
from tests.search.finding_engine import FindingEngine


@pytest.fixture
def memory(monkeypatch):
    """An empty FindingEngine as the site's engine."""
    memory = FindingEngine()
    monkeypatch.setattr(doorway, "connect", lambda url: memory)
    return memory


@pytest.fixture
def register(db, memory, monkeypatch):
    """The catalogue of forty entries in the FindingEngine, with labels and a rule of visibility."""
    monkeypatch.setattr(labels, "_loaders", catalogue.names())
    monkeypatch.setattr(labels, "_sign_loaders", [catalogue.signs])
    monkeypatch.setattr(visible, "_rules", {})
    visible.register(audiences_of=catalogue.audiences_of, still_shown=catalogue.still_shown)
    labels.forget()
    memory.put(catalogue.entry(number, page) for number, page in enumerate(catalogue.add_pages()))
    yield memory
    labels.forget()


@pytest.fixture
def public(register):
    """The entries of the catalogue that everybody may see."""
    return [entry for entry in register.entries.values() if entry.audience == "public" and page_id(entry.key)]


@dataclass(frozen=True)
class Certificate:
    """A certificate for 127.0.0.1 that nobody but its maker trusts."""

    authority: Path
    context: ssl.SSLContext


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificate")
    key, authority = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(authority)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority, key)
    return Certificate(authority, context)
