"""The command line: each command in a file of its own, and one place where everything ends in an exit code."""

from __future__ import annotations

import logging
import sys
from io import TextIOWrapper
from pathlib import Path

import click

from tcdesk import __version__, log
from tcdesk.cli._group import Commands, load
from tcdesk.cli._words import words
from tcdesk.domain.refusals import Invalid, Refusal
from tcdesk.i18n import N_
from tcdesk.paths import log_dir

DONE, REFUSED, MISUSED, INTERRUPTED = 0, 1, 2, 130

_BUG = N_(
    "Something went wrong inside the program. What was saved before is safe. The log in {folder} says where it "
    "happened; please pass it on to the person who looks after this program."
)
_BUG_UNLOGGED = N_(
    "Something went wrong inside the program, and its log could not be written. What was saved before is safe."
)
_NO_ANSWER = N_("A question was left without an answer, so nothing was done.")


@click.group(
    cls=Commands,
    package=__name__,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option("--facility", type=click.Path(path_type=Path), metavar="DIR", help="Open the facility in DIR.")
@click.option("--demo", is_flag=True, help="Open a throw-away demo facility, signed in.")
@click.option("--self-test", is_flag=True, help="Open every page and render every document; exit 0 or 1.")
@click.version_option(__version__, prog_name="TC Desk")
@click.pass_context
def root(context: click.Context, *, facility: Path | None, demo: bool, self_test: bool) -> None:
    """TC Desk, an offline desk for one therapeutic community.

    Without a command it opens this machine's facility; a first run starts the set-up.
    """
    wishes = (facility is not None) + demo + self_test
    if wishes > 1 or (wishes and context.invoked_subcommand):
        msg = "--facility, --demo, --self-test and a command each stand alone."
        raise click.UsageError(msg, context)
    if self_test:
        context.exit(load("tcdesk.selftest").run())
    if context.invoked_subcommand is None:
        context.exit(load("tcdesk.main").window(facility, demo=demo))


def run(arguments: list[str], command: click.Command = root) -> int:
    """Carry out what `arguments` say; gives 0 done, 1 refused with a sentence on standard error, 2 wrong use.

    Nothing leaves here as a traceback: a bug becomes a sentence and a line in the log.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows it as a code; a sentence must not fail over it.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _status(arguments, command)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return REFUSED
    except Refusal as refusal:
        problems = refusal.problems if isinstance(refusal, Invalid) else ()
        return _refuse("\n".join(part.sentence(words()) for part in (refusal, *problems)))
    except Exception as error:  # the last place where a bug can become words
        return _refuse(words().t(_BUG, folder=log_dir()) if _record(error) else words().t(_BUG_UNLOGGED))


def _status(arguments: list[str], command: click.Command) -> int:
    try:
        status = command.main(arguments, prog_name="tcdesk", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.Abort as abort:
        return INTERRUPTED if isinstance(abort.__cause__, KeyboardInterrupt) else _refuse(words().t(_NO_ANSWER))
    except click.UsageError as misuse:
        misuse.show()
        return MISUSED
    except click.ClickException as refusal:
        refusal.show()
        return REFUSED
    except SystemExit as leaving:
        status = leaving.code
    return status if isinstance(status, int) else DONE


def _refuse(sentence: str) -> int:
    click.echo(sentence, err=True)
    return REFUSED


def _record(error: BaseException) -> bool:
    """Write kind and place of a bug into the log; False when there is no writing there."""
    handler = log.start(log_dir())
    if handler is None:
        return False
    logging.getLogger("tcdesk.cli").error("a command failed", exc_info=error)
    handler.close()
    logging.getLogger().removeHandler(handler)
    return True
