"""Signature blocks, which are a setting: edited like any other list, with the paper below."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from tcdesk.domain.changes import Changes
from tcdesk.domain.progress_parts import Acting, Signatory
from tcdesk.domain.roles import Action
from tcdesk.domain.settings import SIGNATORIES
from tcdesk.i18n import N_, Texts
from tcdesk.services.suite import Services
from tcdesk.ui.context import Context
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.table import Column
from tcdesk.ui.pages.settings.list_panel import ListPanel
from tcdesk.ui.pages.settings.list_spec import Key, ListSpec, Lookups, text_of
from tcdesk.ui.pages.settings.proof_view import ProofPictures, Proofs, ProofView, signed_words

ACTING_NAMES = {
    Acting.SELF: N_("in his own right"),
    Acting.BEHALF: N_("a.n., on behalf of the office"),
    Acting.ACTING: N_("Plt., acting"),
    Acting.DAILY: N_("Plh., acting for the day"),
}
"""In whose right somebody signs, as it is offered."""
_SHORT = {Acting.SELF: "", Acting.BEHALF: "a.n. ", Acting.ACTING: "Plt. ", Acting.DAILY: "Plh. "}
_SHARE = 0.22


@attrs.frozen(kw_only=True)
class SignatureLine:
    """A signature block with its place on the paper, from 1; 0 for a new one, which comes last."""

    id: int = 0
    block: Signatory


class Signatures:
    """The signature blocks of the facility as a list."""

    def __init__(self, services: Services) -> None:
        self._facility = services.facility

    def all(self) -> tuple[SignatureLine, ...]:
        """The blocks in the order in which they are printed."""
        blocks = self._facility.settings()[SIGNATORIES]
        return tuple(SignatureLine(id=place, block=block) for place, block in enumerate(blocks, start=1))

    def save(self, record: SignatureLine) -> tuple[int, Changes]:
        """Put a block in its place, or behind the others."""
        blocks = [line.block for line in self.all()]
        if record.id:
            blocks[record.id - 1 : record.id] = [record.block]
        else:
            blocks.append(record.block)
        return record.id or len(blocks), self._facility.save_settings({SIGNATORIES.key: tuple(blocks)})

    def remove(self, key: Key) -> Changes:
        """Take a block away."""
        blocks = tuple(line.block for line in self.all() if line.id != key)
        return self._facility.save_settings({SIGNATORIES.key: blocks})


def _make_signature(old: SignatureLine | None, values: Mapping[str, object]) -> SignatureLine:
    acting = Acting(text_of(values, "acting").strip("-"))
    block = Signatory(
        heading=text_of(values, "heading"),
        position=text_of(values, "position"),
        name=text_of(values, "name"),
        employee_no=text_of(values, "employee_no"),
        acting=acting,
        own_position=text_of(values, "own_position") if acting is Acting.BEHALF else "",
        by_counselor=bool(values.get("by_counselor")),
    )
    return SignatureLine(id=0 if old is None else old.id, block=block)


def _name(one: SignatureLine, texts: Texts) -> str:
    return texts.t("the resident's counselor") if one.block.by_counselor else one.block.name


def _fields(texts: Texts, _lookups: Lookups) -> tuple[FieldSpec, ...]:
    rights = tuple(Option(acting.value or "-", texts.t(words)) for acting, words in ACTING_NAMES.items())
    return (
        FieldSpec(name="heading", label=N_("Line above"), longest=60, placeholder=N_("Acknowledged by,"),
                  help=N_("Empty: place and date")),
        FieldSpec(name="acting", label=N_("Signs"), kind=Kind.CHOICE, options=rights, required=True),
        FieldSpec(name="position", label=N_("Office"), required=True, longest=80,
                  help=N_("The office that answers for the paper")),
        FieldSpec(name="own_position", label=N_("Office of who signs"), longest=80, help=N_("For a.n. only")),
        FieldSpec(name="by_counselor", label=N_("Who signs"), kind=Kind.CHECK,
                  placeholder=N_("The counselor of each resident")),
        FieldSpec(name="name", label=N_("Name"), longest=80, help=N_("Empty: a line to write it on")),
        FieldSpec(name="employee_no", label=N_("Employee number (NIP)"), longest=40),
    )  # fmt: skip


SIGNATURES = ListSpec[SignatureLine](
    code="signatures",
    title=N_("Signature blocks"),
    new=N_("New signature block"),
    about=N_("Who signs the papers; at most four blocks."),
    action=Action.SETTING_WRITE,
    rows=Signatures,
    columns=lambda _lookups: (
        Column(code="position", title=N_("Office"), width=140, stretch=True, bold=True,
               text=lambda one, _t: _SHORT[one.block.acting] + one.block.position),
        Column(code="name", title=N_("Name"), text=_name, width=150),
        Column(code="heading", title=N_("Line above"), text=lambda one, _t: one.block.heading, width=120, drop=1),
    ),
    fields=_fields,
    load=lambda one: {**attrs.asdict(one.block), "acting": one.block.acting.value or "-"},
    make=_make_signature,
    name=lambda one, _texts, _lookups: _SHORT[one.block.acting] + one.block.position,
    start=lambda _today: {"acting": "-"},
    again=lambda one: attrs.evolve(one, id=0),
)  # fmt: skip


class SignaturesPanel(ListPanel):
    """The blocks as a list, and below it as they are printed, the one in hand as it is typed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, SIGNATURES)
        self.proofs = Proofs(self, context)
        self.signed = ProofView(context.theme, self.t("Signature blocks"), _SHARE, gives_way=True)
        self.card.body.addWidget(Label(self.t("as they are printed"), "caption", "ink3"))
        self.card.body.addWidget(self.signed)
        self.proofs.came.connect(self._show_proof)
        self.signed.widened.connect(self._ask_proof)
        self.stepped.connect(self._ask_proof)

    def _typed(self) -> tuple[Signatory, ...]:
        """All blocks, the one in hand as it stands in the form."""
        blocks = [line.block for line in Signatures(self.context.services).all()]
        if not self.form.is_nothing and self.form.dirty:
            made: SignatureLine = self.form.made()
            place = made.id - 1 if made.id else len(blocks)
            blocks[place : place + 1] = [made.block]
        return tuple(block for block in blocks if block.position.strip())

    def _ask_proof(self) -> None:
        with self.context.errors.guard():
            self.proofs.ask({SIGNATORIES.key: self._typed()}, self.signed.pixels)

    def _show_proof(self, found: ProofPictures) -> None:
        self.signed.show_picture(found.signed, signed_words(found.proof))
