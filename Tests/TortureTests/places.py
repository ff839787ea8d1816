"""Places of limited size to put a database in, for drivers that run as root."""

import contextlib
import os
import shutil
import subprocess

from drill import Skipped


@contextlib.contextmanager
def memory_disk(folder, size):
    """A tmpfs mounted on a new folder."""
    folder.mkdir(mode=0o700, exist_ok=True)
    mount(folder, "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextlib.contextmanager
def loop_disk(folder, size, image):
    """An ext4 file system in a file, mounted on a new folder."""
    if not shutil.which("mkfs.ext4"):
        raise Skipped("there is no mkfs.ext4")
    folder.mkdir(mode=0o700, exist_ok=True)
    with open(image, "wb") as file:
        file.truncate(size)
    subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", image], check=True, timeout=30)
    mount(folder, "-o", "loop", image)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def mount(folder, *options):
    if os.geteuid():
        raise Skipped("mounting wants root")
    done = subprocess.run(["mount", *options, folder], capture_output=True, text=True, timeout=30)
    if done.returncode:
        raise Skipped(f"mount: {done.stderr.strip()}")


def fill(folder, leaving):
    """Takes the free space but for so many bytes; the file that did."""
    ballast = folder / "ballast"
    status = os.statvfs(folder)
    # Without a buffer, which would fail when the file is closed.
    with open(ballast, "wb", buffering=0) as file:
        left = status.f_bavail * status.f_frsize - leaving
        try:
            while left > 0:
                left -= file.write(bytes(min(left, 1 << 16)))
        except OSError:
            pass
    return ballast
