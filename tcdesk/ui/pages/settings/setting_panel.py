"""Settings of one or several headings as forms with one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.changes import Changes
from tcdesk.domain.refusals import Invalid, Refusal
from tcdesk.domain.roles import Action
from tcdesk.domain.settings import REPORT_CODE, SETTING_GROUP_NAMES, Setting, SettingGroup
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card, Scrolled
from tcdesk.ui.kit.form import Form
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.settings.panel import Panel, closed_words, lock_words
from tcdesk.ui.pages.settings.row_form import DRAFTS
from tcdesk.ui.pages.settings.setting_fields import SCHEMES, field_of, given, of_group, scheme_echo, shown
from tcdesk.ui.pages.settings.weights import summary, weight_words, weights_of, whole
from tcdesk.ui.refusal_words import banner_words

_COLUMNS = 2


class SettingPanel(Panel):
    """The settings of `groups`, a card for each. What was typed and not saved is kept as a draft."""

    def __init__(self, context: Context, groups: Sequence[SettingGroup]) -> None:
        super().__init__(context)
        self.may_edit = context.can(Action.SETTING_WRITE)
        self.settings: tuple[Setting[object], ...] = tuple(one for group in groups for one in of_group(group))
        self.code = "+".join(group.value for group in groups)
        self.forms: dict[SettingGroup, Form] = {}
        for group in groups:
            self.forms[group] = self._make_form(group)
        self._kept_before = self._loaded = False
        self._banner: Banner | None = None
        self.cards: list[Card] = []
        self.words: Label | None = None
        self._build()

    def _make_form(self, group: SettingGroup) -> Form:
        context, texts = self.context, self.context.texts
        echo = scheme_echo(texts, self._following)
        if group is SettingGroup.WEIGHTS:
            echo = self._weight_echo
        specs = [field_of(one, texts, echo) for one in of_group(group)]
        form = Form(context.theme, texts, specs, context.today, columns=_COLUMNS)
        form.changed.connect(self._on_changed)
        form.idle.connect(self.keep)
        form.ended.connect(self._on_ended)
        if not self.may_edit:
            form.lock(lock_words(Action.SETTING_WRITE, texts))
        return form

    def _build(self) -> None:
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(12)
        for group, form in self.forms.items():
            card = Card(self.t(SETTING_GROUP_NAMES[group]))
            if group is SettingGroup.WEIGHTS:
                self.words = Label("", "small", "ink2", wrap=True)
                card.body.addWidget(self.words)
            card.body.addWidget(form)
            self.cards.append(card)
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.button = Button(self.context.theme, self.t("Save"), "primary", keys=("Ctrl", "S"), clicked=self.save)
        self.state = Label("", "small", "ink3", wrap=True)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.button)
        self.button.setVisible(self.may_edit)
        self.scrolled = Scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self.scrolled, 1)
        outer.addLayout(foot)
        self.foot = foot

    # ---- words
    def _following(self, scheme: str, typed: str) -> str:
        """The next number by a scheme as it is typed, with the code as it is typed."""
        values: dict[str, object] = {scheme: typed}
        form = next((form for form in self.forms.values() if REPORT_CODE.key in form.fields), None)
        if form is not None:
            values[REPORT_CODE.key] = str(form[REPORT_CODE.key].value() or "")
        return self.context.services.facility.next_numbers(values).get(scheme, "")

    def _say_numbers(self) -> None:
        for form in self.forms.values():
            for key in SCHEMES & form.fields.keys():
                form[key].say_again()

    def _weight_echo(self, _setting: Setting[object], value: object) -> str:
        form = self.forms.get(SettingGroup.WEIGHTS)
        most = max(weights_of(form.read()).values(), default=0) if form is not None else 0
        return weight_words(whole(value), most, self.context.texts)

    def _say_weights(self) -> None:
        form = self.forms.get(SettingGroup.WEIGHTS)
        if form is None or self.words is None:
            return
        self.words.setText(summary(weights_of(form.read()), self.context.texts))
        for field in form.fields.values():
            field.say_again()

    def _say_state(self) -> None:
        if not self.may_edit:
            self.state.setText(closed_words(Action.SETTING_WRITE, self.context.texts))
            return
        self.state.setText(self.t("Not saved yet.") if self.dirty else "")
        self.button.setEnabled(self.dirty)

    # ---- content
    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return any(form.dirty for form in self.forms.values())

    def refresh(self) -> None:
        """Read the settings; what was typed and not saved stays."""
        if self.dirty:
            return
        values = shown(self.settings, self.context.services.facility.settings())
        for form in self.forms.values():
            form.load({name: values.get(name) for name in form.fields})
        if not self._loaded:
            self._loaded = True
            self._restore_kept()
        self._on_read()

    def _on_read(self) -> None:
        self._say_weights()
        self._say_numbers()
        self._say_state()

    def values(self) -> dict[str, object]:
        """What stands in the forms, as it is saved."""
        found: dict[str, object] = {}
        for form in self.forms.values():
            found |= form.read()
        return given(self.settings, found)

    def save(self) -> None:
        """Save what was changed; what is wrong is shown under its field."""
        if not self.may_edit or not self.dirty:
            return
        for form in self.forms.values():
            wrong = form.check()
            if wrong:
                form.go_to(form[wrong[0].field])
                return
        self._say(None)
        facility = self.context.services.facility
        now, values = facility.settings(), self.values()
        before = {one.key: now[one] for one in self.settings if now[one] != values[one.key]}
        try:
            changes = facility.save_settings(values)
        except Invalid as refusal:
            self._show_problems(refusal)
            return
        except Refusal as refusal:
            self.context.errors.refused.emit(refusal)
            self.context.notices.unsaved()
            return
        self._settle()
        self.told(changes, self.t("Settings saved"), undo=lambda: self._take_back(before))

    def _take_back(self, before: Mapping[str, object]) -> None:
        changes: Changes = self.context.services.facility.save_settings(before)
        self._settle()
        self.changed_records.emit(changes)

    def _settle(self) -> None:
        for form in self.forms.values():
            form.mark_clean()
        self._drop_kept()
        self.refresh()

    def _show_problems(self, refusal: Invalid) -> None:
        homeless = refusal.problems
        for form in self.forms.values():
            homeless = form.show_problems(homeless)
        bad = next((form for form in self.forms.values() if form.problems()), None)
        if bad is not None:
            bad.go_to_problem()
        if homeless:
            self._say(Invalid(refusal.text, homeless, **refusal.values))

    def _say(self, refusal: Invalid | None) -> None:
        if self._banner is not None:
            self.column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if refusal is not None:
            title, text, tone = banner_words(refusal, self.context.texts)
            self._banner = Banner(self.context.theme, title, text, tone)
            self.column.insertWidget(0, self._banner)

    # ---- drafts
    def keep(self) -> None:
        """Keep what was typed as a draft."""
        if not self.may_edit or not self.dirty:
            self._drop_kept()
            return
        raw = {name: raw for form in self.forms.values() for name, raw in form.raw().items()}
        with self.context.errors.guard():
            self.context.services.drafts.keep(DRAFTS, self.code, raw)
            self._kept_before = True
            self.context.notices.saved(self.context.clock(), draft=True)

    def _drop_kept(self) -> None:
        if self._kept_before:
            self._kept_before = False
            with self.context.errors.guard():
                self.context.services.drafts.drop(DRAFTS, self.code)

    def _restore_kept(self) -> None:
        if not self.may_edit:
            return
        kept = self.context.services.drafts.kept(DRAFTS, self.code)
        if kept is not None:
            for form in self.forms.values():
                form.restore(kept.raw)
            self._kept_before = True

    # ---- as the page knows it
    def _on_changed(self) -> None:
        self._say_weights()
        self._say_numbers()
        self._say_state()
        self.stepped.emit()

    def _on_ended(self) -> None:
        forms = list(self.forms.values())
        at = next((place for place, form in enumerate(forms) if form is self.sender()), len(forms))
        if at + 1 < len(forms):
            forms[at + 1].go_to_first()
        else:
            self.button.setFocus()

    def first_focus(self) -> QWidget | None:
        """The first field."""
        form = next(iter(self.forms.values()))
        return next(iter(form.fields.values())).control

    def hints(self) -> tuple[Hint, ...]:
        """The keys of a form."""
        t = self.t
        if not self.may_edit:
            return ()
        return (
            Hint(("Ctrl", "S"), t("save")),
            Hint(("Enter",), t("next field")),
            Hint(("F8",), t("next error")),
        )
