"""What a disk may hold after its power was cut, made of a folder and its shadow (faults.c)."""

import os
import shutil

SECTOR = 512


def prime(data, shadow):
    """Takes all that is in the folder for durable; to be called before the process starts."""
    shutil.rmtree(shadow, ignore_errors=True)
    (shadow / "inodes").mkdir(parents=True)
    (shadow / "dropped").mkdir()
    (shadow / "tree").mkdir()
    for path in sorted(data.rglob("*")):
        entry = shadow / "tree" / path.relative_to(data)
        if path.is_dir():
            entry.mkdir()
        else:
            inode = shadow / "inodes" / str(path.stat().st_ino)
            if not inode.exists():
                shutil.copy(path, inode)
            os.link(inode, entry)


def cut(data, shadow, chance=None):
    """Leaves in the folder what survived; the process must be dead.

    Without `chance` (a random.Random) nothing that was not synced survived. With it each sector,
    each length and each folder's changed entries did or did not, at random. The -shm never does.
    """
    after = data.with_name(data.name + ".after")
    shutil.copytree(shadow / "tree", after)
    if chance:
        share = chance.choice([0.1, 0.5, 0.9])
        for folder in [data, *sorted(path for path in data.rglob("*") if path.is_dir())]:
            _tear_folder(folder, after, folder.relative_to(data), shadow, chance, share)
    for path in after.rglob("*-shm"):
        path.unlink()
    shutil.copymode(data, after)
    shutil.rmtree(data)
    after.rename(data)


def _tear_folder(now, root, place, shadow, chance, share):
    after = root / place
    after.mkdir(exist_ok=True)
    has_new_names = chance.random() < share
    names = {path.name for path in now.iterdir() if path.is_file()}
    if has_new_names:
        for path in list(after.iterdir()):
            if path.is_file() and path.name not in names:
                path.unlink()
    for name in sorted(names):
        path, inode = now / name, shadow / "inodes" / str((now / name).stat().st_ino)
        entry = shadow / "tree" / place / name
        # A name that is durable for another file keeps that one unless the folder's change is.
        is_same = entry.exists() and inode.exists() and entry.samefile(inode)
        if has_new_names or is_same:
            durable = inode.read_bytes() if inode.exists() else b""
            (after / name).write_bytes(torn(durable, path.read_bytes(), chance, share))


def torn(before, now, chance, share):
    """Each sector of the file is as it was synced or as it was written last."""
    length = len(now) if chance.random() < share else len(before)
    if chance.random() < 0.2:
        length = chance.randrange(min(len(before), len(now)), max(len(before), len(now)) + 1)
    after = bytearray(length)
    for place in range(0, length, SECTOR):
        source = now if chance.random() < share else before
        piece = source[place:min(place + SECTOR, length)]
        after[place:place + len(piece)] = piece
    return bytes(after)
