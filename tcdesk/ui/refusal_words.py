"""A refusal as the two lines of a banner."""

from __future__ import annotations

from tcdesk.domain.refusals import Invalid, Refusal, Trouble
from tcdesk.i18n import Texts
from tcdesk.ui.kit.banner import Tone


def banner_words(refusal: Refusal, texts: Texts) -> tuple[str, str, Tone]:
    """What is wrong, what is safe and what to do, and how loudly to say it."""
    sentence = refusal.sentence(texts)
    title, dot, rest = sentence.partition(". ")
    lines = [rest.strip()] if rest.strip() else []
    if isinstance(refusal, Invalid):
        lines += [problem.sentence(texts) for problem in refusal.problems]
    return title + (dot.strip() or ""), " ".join(lines), "danger" if isinstance(refusal, Trouble) else "warn"
