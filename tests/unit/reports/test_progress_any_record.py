"""Five hundred random records: every one is printed, within its pages, with finite numbers."""

import random
from datetime import date, timedelta

import paper_reader
import pytest

from tcdesk.domain.care import PROPOSALS, GoalStatus, Tool
from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import PANELS, Reading, UrineReason
from tcdesk.domain.progress import ProgressReport, ReportSection, ReportStatus, canonical, restored
from tcdesk.domain.progress_parts import (
    ActivityRow,
    DomainGroup,
    DomainRow,
    GoalRow,
    Goals,
    Identity,
    Ledger,
    LedgerRow,
    LegalMark,
    NarrativePart,
    PhaseSpan,
    Programme,
    Sentence,
    Signatory,
    SpanState,
    Urine,
    UrineRow,
)
from tcdesk.reports._base import DOCUMENTS, LANGUAGE_MODES, PageOptions, Paper, Profile, Theme

RECORDS, BATCHES = 500, 10
START = date(2026, 3, 9)


class Dice(random.Random):
    """Throws for everything a record holds, with a liking for nothing, one and very many."""

    def many(self, most):
        return self.choice((0, 0, 1, self.randint(0, 6), self.randint(0, most)))

    def day(self, reach=900):
        return START + timedelta(days=self.randint(-reach, reach))

    def maybe(self, value):
        return value if self.random() < 0.7 else None

    def words(self, most):
        count = self.many(most)
        return " ".join("".join(self.choices("abcdeghiklmnoprstuwy", k=self.randint(1, 12))) for _ in range(count))

    def enum(self, kind):
        return self.choice(list(kind))


def identity(dice):
    return Identity(
        name=dice.words(9) or "x",
        register_no=dice.words(4),
        birth_place=dice.words(3),
        birth_date=dice.maybe(dice.day(30_000)),
        articles=tuple(dice.words(4) for _ in range(dice.many(5))),
        substances=tuple(dice.words(2) for _ in range(dice.many(5))),
        place=dice.words(3),
        counselor=dice.words(4),
        phase=dice.words(4),
    )


def sentence(dice):
    marks = tuple(
        LegalMark(kind=dice.enum(LegalDateKind), on_date=dice.day(), source=dice.enum(DateSource))
        for _ in range(dice.many(8))
    )
    return Sentence(
        status=dice.enum(CustodyStatus),
        detained_on=dice.maybe(dice.day()),
        years=dice.maybe(dice.randint(0, 20)),
        months=dice.maybe(dice.randint(0, 11)),
        marks=marks,
    )


def programme(dice):
    phases = tuple(
        PhaseSpan(name=dice.words(4), starts_on=dice.day(), ends_on=dice.day(), state=dice.enum(SpanState))
        for _ in range(dice.many(9))
    )
    return Programme(starts_on=dice.maybe(dice.day()), ends_on=dice.maybe(dice.day()), phases=phases)


def urine(dice):
    panels = PANELS[: dice.randint(0, 6)]
    rows = tuple(
        UrineRow(
            taken_on=dice.day(200),
            reason=dice.enum(UrineReason),
            readings=tuple(dice.maybe(dice.enum(Reading)) for _ in panels),
        )
        for _ in range(dice.many(12))
    )
    return Urine(panels=panels, rows=rows, is_withheld=dice.random() < 0.1)


def domains(dice):
    return tuple(
        DomainGroup(
            label=dice.words(4),
            rows=tuple(
                DomainRow(
                    label=dice.words(5), baseline=dice.maybe(dice.uniform(1, 5)), now=dice.maybe(dice.uniform(1, 5))
                )
                for _ in range(dice.many(9))
            ),
        )
        for _ in range(dice.many(5))
    )


def record(dice):
    weeks = dice.randint(0, 14)
    return ProgressReport(
        number=dice.words(3),
        status=dice.enum(ReportStatus),
        starts_on=START - timedelta(weeks=weeks),
        ends_on=START - timedelta(days=1),
        as_of=START,
        demo=dice.random() < 0.3,
        signatories=tuple(
            Signatory(heading=dice.words(2), position=dice.words(5), name=dice.words(6)) for _ in range(dice.many(5))
        ),
        identity=identity(dice),
        sentence=sentence(dice),
        programme=programme(dice),
        domains=domains(dice),
        activities=tuple(
            ActivityRow(
                name=dice.words(4),
                weeks=tuple(
                    (dice.randint(0, 7), dice.randint(0, 7)) for _ in range(dice.choice((weeks, dice.many(20))))
                ),
            )
            for _ in range(dice.many(14))
        ),
        participation=tuple(dice.maybe(dice.uniform(1, 5)) for _ in range(weeks)),
        urine=urine(dice),
        ledger=Ledger(
            opening=dice.randint(-50, 50),
            rows=tuple(
                LedgerRow(
                    on_date=dice.day(90), tool=dice.enum(Tool), event=dice.words(40), points=dice.randint(-20, 20)
                )
                for _ in range(dice.many(60))
            ),
        ),
        goals=Goals(
            rows=tuple(
                GoalRow(
                    objective=dice.words(40),
                    intervention=dice.words(6),
                    progress=dice.randint(-20, 130),
                    status=dice.enum(GoalStatus),
                )
                for _ in range(dice.many(12))
            )
        ),
        narrative=tuple(NarrativePart(heading=dice.words(3), text=dice.words(400)) for _ in range(dice.many(6))),
        proposed=tuple(code for code in PROPOSALS if dice.random() < 0.4),
        conference_on=dice.maybe(dice.day()),
        code=dice.choice(("", "44DT-CJPA-E452-5VFM")),
    )


@pytest.mark.parametrize("batch", range(BATCHES))
def test_any_record_can_be_printed(batch):
    document = DOCUMENTS["progress"]
    for number in range(RECORDS // BATCHES):
        dice = Dice(batch * 1000 + number)
        one = record(dice)
        options = PageOptions(
            paper=dice.enum(Paper),
            theme=dice.enum(Theme),
            language=dice.choice(LANGUAGE_MODES),
            profile=dice.enum(Profile),
            without=[section for section in ReportSection if dice.random() < dice.choice((0.0, 0.3, 0.8))],
        )
        data = document.render(one, options)
        assert (1 if options.without else 2) <= paper_reader.count(data) <= 20, (batch, number)
        assert canonical(restored(canonical(one))) == canonical(one)
        if number % 10 == 0:
            assert b"nan" not in paper_reader.instructions(data).split()
            left, right = paper_reader.margins(False, options)
            wide, _high = paper_reader.sizes(data)
            outside = [
                here
                for here in paper_reader.rectangles(data)
                if here.left < left - 0.6 or here.right > wide - right + 0.6
            ]
            assert not outside, (batch, number)
