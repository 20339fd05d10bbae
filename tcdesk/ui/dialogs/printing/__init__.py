"""The print dialog of every document.

`open_printing(context, host, printable)` opens it over `host` (the window). What can be printed is said by a
`Printable`; the two most frequent kinds are made by

    source = Source.of(context.services.reporting, "resident_month", record)
    Printable.document(Item(document="resident_month", source=source, name="file name without ending", resident_id=1),
                       context.services.reporting.choice(), title="Print monthly sheet", line="of whom, when")
    Printable.bytes_of(pdf, choice, document="progress", name="file name", title="Print report", line="of whom",
                       resident_id=1, snapshot_id=2)

The first is drawn anew as paper, language and ink are chosen, the second is printed as it is. The dialog writes what
went out into the log of prints itself.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing.dialog import PrintDialog
from tcdesk.ui.dialogs.printing.printable import (
    Family,
    FileForm,
    Finality,
    Frozen,
    Item,
    Make,
    Printable,
    Remark,
    Source,
    lost_of,
)

__all__ = [
    "Family",
    "FileForm",
    "Finality",
    "Frozen",
    "Item",
    "Make",
    "PrintDialog",
    "Printable",
    "Remark",
    "Source",
    "lost_of",
    "open_printing",
]


def open_printing(context: Context, host: QWidget, printable: Printable) -> PrintDialog:
    """Open the dialog over `host` (the window)."""
    dialog = PrintDialog(context, host, printable)
    dialog.appear()
    return dialog
