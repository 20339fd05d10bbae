"""The print dialog: any document of the house, seen before it goes out on paper or into a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import attrs
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.packet import PacketStep
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.prints import PrintChoice, Unprintable
from tcdesk.ui.ask import FileKind
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.dialogs.printing.keys import AltKeys, open_help
from tcdesk.ui.dialogs.printing.options import Chosen, Options, remember_left_out
from tcdesk.ui.dialogs.printing.outgoing import Drawn, Leaving, Outgoing, draw
from tcdesk.ui.dialogs.printing.preview import Preview
from tcdesk.ui.dialogs.printing.printable import Frozen, Item, Printable, Source
from tcdesk.ui.dialogs.printing.remarks import with_lost
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.lacks import Link
from tcdesk.ui.printing.newest import Newest
from tcdesk.ui.printing.queues import Queue, look, printers, sentence
from tcdesk.ui.printing.send import NO_PRINTER, PrintJob

_WIDTH, _HEIGHT = 990, 640
_REMEMBERED, _PRINTER, _SIDES = "print.choice", "print.printer", "print.sides"


class PrintDialog(Overlay):
    """Shows what a `Printable` can be; everything slow is done in workers.

    Keys: F1 helps, Enter prints, Ctrl S saves, Alt D and Alt F choose draft and final, Alt 1 to 9 what is printed, Page
    up and down, Home and End go through the pages, Ctrl + - 0 zoom, Ctrl F and F3 search.
    """

    def __init__(self, context: Context, host: QWidget, printable: Printable) -> None:
        super().__init__(host, context.theme, _WIDTH, _HEIGHT)
        self._context, self._over, self._printable = context, host, printable
        self._drawn: Drawn | None = None
        self._frozen: Frozen | None = None
        self._lost: tuple[Unprintable, ...] = ()
        self._gathered: dict[Item, Source] = {}
        self._queue: Queue | None = None
        self._names: tuple[str, ...] | None = None
        self._prints_soon = False
        self._refused = ""
        self._offered: tuple[Link, ...] = ()
        self.outgoing = Outgoing(context, host)
        self._drawing = Newest(context.jobs, draw, self._on_drawn, self._on_failed, self)
        self._drawing.progressed = self._on_progressed
        self._looking = Newest(context.jobs, look, self._on_looked, self._on_failed, self)
        self._build()
        self.options.changed.connect(self._on_changed)
        self.options.printer_changed.connect(self._on_printer_changed)
        self.outgoing.gone.connect(self.finish)
        self.outgoing.refused.connect(self._on_refused)
        self.closed.connect(self._drawing.stop)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self._on_changed()
        self._context.jobs.start(printers, done=self._on_printers, failed=self._on_failed)

    def _build(self) -> None:
        theme, context = self.theme, self._context
        self.content.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.preview = Preview(theme, context.texts, context.jobs, self._on_failed)
        row.addWidget(self.preview, 56)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 18, 16, 18)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label(self._printable.title, "heading"), 1)
        head.addWidget(icon_button(theme, "close", context.texts.t("Close"), self.cancel))
        column.addLayout(head)
        column.addWidget(ElidedLabel(self._printable.line, "small", "ink2"))
        sides = context.memory.get(_SIDES, "both") == "both"
        self.options = Options(context, self._printable, self._usual(), duplex=sides)
        self.remark = Banner(theme, "")
        self.remark.hide()
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 6, 8, 0)
        inside.setSpacing(8)
        inside.addWidget(self.options)
        inside.addStretch(1)
        column.addWidget(Scrolled(inner), 1)
        column.addWidget(self.remark)
        column.addLayout(self._buttons())
        row.addWidget(side, 44)
        self.content.addLayout(row)
        self.setAccessibleName(self._printable.title)
        self._say_remark()
        self._alt_keys = AltKeys(self, self.take_alt)

    def _buttons(self) -> QHBoxLayout:
        theme, t = self.theme, self._context.texts.t
        self.save = Button(theme, t("Save"), icon="save", keys=("Ctrl", "S"), clicked=self._on_save)
        self.no = Button(theme, t("Cancel"), "ghost", keys=("Esc",), clicked=self.cancel)
        self.print = Button(theme, t("Print"), "primary", icon="print", keys=("Enter",), clicked=self._on_print)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.print)
        return row

    def first_focus(self) -> QWidget | None:
        """Enter prints, so the focus begins there."""
        return self.print

    def _usual(self) -> PrintChoice:
        """What this person chose last, or what is usual for the document."""
        if self._printable.is_fixed:
            return self._printable.usual
        try:
            paper, language, theme = self._context.memory[_REMEMBERED].split("|")
            return attrs.evolve(self._printable.usual, paper=paper, language=language, theme=theme)
        except (KeyError, ValueError):
            return self._printable.usual

    def _remember(self, chosen: Chosen) -> None:
        memory, choice = self._context.memory, chosen.choice
        if not self._printable.is_fixed:
            memory[_REMEMBERED] = f"{choice.paper}|{choice.language}|{choice.theme}"
        if chosen.item.sections and not chosen.final:
            remember_left_out(memory, chosen.item.document, choice.without)
        if not chosen.is_loose:
            memory[_SIDES] = "both" if chosen.duplex else "one"
        if chosen.printer:
            memory[_PRINTER] = chosen.printer

    # what is said

    def _say(self, title: str, text: str, tone: str) -> None:
        self.remark.say(title, text, "danger" if tone == "danger" else "warn" if tone == "warn" else "ok")
        self.remark.setVisible(bool(title))

    def _say_remark(self) -> None:
        """A refusal until something else is chosen or tried, then what stands in the way of the printer, and what is to
        be known of the document."""
        texts = self._context.texts
        trouble = sentence(self._queue, self.options.chosen().choice.paper, texts) if self._queue is not None else ""
        remark = with_lost(self._printable.remark if self.options.is_first else None, self._lost, texts)
        if self._refused:
            self.remark.say(self._refused, "", "danger")
        elif trouble:
            self.remark.say(texts.t("Before you print"), trouble, "warn")
        elif self._names == ():
            self.remark.say(texts.t("No printer"), texts.t(NO_PRINTER), "warn")
        elif remark is not None:
            self.remark.say(remark.title, remark.text, remark.tone)
        self.remark.setVisible(bool(self._refused or trouble) or self._names == () or remark is not None)
        self._offer(remark.links if remark is not None else ())

    def _offer(self, links: tuple[Link, ...]) -> None:
        """Links that lead out of the dialog stand whatever else is said; built once, for the focus may be on one."""
        if links != self._offered:
            self._offered = links
            make = partial(Button, self.theme, kind="link", size="small")
            self.remark.set_links([make(words=link.words, clicked=partial(self._go, link)) for link in links])

    def _go(self, link: Link) -> None:
        self.cancel()
        link.go()

    def _on_refused(self, refusal: Refusal) -> None:
        if not self.is_open:
            self._context.errors.take(refusal)
            return
        self._set_busy(busy=False)
        self._refused = refusal.sentence(self._context.texts)
        self._say_remark()
        if self._frozen is not None and self.options.status is not None:
            self.options.status.hold()

    # drawing

    def _make(self, chosen: Chosen) -> Leaving:
        """The document as it is chosen, not made final by this."""
        item, finality = chosen.item, self._printable.finality
        if self._frozen is not None and chosen.final:
            source, snapshot = Source.known(self._frozen.make), self._frozen.snapshot_id
            return Leaving(item=item, choice=chosen.choice, source=source, snapshot_id=snapshot)
        source = finality.preview if finality is not None and chosen.final else self._source_of(item)
        return Leaving(item=item, choice=chosen.choice, source=source)

    def _source_of(self, item: Item) -> Source:
        """What a document is made of; what it has to gather is gathered once. Raises what gathering refuses."""
        if item.gather is None:
            return item.source
        if item not in self._gathered:
            self._gathered[item] = item.gather()
        return self._gathered[item]

    def _on_changed(self) -> None:
        self._refused = ""
        self._say_remark()
        with self._context.errors.guard(self._on_refused):
            leaving = self._make(self.options.chosen())
            self.preview.wait()
            self._drawing.ask(leaving.source, leaving.choice)

    def _on_progressed(self, state: object) -> None:
        if isinstance(state, PacketStep):
            self.preview.wait(self._context.texts.t("Drawing: {n} of {m}", n=state.done, m=state.total))

    def _on_drawn(self, drawn: Drawn | None) -> None:
        if drawn is not None:
            self._drawn = drawn
            self.preview.show_document(drawn.pdf, drawn.sizes)
            self.options.know_pages(len(drawn.sizes))
            self._lost = drawn.lost
            self._say_remark()

    def _on_failed(self, error: BaseException) -> None:
        self._context.errors.take(error)
        self.cancel()

    # printers

    def _on_printers(self, names: tuple[str, ...]) -> None:
        self._names = names
        self.options.offer_printers(names, self._context.memory.get(_PRINTER, ""))
        self._on_printer_changed()
        if self._prints_soon:
            self._prints_soon = False
            self._set_busy(busy=False)
            self._on_print()

    def _on_printer_changed(self) -> None:
        name = self.options.chosen().printer
        if self._queue is not None and self._queue.name != name:
            self._queue, self._refused = None, ""
        if name and self._queue is None:
            self._looking.ask(name)
        self._say_remark()

    def _on_looked(self, queue: Queue) -> None:
        self._queue = queue
        self._say_remark()

    # going out

    def _set_busy(self, *, busy: bool) -> None:
        if busy:
            self._refused = ""
        self.print.set_busy(busy)
        self.save.setEnabled(not busy)

    def _leave(self, chosen: Chosen) -> Leaving:
        """What goes out; a final document is frozen and numbered now, once, and not before."""
        finality = self._printable.finality
        if finality is not None and chosen.final and self._frozen is None:
            self._frozen = finality.freeze(chosen.choice)
        return self._make(chosen)

    def _on_print(self) -> None:
        if self.outgoing.is_busy or not self.print.isEnabled():
            return
        if self._names is None:
            self._prints_soon = True
            self._set_busy(busy=True)
            return
        chosen = self.options.chosen()
        if chosen.pages is None:
            self.options.check_pages()
            self.options.pages.control.setFocus()
            return
        if not chosen.printer:
            self._refused = self._context.texts.t(NO_PRINTER)
            self._say_remark()
            return
        with self._context.errors.guard(self._on_refused):
            leaving = self._leave(chosen)
            self._remember(chosen)
            self._set_busy(busy=True)
            job = PrintJob(
                pdf=b"",
                printer=chosen.printer,
                paper=chosen.choice.paper,
                copies=chosen.copies,
                duplex=chosen.duplex,
                colour=chosen.choice.theme == "colour",
                pages=chosen.pages,
            )
            self.outgoing.print(leaving, job)

    def _on_save(self) -> None:
        if self.outgoing.is_busy or not self.save.isEnabled():
            return
        saving, t = self.options.saving, self._context.texts.t
        password = saving.check()
        if password is None:
            return
        form, chosen = saving.extra, self.options.chosen()
        ending = form.ending if form is not None else "pdf"
        kind = FileKind(words=form.words if form is not None else t("PDF document"), endings=(ending,))
        name = f"{chosen.item.name}.{ending}"
        then = partial(self._save_to, chosen, password)
        self._context.ask.pick_save_file(t("Save document"), name, kind, then)

    def _save_to(self, chosen: Chosen, password: str, path: Path) -> None:
        saving = self.options.saving
        with self._context.errors.guard(self._on_refused):
            form = saving.extra
            if form is not None:
                leaving = self._make(attrs.evolve(chosen, final=False))
                self._set_busy(busy=True)
                self.outgoing.export(leaving, path, form, ticked=saving.is_ticked)
                return
            leaving = self._leave(chosen)
            self._remember(chosen)
            self._set_busy(busy=True)
            self.outgoing.save(leaving, path, password)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the dialog can do from anywhere in it."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        modifier = Qt.KeyboardModifier
        done = True
        if held == modifier.AltModifier:
            done = self.take_alt(key)
        elif held in (modifier.ControlModifier, modifier.ControlModifier | modifier.ShiftModifier):
            done = self._control(key)
        elif key == Qt.Key.Key_F1 and not held:
            open_help(self._over, self.theme, self._context.texts, self._printable)
        elif key == Qt.Key.Key_F3:
            self.preview.step_hit(-1 if held == modifier.ShiftModifier else 1)
        elif held:
            done = False
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.preview.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.preview.go_to(0 if key == Qt.Key.Key_Home else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_print()
        else:
            done = False
        if done:
            event.accept()
        else:
            super().keyPressEvent(event)

    def take_alt(self, key: int) -> bool:
        """Do what Alt with this key does here; whether it does anything."""
        status = self.options.status
        if key in (Qt.Key.Key_D, Qt.Key.Key_F) and status is not None:
            status.choose(final=key == Qt.Key.Key_F)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.options.choose_family(key - Qt.Key.Key_1)
        else:
            return False
        return True

    def _control(self, key: int) -> bool:
        sheet = self.preview.sheet
        if key == Qt.Key.Key_S:
            self._on_save()
        elif key == Qt.Key.Key_F:
            self.preview.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.preview.search.selectAll()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            sheet.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            sheet.step_zoom(-1)
        elif key == Qt.Key.Key_0:
            self.preview.turn_zoom()
        else:
            return False
        return True
