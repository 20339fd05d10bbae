"""A facility's folder before anything in it is opened: its file's name, and what the disk says, in our words.

Nothing here loads the database's library, so a door can be shown without it.
"""

from __future__ import annotations

import errno

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_

FILE = "facility.db"

MISSING = N_(
    "There is no facility in this folder. Nothing was made or changed. "
    "Choose the folder that holds facility.db, or restore a backup into a new folder."
)
EMPTY = N_(
    "The facility's file is empty: something cut it to nothing. Nothing was written to it. "
    "Keep it as it is and restore the newest checked backup."
)
ALREADY = N_("There is already a facility in this folder. It was not touched. Choose an empty folder.")
DISK_FULL = N_(
    "Not saved: the disk is full. What was saved before is safe, and what you typed is still here. "
    "Free some space on the disk, then save again."
)
READ_ONLY = N_(
    "The facility's folder cannot be written. Nothing was changed. "
    "Give this account the right to write there, or open a copy on another disk."
)
NO_ACCESS = N_(
    "The facility's file cannot be opened by this account. Nothing was changed. "
    "Sign in to the computer with the account that may, or ask the person who looks after it."
)
DEVICE = N_(
    "Not saved: the disk does not answer. What was saved before is safe if the disk is sound. "
    "Check the cable or the disk, then save again."
)


def from_os(error: OSError) -> Trouble:
    """The trouble an operating system's error stands for; file names stay out of it."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Trouble(DISK_FULL)
    if error.errno == errno.EROFS:
        return Trouble(READ_ONLY)
    if error.errno in {errno.EACCES, errno.EPERM}:
        return Trouble(NO_ACCESS)
    return Trouble(DEVICE)
