"""A Dask cluster on this machine, for tests: real processes that can be killed."""

import json
import os
import subprocess
import sys
import time


class LocalCluster:
    """A scheduler and two workers, each in a process of its own."""

    def __init__(self, folder):
        self._file = folder / "scheduler.json"
        self._scheduler = self._start("scheduler", "--port", "0", "--no-dashboard")
        while not self._file.exists():
            time.sleep(0.05)
        self.address = json.loads(self._file.read_text())["address"]
        self.workers = [self.add_worker() for _ in range(2)]

    def _start(self, kind, *arguments):
        # Workers find the functions of a test by name, as the tests do.
        path = os.pathsep.join(filter(None, sys.path))
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "distributed.cli.dask_" + kind),
                *("--scheduler-file", str(self._file), "--host", "127.0.0.1"),
                *arguments,
            ],
            env={**os.environ, "PYTHONPATH": path},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def add_worker(self):
        return self._start("worker", "--no-nanny", "--nthreads", "1", "--no-dashboard")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # A worker takes long to leave a scheduler that has gone before it.
        for process in (*self.workers, self._scheduler):
            process.terminate()
            process.wait()
