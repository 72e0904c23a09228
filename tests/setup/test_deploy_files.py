"""The files of a production installation fit together and with the settings."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
EXAMPLE = (PROJECT / ".env.example").read_text(encoding="utf-8")
APPLICATION = ("web", "worker", "beat")
PRACTICE = {name for name, service in SERVICES.items() if service.get("profiles") == ["practice"]}
FOR_TESTS = {"TEST_DATABASE_NAME"}


def test_every_service_that_stays_up_has_a_health_check():
    staying = {name for name, service in SERVICES.items() if service["restart"] != "no"}
    assert staying - PRACTICE == {"postgres", "redis", "proxy", *APPLICATION}
    assert [name for name in staying if "test" not in SERVICES[name].get("healthcheck", {})] == []


def test_redis_writes_its_log_every_second_and_never_forgets():
    command = " ".join(SERVICES["redis"]["command"])
    assert "--appendonly yes --appendfsync everysec" in command
    assert "--maxmemory-policy noeviction" in command


def test_the_database_writes_no_rows_and_no_statements_into_its_log():
    command = " ".join(SERVICES["postgres"]["command"])
    assert "-c log_min_error_statement=panic" in command
    assert "-c log_error_verbosity=terse" in command


def test_only_the_migration_knows_the_owner_of_the_database():
    for name in APPLICATION:
        assert "migration_database_url" not in SERVICES[name]["secrets"]
        assert "MIGRATION_DATABASE_URL_FILE" not in SERVICES[name]["environment"]
        assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert "migration_database_url" in SERVICES["migrate"]["secrets"]


def test_every_secret_is_a_file_that_the_script_makes_or_asks_for(tmp_path):
    folder = tmp_path / "deploy"
    folder.mkdir()
    script = folder / "make_secrets.py"
    script.write_bytes((PROJECT / "deploy" / "make_secrets.py").read_bytes())
    said = [subprocess.run([sys.executable, script], capture_output=True, text=True, check=True) for _ in range(2)]
    made = {path.name for path in (folder / "secrets").iterdir()}
    wanted = {Path(secret["file"]).name for secret in COMPOSE["secrets"].values()}
    assert wanted - made == {"tls.crt", "tls.key"}
    assert "made secret_key" in said[0].stderr
    assert "made" not in said[1].stderr
    assert (folder / "secrets").stat().st_mode & 0o077 == 0
    used = {name for service in SERVICES.values() for name in secrets_of(service)}
    assert used == COMPOSE["secrets"].keys()


def secrets_of(service: dict) -> set[str]:
    """Return the secrets a service is given, by their own names."""
    return {given if isinstance(given, str) else given["source"] for given in service.get("secrets", [])}


def test_the_practice_site_shares_neither_secrets_nor_networks_nor_files_with_the_register():
    assert {"practice-web", "practice-worker", "practice-postgres", "practice-redis"} <= PRACTICE
    for name in PRACTICE:
        service = SERVICES[name]
        assert service["networks"] == ["practice"], name
        assert all(secret.startswith("practice_") for secret in secrets_of(service)), name
        own = [volume for volume in service["volumes"] if not volume.startswith("./")]
        assert all(volume.startswith("practice-") for volume in own), name
    real = SERVICES.keys() - PRACTICE - {"proxy"}
    assert not [name for name in real if "practice" in SERVICES[name]["networks"]]
    assert COMPOSE["networks"]["practice"] == {"internal": True}


def test_practice_is_off_in_the_register_whatever_the_env_file_says():
    for name in (*APPLICATION, "migrate"):
        assert SERVICES[name]["environment"]["PRACTICE"] == "0", name
        assert SERVICES[name]["environment"]["DEMO"] == "0", name
    for name in ("practice-web", "practice-worker"):
        assert SERVICES[name]["environment"]["PRACTICE"] == "1", name
        assert SERVICES[name]["environment"]["DEMO"] == "0", name


def test_the_proxy_leads_names_that_begin_so_to_the_practice_site():
    proxy = (PROJECT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert r"server_name ~^thuc-hanh\.;" in proxy
    assert "http://practice-web:8000" in proxy


def test_only_the_proxy_is_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_every_setting_is_explained_in_the_example():
    sources = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "config").glob("*.py"))
    read = set(re.findall(r'env\.(?:text|flag|words|number)\(\s*"([A-Z_]+)"', sources)) - FOR_TESTS
    explained = set(re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE))
    assert read - explained == set()


def test_every_variable_of_the_composition_is_explained_in_the_example():
    text = (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", text)) - {"RELEASE"}
    assert named - set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == set()


def test_the_image_does_not_run_as_root_and_installs_only_locked_packages():
    lines = (PROJECT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").split("\n")
    assert [line for line in lines if line.startswith("USER")] == ["USER dangtich"]
    assert all("--require-hashes" in line for line in lines if "pip install" in line)


@pytest.mark.parametrize("script", ["deploy/postgres/roles.sh", ".ci/run"])
def test_shell_scripts_are_well_formed_and_may_be_run(script: str):
    path = PROJECT / script
    assert path.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0


def test_what_others_must_not_see_stays_out_of_the_image():
    left_out = (PROJECT / ".dockerignore").read_text(encoding="utf-8").split("\n")
    assert {".env", "deploy/secrets", "var", ".git"} <= set(left_out)
