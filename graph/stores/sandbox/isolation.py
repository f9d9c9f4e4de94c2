"""Takes the network, new programs and, if wanted, files away from this process, as far as the system supports it.

On Linux a filter of system calls does so without privileges, see seccomp(2) and
https://docs.kernel.org/userspace-api/seccomp_filter.html. A limit of zero open files does most of it on every POSIX
system. Windows has neither, so only the policy and the engine protect a query there.
"""

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Sequence

from graph.stores.children import lower_limit

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_NO_NEW_PRIVILEGES, _SET_MODE_FILTER, _ALL_THREADS = 38, 1, 1
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EACCES
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
# Machine -> its number in the filter, the number of seccomp, and the numbers of the calls that are refused: those that
# open connections or start programs (socket, socketpair, connect, bind, execve, execveat, ptrace, io_uring_setup).
_MACHINES = {
    "x86_64": (0xC000003E, 317, (41, 53, 42, 49, 59, 322, 101, 425)),
    "aarch64": (0xC00000B7, 277, (198, 199, 203, 200, 221, 281, 117, 425)),
}
# On x86-64, calls of the x32 ABI have these numbers and would pass the filter.
_X32 = 0x40000000


def isolate(*, files: bool) -> bool:
    """Takes the network and new programs away from all threads of this process, for good.

    :param files: whether the process may still open files.
    :returns: whether the system supports the filter of calls.
    """
    if not files and resource is not None:
        # Connections are files too.
        lower_limit(resource.RLIMIT_NOFILE, 0)
    machine = _MACHINES.get(platform.machine()) if sys.platform == "linux" and struct.calcsize("P") == 8 else None
    if machine is None:
        return False
    number, seccomp, refused = machine
    return _install(seccomp, _to_program(number, refused))


def _to_program(machine: int, refused: Sequence[int]) -> bytes:
    """The filter: another machine or ABI ends the process, *refused* calls fail with EACCES, all others pass."""
    count = len(refused)
    steps = [
        (_LOAD, 0, 0, 4),
        (_JUMP_IF_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_JUMP_IF_AT_LEAST, count + 1, 0, _X32),
        *((_JUMP_IF_EQUAL, count - place, 0, call) for place, call in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def _install(seccomp: int, program: bytes) -> bool:
    system = ctypes.CDLL(None, use_errno=True)
    steps = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(steps))
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    failed: int = system.syscall(ctypes.c_long(seccomp), _SET_MODE_FILTER, _ALL_THREADS, header)
    return failed == 0
