"""The documents of the demonstration, made once for all tests that look at them."""

import io
import json
import urllib.request

import openpyxl
import pytest

from document import Document
from server import serving

ROUND = "pccc-2022"


def get(server, token, path):
    request = urllib.request.Request(
        server.address + path, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


@pytest.fixture(scope="session")
def documents(filled, tmp_path_factory):
    """The consolidated report, the reminder letter, a school's report, and the totals as JSON."""
    folder = tmp_path_factory.mktemp("documents")
    with serving(filled, folder) as server:
        officer = server.token("officer", "pgd-thanh-mien")
        visitor = server.session("chuyenvien")
        school = server.session("nv-th-cao-thang")
        made = {
            "consolidated": Document(
                get(server, officer, f"/api/v1/rounds/{ROUND}/consolidated.docx"), folder,
                "consolidated"),
            "letter": Document(visitor("/rounds/pccc-2026/reminders.docx"), folder, "letter"),
            "school": Document(school(f"/rounds/{ROUND}/report.docx"), folder, "school"),
            "annexes": openpyxl.load_workbook(io.BytesIO(
                get(server, officer, f"/api/v1/rounds/{ROUND}/consolidated.xlsx"))),
            "totals": json.loads(
                get(server, officer,
                    f"/api/v1/rounds/{ROUND}/totals?by=level&states=approved")),
            "receipt": json.loads(
                get(server, officer, f"/api/v1/rounds/{ROUND}/reports/th-cao-thang"))["receipt"],
            "current": json.loads(
                get(server, officer, "/api/v1/rounds/pccc-2026"))["coverage"],
        }
    return made


@pytest.fixture(params=["consolidated", "letter", "school"])
def document(request, documents):
    return documents[request.param]
