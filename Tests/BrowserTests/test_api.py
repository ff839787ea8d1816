"""The API held against its own description, by schemathesis."""

import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).parent


@pytest.mark.parametrize("role, unit", [
    ("officer", "pgd-thanh-mien"), ("leader", "pgd-thanh-mien"), ("head", "th-cao-thang"),
    ("admin", "pgd-thanh-mien"),
])
def test_no_answer_is_another_than_described(server, tmp_path, role, unit):
    token = server.token(role, unit)
    done = subprocess.run(
        [pathlib.Path(sys.executable).with_name("schemathesis"),
         "--config-file", HERE / "schemathesis.toml", "run", server.address + "/openapi.json",
         "--header", f"Authorization: Bearer {token}", "--phases", "coverage,fuzzing",
         "--max-examples", "10", "--workers", "1", "--seed", "1", "--no-color"],
        # It keeps what it found in the folder that it runs in.
        cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, timeout=300)
    assert done.returncode == 0, done.stdout
