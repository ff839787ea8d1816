"""The examples of Documentation/API.md are run as they stand there, so that they stay true."""

import re
import subprocess

from server import PROGRAM, ROOT, environment

# Told apart from what the examples print; curl writes it to standard error.
STATUS = re.compile(r"^status (\d+)$", re.MULTILINE)
PROLOGUE = """set -euo pipefail
curl() { command curl --show-error --max-time 30 --write-out '%{stderr}status %{http_code}\\n' "$@"; }
"""


def examples():
    """The indented blocks of the page, as one script."""
    page = (ROOT / "Documentation" / "API.md").read_text(encoding="utf-8")
    lines = [line[4:] for line in page.splitlines() if line.startswith("    ")]
    return "\n".join(lines) + "\n"


def test_every_curl_line_of_the_page_answers_as_it_says(server, tmp_path):
    script = examples()
    wanted = re.findall(r" # (\d{3})\b", script)
    assert len(wanted) == script.count("curl -s") > 20

    script = script.replace("http://127.0.0.1:8080", server.address)
    script = script.replace(".build/release/tonghop", str(PROGRAM))
    done = subprocess.run(
        ["bash", "-c", PROLOGUE + script], cwd=tmp_path, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
        env=environment() | {"TONGHOP_DATABASE": str(server.database)})

    assert done.returncode == 0, done.stdout + done.stderr
    assert STATUS.findall(done.stderr) == wanted, done.stdout + done.stderr
    assert '"receipt"' in done.stdout
    assert (tmp_path / "values.csv").read_text(encoding="utf-8").startswith("unit,name,level,")
