"""The command line: arguments in, one library call, exit code out.

Only this package prints. Data go to standard output or to ``--out``; progress and
messages go to standard error. Exit codes: 0 all done, 1 failed, 2 usage, 3 done but
some inputs failed, 130 interrupted.
"""

from discourse_quality.cli.app import main

__all__ = ["main"]
