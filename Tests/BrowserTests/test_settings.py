"""The administrator sees that the data is backed up, and has it done now."""

import pathlib
import re
import subprocess

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from server import PROGRAM, environment


@pytest.mark.parametrize("javascript", [False, True])
def test_a_backup_is_made_on_request_and_its_trial_is_told(server, visitor, javascript):
    administrator = visitor(javascript=javascript)
    administrator.sign_in("quantri")
    administrator.visit("/settings")
    assert "Chưa có bản sao lưu nào." in administrator.text()
    with administrator.leaving():
        administrator.click(administrator.one("form[action='/settings/backup'] button"))
    assert "Đang sao lưu." in administrator.text()

    def told(_):
        administrator.visit("/settings")
        return re.search(r"Khôi phục thử lúc .*: ĐẠT, 51 trường, ([\d.]+) số liệu\.",
                         administrator.text())

    values = WebDriverWait(administrator.driver, 30, poll_frequency=0.2).until(told)[1]
    assert int(values.replace(".", "")) > 3_000
    name = re.search(r"tonghop-\d{8}-\d{6}\.db", administrator.text())[0]
    folder = pathlib.Path(server.database).parent / "backups"
    subprocess.run(["sha256sum", "--quiet", "--check", name + ".sha256"], cwd=folder, check=True)

    # And it can be restored elsewhere.
    restored = folder.parent / "elsewhere.db"
    for command in [["restore", folder], ["verify"]]:
        subprocess.run(
            [PROGRAM, *command, "--database", restored], env=environment(), check=True, timeout=60)
