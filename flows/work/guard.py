"""What ends a worker process from inside: too much memory, or nobody left to work for."""

import ctypes
import gc
import os
import resource
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

MEMORY_EXIT = 70  # the exit code of a worker that took too much memory
ORPHAN_EXIT = 71
_LOOK_SECONDS = 0.05
_PR_SET_PDEATHSIG = 1  # of <linux/prctl.h>
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, bytes or kilobytes


def start_guard(memory_limit: int, parent: int, temporary: str) -> None:
    """Watch this process from a thread until it ends; called once in every new worker.

    The C libraries let go of the interpreter while they work, so that the thread runs beside them. For what grows
    faster than it looks, the system's own limit on private memory stands a quarter above.

    Args:
        memory_limit: bytes of resident memory that the process may take.
        parent: the process id of whoever waits for its results.
        temporary: where libraries put temporary files, so that the run clears away what an ended worker leaves.
    """
    if Path(temporary).is_dir():  # on another machine of a cluster it may not be there
        os.environ["TMPDIR"] = temporary
        tempfile.tempdir = temporary
    _end_with_parent()
    gc.freeze()  # rules and pipeline stay: the collector need not walk them again for every paper
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wall = memory_limit + memory_limit // 4
    resource.setrlimit(resource.RLIMIT_DATA, (wall if most == resource.RLIM_INFINITY else min(wall, most), most))
    threading.Thread(target=_watch, args=(memory_limit, parent), daemon=True, name="guard").start()


def _end_with_parent() -> None:
    """Let Linux end this process with the one that forked it, even where a library does not let threads run."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _watch(memory_limit: int, parent: int) -> None:
    while True:
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT > memory_limit:
            os._exit(MEMORY_EXIT)
        if not _is_alive(parent):
            os._exit(ORPHAN_EXIT)
        time.sleep(_LOOK_SECONDS)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
