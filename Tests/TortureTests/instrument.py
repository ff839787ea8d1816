"""Whether the library of faults does what it says, before anything is concluded from it."""

import errno
import signal
import subprocess
import sys

import power_loss
from switches import Switches

PAGE = 4096
# What a process does to the folder that is its argument; `switches` are numbers in shared memory.
BODY = """
import os, sys
folder = sys.argv[1]
def path(name): return folder + "/" + name
def write(name, place, text):
    file = os.open(path(name), os.O_RDWR | os.O_CREAT, 0o600)
    os.pwrite(file, text, place)
    return file
def sync(name):
    file = os.open(path(name), os.O_RDONLY)
    try: os.fsync(file)
    except OSError as why: print(why.errno)
    finally: os.close(file)
"""


class Trial:
    """A folder, a process that works in it, and what a power cut leaves."""

    def __init__(self, library, folder):
        self.data, self.shadow = folder / "data", folder / "shadow"
        self.data.mkdir(parents=True)
        (self.data / "old").write_bytes(b"old" + bytes(PAGE))
        power_loss.prime(self.data, self.shadow)
        self.switches = Switches(library, folder / "switches", self.data, self.shadow)

    def does(self, body):
        """Standard output and exit code."""
        done = subprocess.run([sys.executable, "-c", BODY + body, self.data],
                              env=self.switches.environment, capture_output=True, text=True,
                              timeout=30)
        return done.stdout.split(), done.returncode

    def after_power_loss(self):
        power_loss.cut(self.data, self.shadow)
        return {path.name: path.read_bytes().strip(b"\0") for path in self.data.iterdir()}


def check(library, folder):
    """Raises `AssertionError` where it does something else."""
    folder.mkdir()
    for trial in [unsynced, renamed, dropped, refused, killed]:
        trial(Trial(library, folder / trial.__name__))


def unsynced(trial):
    trial.does("write('old', 0, b'new'); write('lost', 0, b'x'); write('kept', 0, b'x')\n"
               "sync('kept'); write('kept', 0, b'y')")
    assert trial.after_power_loss() == {"old": b"old", "kept": b"x"}


def renamed(trial):
    """A rename is durable with its folder's fsync, and with the content that was synced."""
    trial.does("write('a.tmp', 0, b'a'); sync('a.tmp'); os.rename(path('a.tmp'), path('old'))\n"
               "write('b', 0, b'b'); sync('')\n"
               "write('c.tmp', 0, b'c'); sync('c.tmp'); os.rename(path('c.tmp'), path('c'))\n"
               "os.unlink(path('b'))")
    assert trial.after_power_loss() == {"old": b"a", "b": b"", "c.tmp": b"c"}


def dropped(trial):
    """What a failed fsync was to write is not written by a later one, unless it is written anew."""
    trial.switches["failing_sync"] = 1
    said, _ = trial.does("write('old', 0, b'new'); sync('old')")
    assert said == [str(errno.EIO)]
    trial.switches["failing_sync"] = 0
    trial.does(f"write('old', {PAGE}, b'more'); sync('old')")
    durable = trial.shadow / "tree" / "old"
    assert durable.read_bytes().startswith(b"old") and durable.read_bytes().endswith(b"more")
    trial.does("write('old', 1, b'e'); sync('old')")
    assert trial.after_power_loss()["old"].startswith(b"new")


def refused(trial):
    trial.switches["space"] = 10
    said, _ = trial.does("""
for name, number in [('a', 6), ('b', 6), ('c', 6)]:
    file = os.open(path(name), os.O_RDWR | os.O_CREAT, 0o600)
    try: print(os.pwrite(file, bytes(number), 0))
    except OSError as why: print('refused', why.errno)
""")
    assert said == ["6", "4", "refused", str(errno.ENOSPC)], said
    trial.switches["read_only"] = 1
    _, code = trial.does("write('old', 0, b'new')")
    assert code == 1


def killed(trial):
    trial.switches["killing_change"] = trial.switches["changes"] + 3
    _, code = trial.does("write('d', 0, b'd'); os.unlink(path('d'))")
    assert code == -signal.SIGKILL
    assert (trial.data / "d").read_bytes() == b"d"
