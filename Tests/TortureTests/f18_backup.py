"""F18: a backup is killed half-way, or its target is full; a restore is killed half-way."""

import sqlite3

from places import fill, memory_disk
from scene import scenes
from switches import Switches

TITLE = "half a backup, half a restore"


def drive(drill, result):
    for number, entered in scenes(drill, result, full=60, brief=6):
        with entered as run:
            run.start()
            copies = run.folder / "copies"
            if number % 6 == 0:
                copies = run.cleanup.enter_context(memory_disk(copies, "12m"))
            with run.load(pause=0.05, readers=1) as load:
                first = run.program.run("backup", copies, database=run.database)
                run.expect(first.returncode == 0, f"backup: {first.returncode}: {first.stderr}")
                before = finished(copies)
                interrupt(run, copies, number)
                after = finished(copies)
                run.expect(after.items() >= before.items(), "an older copy was changed")
                for name in after.keys() - before.keys():
                    check_copy(run, copies / name)
            run.expect(run.server.is_running, "the server ended")
            run.expect({one.status for one in load.seen("submit") + load.seen("save")
                        + load.seen("read")} <= {200, 201}, "the server was disturbed")
            if number % 6:
                run.replay()
                last(run, copies)
                half_a_restore(run, copies)
            run.finish()


def interrupt(run, copies, number):
    """Dies at a random change of the target, or finds no room there."""
    if number % 6 == 0:
        fill(copies, leaving=run.chance.randrange(600_000))
        done = run.program.run("backup", copies, database=run.database)
        run.expect(done.returncode not in [0, -9], f"a full target: {done.returncode}")
        return
    switches = Switches(run.drill.library, run.folder / "copy-switches", copies)
    full = number % 3 == 0
    if full:
        switches["space"] = run.chance.randrange(600_000)
    else:
        switches["killing_change"] = run.chance.randrange(1, 60)
    done = run.program.run("backup", copies, database=run.database,
                           environment=switches.environment)
    if full:
        run.expect(done.returncode not in [0, -9], f"a full target: {done.returncode}")
    else:
        run.expect(done.returncode in [0, -9], f"killed: {done.returncode}: {done.stderr}")
    switches.close()


def last(run, copies):
    """Another backup is made as if nothing had been, and cleans up."""
    done = run.program.run("backup", copies, database=run.database)
    run.expect(done.returncode == 0, f"backup: {done.returncode}: {done.stderr}")
    if done.returncode == 0:
        check_copy(run, copies / done.stdout.strip().splitlines()[-1])
    left = [path.name for path in copies.iterdir() if ".tmp" in path.name]
    run.expect(not left, f"unfinished copies stay: {left}")


def half_a_restore(run, copies):
    """Dies half-way; a second try succeeds, and nothing of the copy is missing."""
    run.expect(run.server.stop() == 0, "no orderly stop")
    switches = run.with_faults()
    switches["killing_change"] = run.chance.randrange(1, 60)
    done = run.program.run("restore", copies, database=run.database,
                           environment=switches.environment)
    run.expect(done.returncode in [0, -9], f"restore: {done.returncode}: {done.stderr}")
    if run.chance.random() < 0.5:
        done = run.program.run("restore", copies, database=run.database)
        run.expect(done.returncode == 0, f"restore again: {done.returncode}: {done.stderr}")
    run.restart()


def finished(copies):
    """Content by final name."""
    return {path.name: path.read_bytes() for path in copies.glob("tonghop-*.db")}


def check_copy(run, path):
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        run.expect(found == [("ok",)], f"{path.name} has its name and is not whole: {found[:3]}")
    except sqlite3.Error as why:
        run.find(f"{path.name} has its name and can't be read: {why}")
    finally:
        connection.close()
