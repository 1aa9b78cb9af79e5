"""A wrong environment stops the start with one sentence that names the variable."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REAL = {
    "SECRET_KEY": "only-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    "BASE_URL": "https://hansenetz.example",
    "ALLOWED_HOSTS": "hansenetz.example",
    "DEBUG": "0",
    "OFFICE_MAILBOX": "geschaeftsstelle@example.org",
}


def manage(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME"}}
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SECRET_KEY", ""),
        ("OFFICE_MAILBOX", "keine Adresse"),
        ("SECURITY_CONTACT", "sicherheit@example.org"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "django-insecure-" + "a1b2c3" * 20),
        ("BASE_URL", ""),
        ("BASE_URL", "hansenetz.example"),
        ("DEBUG", "vielleicht"),
        ("DATABASE_URL", "mysql://a:geheimes@b/c"),
        ("DATABASE_URL", "postgres://a:geheimes@b:x/c"),
        ("SEARCH_URL", "solr://a"),
        ("EMAIL_URL", "brieftaube://a"),
        ("LOG_LEVEL", "laut"),
        ("TRUSTED_PROXIES", "10.0.0.300"),
        ("CSRF_TRUSTED_ORIGINS", "hansenetz.example"),
        ("VAR_DIR", str(ROOT / "manage.py")),
    ],
)
def test_a_wrong_variable_stops_the_start_with_one_sentence(tmp_path, variable, value):
    result = manage("check", environment={"VAR_DIR": str(tmp_path)} | REAL | {variable: value})
    assert result.returncode == 1
    assert result.stderr.startswith(variable)
    assert result.stderr.count("\n") == 1
    assert "geheimes" not in result.stderr


def test_a_real_site_passes_django_s_own_checks(tmp_path):
    environment = {"VAR_DIR": str(tmp_path), **REAL}
    result = manage("check", "--deploy", "--fail-level", "WARNING", environment=environment)
    assert result.returncode == 0, result.stderr
