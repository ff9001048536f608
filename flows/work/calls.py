"""What is called in a worker process; the extractors are loaded there, not where the call is made."""

from flows.work.job import Job, Outcome
from flows.work.reading import Reading


def read(job: Job, reading: Reading) -> Outcome:
    """Read one paper; see `flows.work.reader.read_paper`."""
    from flows.work.reader import read_paper  # noqa: PLC0415 - loaded by the process that forks the workers

    return read_paper(job, reading)


def refuse(job: Job, reading: Reading, code: str, reason: str) -> Outcome:
    """Keep a paper whose reader was ended; see `flows.work.reader.refuse_paper`."""
    from flows.work.reader import refuse_paper  # noqa: PLC0415 - as above

    return refuse_paper(job, reading, code, reason)
