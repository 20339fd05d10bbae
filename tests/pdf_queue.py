"""A print queue of this computer that prints into PDF files (cups-pdf), where there is one.

To have one: `apt-get install cups cups-client printer-driver-cups-pdf`, then `lpadmin -p Uji -E -v cups-pdf:/ -m
lsb/usr/cups-pdf/CUPS-PDF_opt.ppd`.
"""

from __future__ import annotations

import getpass
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

CONFIGURATION = Path("/etc/cups/cups-pdf.conf")
_SECONDS = 60


def queue() -> str:
    """The name of the first queue that prints through cups-pdf; "" where there is none."""
    if shutil.which("lpstat") is None:
        return ""
    told = subprocess.run(
        ["lpstat", "-v"], capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"}
    )
    found = re.search(r"^device for (\S+): cups-pdf:", told.stdout, re.MULTILINE)
    return found[1] if found is not None else ""


def folder() -> Path:
    """Where cups-pdf puts what this user prints."""
    text = CONFIGURATION.read_text(encoding="utf-8") if CONFIGURATION.is_file() else ""
    found = re.search(r"^Out\s+(\S.*)$", text, re.MULTILINE)
    place = found[1].strip() if found is not None else "/var/spool/cups-pdf/${USER}"
    return Path(place.replace("${HOME}", str(Path.home())).replace("${USER}", getpass.getuser()))


def printed_by(send) -> bytes:
    """What comes out of the queue after `send()`: the next new file, complete; it is deleted. Raises TimeoutError."""
    before = {*folder().glob("*.pdf")}
    send()
    ends = time.monotonic() + _SECONDS
    size = -1
    while time.monotonic() < ends:
        for path in {*folder().glob("*.pdf")} - before:
            now = path.stat().st_size
            content = path.read_bytes()
            if now == size and content.rstrip().endswith(b"%%EOF"):
                path.unlink()
                return content
            size = now
        time.sleep(0.1)
    msg = "nothing came out of the queue"
    raise TimeoutError(msg)
