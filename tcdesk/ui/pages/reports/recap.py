"""The monthly recap as the print dialog takes it: each of the last twelve months, with names or with initials."""

from __future__ import annotations

from datetime import date, timedelta

from tcdesk.domain.monthly_recap import MonthlyRecap
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing import Family, FileForm, Item, Printable, Source

DOCUMENT = "monthly_recap"
MONTHS = 12


class _Month:
    """One month, read when it is chosen and not before; its workbook is made of what was read then."""

    def __init__(self, context: Context, month: date, *, with_names: bool) -> None:
        self._context, self._month, self._with_names = context, month, with_names
        self._recap: MonthlyRecap | None = None

    def item(self) -> Item:
        """The month as a document."""
        texts, t = self._context.texts, self._context.texts.t
        word = t("recap")
        note = t("A workbook cannot be locked here: give it only to those who may see it.")
        return Item(
            document=DOCUMENT,
            gather=self._gather,
            name=f"{word}-{self._month:%Y-%m}",
            words=texts.month(self._month),
            files=(FileForm(code="xlsx", words=t("Workbook (XLSX)"), ending="xlsx", make=self._workbook, note=note),),
        )

    def _read(self) -> MonthlyRecap:
        if self._recap is None:
            self._recap = self._context.services.papers.recap(self._month, with_names=self._with_names)
        return self._recap

    def _gather(self) -> Source:
        return Source.of(self._context.services.reporting, DOCUMENT, self._read())

    def _workbook(self, choice: PrintChoice, _ticked: bool) -> bytes:
        return self._context.services.papers.recap_workbook(self._read(), choice)


def recap_printable(context: Context) -> Printable:
    """The recap of the month that ended last, of this one as far as it is, and of those before."""
    t = context.texts.t
    this = context.today().replace(day=1)
    months = [this]
    while len(months) < MONTHS + 1:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    months[:2] = months[1], months[0]
    families = tuple(
        Family(words=words, items=tuple(_Month(context, month, with_names=named).item() for month in months))
        for words, named in ((t("With names"), True), (t("With initials"), False))
    )
    return Printable(
        title=t("Print the monthly recap"),
        line=t("With the seven data aspects of PP 25/2011, article 18."),
        families=families,
        usual=context.services.reporting.choice(),
    )
