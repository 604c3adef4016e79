"""The command line: arguments in, one library call, exit code out.

Only this package prints. Data go to standard output or to ``--out``; progress and
messages go to standard error. Exit codes: 0 all done, 1 failed, 2 usage, 3 done but
some inputs failed, 130 interrupted.
"""


def main() -> None:
    """Run ``dq``."""
    # Each worker process imports what started its parent, and needs no command line.
    from discourse_quality.cli.app import main as run

    run()
