"""The library faults.c, built once, and the switches by which a driver steers it in a process."""

import mmap
import pathlib
import shutil
import struct
import subprocess
import sys

SOURCE = pathlib.Path(__file__).with_name("faults.c")
# The same order as in faults.c.
NAMES = ["sync_delay", "failing_sync", "space", "read_only", "killing_change",
         "changes", "syncs", "refused"]
WITHOUT_LIMIT = -1


def build(folder):
    """Compiles the library into the folder; its path."""
    if not shutil.which("gcc"):
        sys.exit("torture: gcc is missing: apt-get install gcc libc6-dev")
    library = folder / "faults.so"
    subprocess.run(
        ["gcc", "-std=gnu17", "-O2", "-Wall", "-Wextra", "-Wno-format-truncation", "-Werror",
         "-shared", "-fPIC", "-o", library, SOURCE, "-ldl", "-lpthread"], check=True)
    return library


class Switches:
    """Numbers shared with the processes that were started with `environment`."""

    def __init__(self, library, path, folder, shadow=None):
        path.write_bytes(struct.pack(f"{len(NAMES)}q", 0, 0, WITHOUT_LIMIT, 0, 0, 0, 0, 0))
        with open(path, "r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 0)
        self.environment = {
            "LD_PRELOAD": str(library), "FAULTS_FOLDER": str(folder),
            "FAULTS_SWITCHES": str(path), **({"FAULTS_SHADOW": str(shadow)} if shadow else {})}

    def __getitem__(self, name):
        return struct.unpack_from("q", self._memory, 8 * NAMES.index(name))[0]

    def __setitem__(self, name, number):
        struct.pack_into("q", self._memory, 8 * NAMES.index(name), number)

    def close(self):
        self._memory.close()
