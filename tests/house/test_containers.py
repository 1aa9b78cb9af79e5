"""The files for a real site, checked without a Docker engine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent
SECRETS = {
    "SECRET_KEY": "a",
    "ALLOWED_HOSTS": "a",
    "BASE_URL": "https://a",
    "POSTGRES_PASSWORD": "a",
    "ELASTIC_PASSWORD": "a",
}


# The package's command drops the exit code of compose itself; an error leaves its output empty.
def compose(*arguments: str, secrets: dict[str, str]) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **secrets}
    command = [TOOLS / "docker-compose", "--env-file", os.devnull, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def services():
    result = compose("--profile", "opensearch", "config", secrets=SECRETS)
    assert result.stdout, result.stderr
    return yaml.safe_load(result.stdout)["services"]


@pytest.mark.parametrize("missing", SECRETS)
def test_a_missing_secret_stops_the_start_and_is_named(missing):
    result = compose("config", secrets={name: value for name, value in SECRETS.items() if name != missing})
    assert not result.stdout
    assert f"required variable {missing} is missing" in result.stderr


def test_opensearch_starts_only_when_its_profile_is_asked_for():
    result = compose("config", "--services", secrets=SECRETS)
    assert {"web", "worker", "database", "elasticsearch"} <= set(result.stdout.split())
    assert "opensearch" not in result.stdout.split()


@pytest.mark.parametrize("name", ["web", "worker"])
def test_the_site_runs_without_rights_on_a_root_file_system_that_nobody_writes(services, name):
    assert services[name]["read_only"] is True
    assert services[name]["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("name", ["web", "worker", "database", "elasticsearch", "opensearch"])
def test_every_service_keeps_its_data_in_a_named_volume(services, name):
    assert {volume["type"] for volume in services[name]["volumes"]} == {"volume"}


@pytest.mark.parametrize("name", ["worker", "database", "elasticsearch", "opensearch"])
def test_every_service_says_whether_it_is_well(services, name):
    assert services[name]["healthcheck"]["test"]


def test_the_search_server_demands_a_password_and_has_a_limit_of_memory(services):
    assert services["elasticsearch"]["environment"]["xpack.security.enabled"] == "true"
    assert services["elasticsearch"]["mem_limit"]


def test_the_image_is_built_as_its_linter_wants_it():
    result = subprocess.run([TOOLS / "hadolint", ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_the_image_serves_without_root_and_tells_whether_it_is_well():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert any(line.startswith("HEALTHCHECK") for line in lines)
    assert [line for line in lines if line.startswith("USER")] == ["USER 10001"]
