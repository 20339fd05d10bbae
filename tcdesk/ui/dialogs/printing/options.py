"""The options beside the preview: what, how, on which printer, and what it is saved as."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import partial

import attrs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.parsing.pages import parse_pages
from tcdesk.domain.problem import Problem
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.i18n import N_, Marked
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing.printable import Family, Item, Printable
from tcdesk.ui.dialogs.printing.saving import Saving
from tcdesk.ui.dialogs.printing.sections import Sections
from tcdesk.ui.dialogs.printing.status import Status
from tcdesk.ui.kit.choice import CheckField, PickField
from tcdesk.ui.kit.field import Field, FieldSpec, Kind, Option
from tcdesk.ui.kit.form import make_field

MOST_COPIES = 20
_WITHOUT = "print.without."
_PAPERS = (("A4", N_("A4")), ("F4", N_("F4 / Folio 215 × 330 mm")))
_LANGUAGES = (("id", N_("Indonesian")), ("en", N_("English")), ("id+en", N_("Indonesian + English")))
_THEMES = (("mono", N_("Black and white")), ("colour", N_("Colour")))


@attrs.frozen(kw_only=True)
class Chosen:
    """What is chosen now; `pages` None where they cannot be read."""

    item: Item
    final: bool
    choice: PrintChoice
    printer: str
    copies: int
    pages: tuple[int, ...] | None
    duplex: bool
    is_loose: bool


class Options(QWidget):
    """All options. `changed` fires when what is drawn changes, `printer_changed` when printer or paper do."""

    changed = Signal()
    printer_changed = Signal()

    def __init__(self, context: Context, printable: Printable, choice: PrintChoice, *, duplex: bool) -> None:
        super().__init__()
        self._context, self._printable, self._choice = context, printable, choice
        self._texts = context.texts
        self._count = 0
        self._offered: Item | None = None
        theme, texts = context.theme, context.texts
        self.status = Status(theme, texts, printable.finality) if printable.finality is not None else None
        families = [(str(at), one.words) for at, one in enumerate(printable.families)]
        self.family = self._pick("what", N_("What"), families, "0", N_("Alt and a number choose it"))
        self.of = self._pick("of", N_("For"), (), "")
        self.paper = self._pick("paper", N_("Sheet"), self._words(_PAPERS), choice.paper)
        self.language = self._pick("language", N_("Language"), self._words(_LANGUAGES), choice.language)
        self.theme = self._pick("ink", N_("Ink"), self._words(_THEMES), choice.theme)
        self.printer = self._pick("printer", N_("Printer"), (), "")
        copies = FieldSpec(name="copies", label=N_("Copies"), kind=Kind.WHOLE, least=1, most=MOST_COPIES)
        self.copies = make_field(theme, texts, copies, context.today)
        self.copies.load(1)
        pages = FieldSpec(name="pages", label=N_("Pages"), placeholder=N_("All"), read=self._read_pages, longest=100)
        self.pages = make_field(theme, texts, pages, context.today)
        both = FieldSpec(name="both", label=N_("Sides"), placeholder=N_("Both sides"))
        self.both = CheckField(theme, texts, both)
        self._duplex = duplex
        self.sections = Sections(theme, texts)
        self.saving = Saving(context)
        self._arrange()
        self._on_family(tell=False)
        for field in (self.paper, self.language, self.theme, self.of):
            field.changed.connect(self._on_changed)
        self.family.changed.connect(self._on_family)
        for field in (self.paper, self.printer):
            field.changed.connect(self.printer_changed)
        self.sections.changed.connect(self.changed)
        if self.status is not None:
            self.status.changed.connect(self._on_changed)

    def _words(self, answers: tuple[tuple[str, Marked], ...]) -> list[tuple[str, str]]:
        return [(code, self._texts.t(words)) for code, words in answers]

    def _pick(
        self,
        name: str,
        label: Marked,
        answers: list[tuple[str, str]] | tuple[()],
        value: str,
        help: Marked | None = None,  # noqa: A002 - the word of a field's declaration
    ) -> PickField:
        options = tuple(Option(code, words) for code, words in answers)
        field = PickField(
            self._context.theme, self._texts, FieldSpec(name=name, label=label, options=options, help=help)
        )
        field.load(value)
        return field

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        what = QHBoxLayout()
        what.setSpacing(10)
        for field in (self.family, self.of):
            what.addWidget(field, 1)
        column.addLayout(what)
        if self.status is not None:
            column.addWidget(self.status)
            column.addSpacing(4)
        upper: tuple[_Place, ...] = (
            (self.paper, 0, 0, 2),
            (self.language, 0, 2, 2),
            (self.printer, 1, 0, 2),
            (self.copies, 1, 2, 1),
            (self.pages, 1, 3, 1),
        )
        lower: tuple[_Place, ...] = ((self.theme, 0, 0, 2), (self.saving.form, 0, 2, 2), (self.both, 1, 0, 2))
        column.addLayout(_grid(upper))
        column.addWidget(self.sections)
        column.addSpacing(4)
        column.addLayout(_grid(lower))
        column.addWidget(self.saving)
        for field in (self.family, self.of, *(place[0] for place in (*upper, *lower))):
            field.changed.connect(partial(_fit, field))
            field.left.connect(partial(_fit, field))
            _fit(field)
        self.family.setVisible(len(self._printable.families) > 1)
        is_fixed = self._printable.is_fixed
        for field in (self.paper, self.language, self.theme):
            field.setVisible(not is_fixed)

    # the document

    @property
    def _family(self) -> Family:
        return self._printable.families[int(str(self.family.value() or 0))]

    @property
    def item(self) -> Item:
        """The document that is chosen."""
        family = self._family
        return family.items[min(int(str(self.of.value() or 0)), len(family.items) - 1)]

    @property
    def is_first(self) -> bool:
        """Whether it is the one the dialog opened with."""
        return self.item is self._printable.first

    def choose_family(self, number: int) -> None:
        """Choose what is printed by its place, from 0."""
        if number < len(self._printable.families):
            self.family.load(str(number))
            self._on_family()

    def _on_family(self, *, tell: bool = True) -> None:
        family = self._family
        self.of.set_options([Option(str(at), item.words) for at, item in enumerate(family.items)])
        self.of.load("0")
        self.of.setVisible(len(family.items) > 1)
        self.both.load(self._duplex and not family.is_loose)
        self._show_item()
        if tell:
            self.changed.emit()

    def _on_changed(self) -> None:
        self._show_item()
        self.changed.emit()

    def _show_item(self) -> None:
        self.saving.show_item(self.item)
        self._offer_sections()
        if self.status is not None:
            self.status.setVisible(self.is_first)

    def _offer_sections(self) -> None:
        item = self.item
        if item is not self._offered:
            self._offered = item
            self.sections.offer(item.sections, left_out(self._context.memory, item.document))
        self.sections.hold_whole(whole=self.is_final)

    @property
    def is_final(self) -> bool:
        """Whether what is chosen is to be made final."""
        return self.status is not None and self.is_first and self.status.is_final

    def know_pages(self, count: int) -> None:
        """How many pages the document has now."""
        self._count = count
        self.sections.know_pages(count)
        if self.pages.problem is not None or not self.pages.empty():
            self.check_pages()

    def check_pages(self) -> None:
        """Say what is wrong with the pages."""
        self.pages.check()
        _fit(self.pages)

    def _read_pages(self, text: str) -> object | Problem:
        return text if self._count == 0 else _text_or_problem(parse_pages(text, self._count, field="pages"), text)

    def _chosen_pages(self) -> tuple[int, ...] | None:
        found = parse_pages(str(self.pages.raw()), max(1, self._count), field="pages")
        return None if isinstance(found, Problem) else found

    # printers

    def offer_printers(self, names: tuple[str, ...], usual: str) -> None:
        """Offer printers; `usual` is what this person took last."""
        self.printer.set_options([Option(name, name) for name in names])
        if names:
            self.printer.load(usual if usual in names else names[0])

    def chosen(self) -> Chosen:
        """What is chosen; a field that cannot be read counts as its usual value."""
        copies, usual = self.copies.value(), self._choice
        return Chosen(
            item=self.item,
            final=self.is_final,
            choice=attrs.evolve(
                usual,
                paper=str(self.paper.value() or usual.paper),
                language=str(self.language.value() or usual.language),
                theme=str(self.theme.value() or usual.theme),
                without=self.sections.without,
            ),
            printer=str(self.printer.value() or ""),
            copies=int(copies) if isinstance(copies, int) else 1,
            pages=self._chosen_pages(),
            duplex=bool(self.both.value()),
            is_loose=self._family.is_loose,
        )


_Place = tuple[Field, int, int, int]
"""A field with its row, its column and the columns it takes."""


def _grid(places: tuple[_Place, ...]) -> QGridLayout:
    """Fields on a grid of four columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(9)
    for field, row, start, wide in places:
        grid.addWidget(field, row, start, 1, wide)
    for number in range(4):
        grid.setColumnStretch(number, 1)
    return grid


def left_out(memory: MutableMapping[str, str], document: str) -> tuple[str, ...]:
    """The sections this person left out of a document last."""
    return tuple(code for code in memory.get(f"{_WITHOUT}{document}", "").split(",") if code)


def remember_left_out(memory: MutableMapping[str, str], document: str, without: tuple[str, ...]) -> None:
    """Keep what was left out for the next time."""
    memory[f"{_WITHOUT}{document}"] = ",".join(without)


def _fit(field: Field) -> None:
    """Give the line under a field room only where it says something: there are many fields here."""
    field.message.setVisible(bool(field.message.words))


def _text_or_problem(found: tuple[int, ...] | Problem, text: str) -> object | Problem:
    return found if isinstance(found, Problem) else text
