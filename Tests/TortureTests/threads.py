"""Single threads of a running process, by ptrace: stopped for a while, or made to trap."""

import collections
import contextlib
import ctypes
import os
import pathlib
import platform
import struct

from drill import Skipped

SEIZE, INTERRUPT, DETACH, GET_REGISTERS, SET_REGISTERS, POKE = 0x4206, 0x4207, 17, 12, 13, 4
ALL_THREADS = 0x40000000
FUTEX = "202"  # the system call's number on x86-64
# Of 27 registers (struct user_regs_struct).
INTERRUPTED_CALL, INSTRUCTION = 15, 16
ILLEGAL = b"\x0f\x0b"  # ud2, of which a Swift trap is made
library = ctypes.CDLL(None, use_errno=True)
library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def idle_worker(process):
    """A thread of the largest group that waits for one and the same thing: work."""
    if platform.machine() != "x86_64":
        raise Skipped("knows only x86-64's system calls")
    groups = collections.defaultdict(list)
    for task in pathlib.Path(f"/proc/{process}/task").iterdir():
        with contextlib.suppress(OSError):
            call = (task / "syscall").read_text(encoding="ascii").split()
            if call[0] == FUTEX:
                groups[call[1]].append(int(task.name))
    if not groups:
        raise RuntimeError("no thread of the server waits")
    return max(groups.values(), key=len)[0]


def ask(request, thread, address=None, data=None):
    if library.ptrace(request, thread, address, data):
        raise OSError(ctypes.get_errno(), f"ptrace {request:#x}")


@contextlib.contextmanager
def stopped(thread):
    """The thread does not run; the rest of its process does."""
    try:
        ask(SEIZE, thread)
    except OSError as why:
        raise Skipped(f"ptrace is not allowed: {why}") from why
    try:
        ask(INTERRUPT, thread)
        os.waitpid(thread, ALL_THREADS)
        yield
    finally:
        ask(DETACH, thread)


def make_trap(process, thread):
    """The thread's next instruction is an illegal one."""
    place = entry_point(process)
    with stopped(thread):
        registers = (ctypes.c_ulong * 27)()
        ask(GET_REGISTERS, thread, None, ctypes.addressof(registers))
        registers[INTERRUPTED_CALL] = ctypes.c_ulong(-1).value
        registers[INSTRUCTION] = place
        # Where the program began, which it never comes back to.
        ask(POKE, thread, place, int.from_bytes(ILLEGAL * 4, "little"))
        ask(SET_REGISTERS, thread, None, ctypes.addressof(registers))


def entry_point(process):
    """The address of the program's first instruction."""
    program = os.readlink(f"/proc/{process}/exe")
    with open(program, "rb") as file:
        entry = struct.unpack_from("<Q", file.read(64), 24)[0]
    maps = pathlib.Path(f"/proc/{process}/maps").read_text(encoding="ascii").splitlines()
    return int(next(line for line in maps if line.endswith(program)).split("-")[0], 16) + entry
