"""The exit codes of every command, and the one that fits a failure of the operating system."""

import errno
import os
from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FINDINGS = 1
    INPUT = 2
    LIMIT = 3
    OURS = 4
    # 128 and the number of the signal, as in shells.
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """What the code says, for the docs."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.DONE: "success, also if the reader of a pipe closes it early",
    ExitCode.FINDINGS: "findings, such as warnings of `validate`, or no answer",
    ExitCode.INPUT: "usage or input error",
    ExitCode.LIMIT: "limit of disk, memory, time or query reached",
    ExitCode.OURS: "internal error",
    ExitCode.INTERRUPTED: "interrupted (Ctrl-C)",
}
_LIMITS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENOMEM, errno.EMFILE, errno.ENFILE)
# What a user can correct: names, permissions, and things of another kind than expected.
_USES = (
    errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.EROFS, errno.ELOOP,
    errno.ENXIO, errno.EIO, errno.EBADF,
)  # fmt: skip


def find_exit_code(error: OSError) -> ExitCode:
    """The code for a failure of the operating system. Engines report some without a number, in words."""
    if error.errno in _LIMITS or _find_limit(error):
        return ExitCode.LIMIT
    return ExitCode.INPUT if error.errno in _USES else ExitCode.OURS


def find_reason(error: OSError) -> str:
    """The reason in the words of the system."""
    return error.strerror or _find_limit(error) or str(error)


def _find_limit(error: OSError) -> str:
    """The limit that the text of *error* names. A process that failed has written more around it."""
    said = "" if error.errno else str(error)
    return next((os.strerror(limit) for limit in _LIMITS if os.strerror(limit) in said), "")
