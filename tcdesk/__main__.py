"""`python -m tcdesk` and the `tcdesk` command."""

import sys

from tcdesk import cli


def run() -> None:
    """Run the program with the arguments of the process and leave with its exit code."""
    sys.exit(cli.run(sys.argv[1:]))


if __name__ == "__main__":
    run()
