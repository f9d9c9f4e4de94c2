"""The one way a file is written: beside its place first, then moved there, so that nobody ever sees half a file."""

import os
import tempfile
from pathlib import Path

from graph.errors import RoadmapError


class CannotWrite(RoadmapError):
    """A file that could not be written; what stood there before still does."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path}: cannot be written ({error.strerror}); the earlier file, if any, is untouched")


def write_file(path: Path, content: bytes) -> None:
    """Writes *content* to *path* and creates the folders above it.

    :raises CannotWrite: no space, no permission; the earlier file is then untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise CannotWrite(path, error) from error
