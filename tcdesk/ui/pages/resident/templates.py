"""Skeletons of notes as counselors know them: SOAP, DAP, BIRP, GIRP."""

from __future__ import annotations

from tcdesk.i18n import N_, Marked, Texts

FREE = "free"
TEMPLATES: dict[str, tuple[Marked, ...]] = {
    "soap": (N_("Subjective"), N_("Objective findings"), N_("Assessment"), N_("Plan of care")),
    "dap": (N_("Data"), N_("Assessment"), N_("Plan of care")),
    "birp": (N_("Behaviour"), N_("Intervention"), N_("Response"), N_("Plan of care")),
    "girp": (N_("Goal"), N_("Intervention"), N_("Response"), N_("Plan of care")),
}
"""Headings of each form of note, in order."""
FORMATS = (FREE, *TEMPLATES)


def skeleton(code: str, texts: Texts) -> str:
    """The headings of a form of note, each with an empty line below; "" for a free note."""
    return "\n\n".join(f"{texts.t(heading)}:\n" for heading in TEMPLATES.get(code, ())).rstrip()


def with_skeleton(body: str, code: str, texts: Texts) -> str:
    """`body` in another form: an untouched skeleton gives way to the new one, words that were written stay in front."""
    wanted = skeleton(code, texts)
    written = body.strip()
    if not written or any(written == skeleton(other, texts).strip() for other in TEMPLATES):
        return wanted
    return f"{body.rstrip()}\n\n{wanted}" if wanted else body
