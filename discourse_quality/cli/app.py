"""The commands in one place, and what happens when one of them goes wrong."""

from __future__ import annotations

import errno
import logging
import os
import shlex
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from discourse_quality import __version__
from discourse_quality.cli.doctor import doctor
from discourse_quality.cli.exporting import export
from discourse_quality.cli.judging import analyse, explain
from discourse_quality.cli.learning import evaluate, train
from discourse_quality.cli.measuring import features
from discourse_quality.cli.models import models
from discourse_quality.cli.parsing import parse
from discourse_quality.cli.reporting import report
from discourse_quality.cli.settings import read_settings
from discourse_quality.cli.work import LOG_FORMAT
from discourse_quality.errors import DiscourseQualityError

logger = logging.getLogger(__name__)

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class _Commands(TyperGroup):
    """The commands: how they end when they are stopped, or when nobody reads on."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:  # of which Typer would say nothing
            why = f": {error}" if str(error) else ""
            logger.warning("interrupted%s", why)
            typer.echo(f"dq: interrupted{why}", err=True)
            raise typer.Exit(130) from None
        except (BrokenPipeError, SystemExit) as error:
            # ``dq parse … | head``: nothing is wrong. Rich makes an exit of it.
            if not isinstance(error.__context__ or error, BrokenPipeError):
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None


app = typer.Typer(
    name="dq",
    cls=_Commands,
    help="How deep, relevant, juvenile and off-topic the discussion on saved pages is.",
    epilog="Start here:  dq analyse corpora/sample   ·   dq explain PAGE",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(parse)
app.command()(analyse)
app.command("analyze", hidden=True)(analyse)
app.command()(explain)
app.command()(report)
app.command()(export)
app.command()(features)
app.command()(train)
app.command()(evaluate)
app.command()(models)
app.command()(doctor)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"discourse-quality {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    log_file: Annotated[
        Path | None,
        typer.Option(dir_okay=False, help="A file to note what happens, with times."),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Show the version and leave.",
        ),
    ] = False,
) -> None:
    """Judge the discussions on saved blog pages."""
    if context.invoked_subcommand != "doctor":  # which says itself what is wrong
        context.default_map = read_settings(Path.cwd(), commands=_commands())
    if log_file is not None:
        logging.basicConfig(
            filename=log_file,
            level=logging.INFO,
            format=LOG_FORMAT,
        )
        logger.info("dq %s: %s", __version__, shlex.join(sys.argv[1:]))


def main() -> None:
    """Run the command line."""
    try:
        app()
    except DiscourseQualityError as error:
        logger.error("%s", error)
        typer.echo(f"dq: {error}", err=True)
        raise SystemExit(1) from None
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        typer.echo(f"dq: the output cannot be written: {error.strerror}", err=True)
        # What is still to be written would fail once more as Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def _commands() -> dict[str, frozenset[str]]:
    """Return the names of the options of each command."""
    group = typer.main.get_command(app)
    return {
        name: frozenset(p.name for p in command.params if p.name)
        for name, command in group.commands.items()  # type: ignore[attr-defined]
    }
