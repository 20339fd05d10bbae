"""The print dialog of a resident's progress report."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.report.dialog import ReportDialog


def open_report(context: Context, host: QWidget, resident_id: int) -> ReportDialog | None:
    """Open the dialog over `host` (the window); None where the report could not be gathered, which was then said."""
    with context.errors.guard():
        dialog = ReportDialog(context, host, resident_id)
        dialog.appear()
        return dialog
    return None
