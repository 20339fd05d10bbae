"""CPU seconds, memory and size of the packet of `paper.py` beside Typst and WeasyPrint.

    python tests/benchmarks/paper_elsewhere.py [--residents 120] [--runs 1]

Neither is part of this project: `pip install typst weasyprint` into an environment of your own. Both set the same
records in the same faces: letterhead, identity with photo, summary, key figures, the figures as SVG from our own
drawing, ledger, goals, narrative, proposals and signatures, with a cover, an agenda and minutes; without verification
code, draft marks and the ladder that keeps a report on two pages, which they do not have. Each runs in a process of
its own, turn about, least of all runs; processor seconds are those of the whole process but for its start, and
`figures` is the part of them that our drawing of the SVG files takes. Run by name; pytest does not collect it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import paper  # noqa: E402 - found through the path above
from svg_pen import svg  # noqa: E402

from tcdesk.domain.care import GOAL_NAMES, PROPOSALS, TOOL_NAMES  # noqa: E402
from tcdesk.domain.packet import Packet  # noqa: E402
from tcdesk.domain.progress import ProgressReport  # noqa: E402
from tcdesk.figures.attendance import ATTENDANCE, AttendanceData  # noqa: E402
from tcdesk.figures.dumbbell import DUMBBELL, DumbbellData  # noqa: E402
from tcdesk.figures.figure import Figure  # noqa: E402
from tcdesk.figures.palette import MONO  # noqa: E402
from tcdesk.figures.sparkline import SPARKLINE, SparklineData  # noqa: E402
from tcdesk.figures.style import PAPER  # noqa: E402
from tcdesk.figures.timeline import TIMELINE, TimelineData  # noqa: E402
from tcdesk.figures.urine import URINE, URINE_DOTS, UrineData  # noqa: E402
from tcdesk.i18n import Texts, texts  # noqa: E402
from tcdesk.paths import resource as shipped  # noqa: E402
from tcdesk.reports._base import DOCUMENTS, PageOptions  # noqa: E402
from tcdesk.reports.paper import fonts  # noqa: E402
from tcdesk.reports.paper.frame import CONFIDENTIAL  # noqa: E402
from tcdesk.reports.progress.decision import proposal_text  # noqa: E402
from tcdesk.reports.progress.key_figures import key_figures  # noqa: E402
from tcdesk.reports.progress.summary import summary_runs  # noqa: E402

WIDE, HALF, SERIES = 493.0, 234.0, 60.0
"""Points across the page, one of two columns, and a series."""
HEADS = {
    "summary": "Summary", "timeline": "Sentence & programme phases", "domains": "Assessment by domain",
    "attendance": "Attendance by activity", "urine": "Urine tests", "ledger": "Behaviour ledger",
    "goals": "Treatment goals", "narrative": "Counselor's narrative", "decision": "Recommendations",
}  # fmt: skip


def files_of(report: ProgressReport, t: Texts, folder: Path, number: int) -> dict[str, str]:
    """The photo and every figure of a report as files; their names."""

    def drawn(name: str, figure: Figure, data: object, wide: float, high: float | None = None) -> str:
        path = folder / f"{number}-{name}.svg"
        path.write_text(svg(figure, data, MONO, PAPER, t, wide, high or figure.height(data, PAPER)), encoding="utf-8")
        return path.name

    face = folder / f"{number}.jpg"
    face.write_bytes(report.identity.photo or b"")
    urine = UrineData(urine=report.urine)
    balance = tuple(float(one) for one in report.weekly_balance)
    weeks = AttendanceData(rows=report.activities, starts_on=report.starts_on, ends_on=report.ends_on)
    time_line = TimelineData(sentence=report.sentence, programme=report.programme, today=report.as_of)
    shares = SparklineData(values=report.weekly_attendance, low=0.7, high=1.0, band=(0.85, 1.0), is_share=True)
    return {
        "photo": face.name,
        "timeline": drawn("timeline", TIMELINE, time_line, WIDE),
        "domains": drawn("domains", DUMBBELL, DumbbellData(groups=report.domains), HALF),
        "attendance": drawn("attendance", ATTENDANCE, weeks, HALF),
        "urine": drawn("urine", URINE, urine, HALF),
        "key0": drawn("key0", SPARKLINE, shares, SERIES, 17.0),
        "key1": drawn("key1", SPARKLINE, SparklineData(values=report.participation, low=1.0, high=5.0), SERIES, 17.0),
        "key2": drawn("key2", SPARKLINE, SparklineData(values=balance), SERIES, 17.0),
        "key3": drawn("key3", URINE_DOTS, urine, SERIES, 17.0),
    }


def words_of(report: ProgressReport, t: Texts, files: dict[str, str]) -> dict[str, object]:
    """What one report says, as text, with the names of its pictures."""
    who, born = report.identity, report.identity.birth_date
    facts = (
        ("Register no.", who.register_no), ("Case", ", ".join(who.articles)), ("Counselor", who.counselor),
        ("TC no.", who.tc_no), ("Main substance", ", ".join(map(t.t, who.substances))), ("Work function", who.work),
        ("Place, date of birth", f"{who.birth_place}, {t.date(born) if born else ''}"), ("Housing", who.place),
        ("Day number", str(report.programme.day_number(report.as_of))),
    )  # fmt: skip
    return {
        **{name: files[name] for name in ("photo", "timeline", "domains", "attendance", "urine")},
        "title": t.t("Resident progress report"),
        "heads": {key: t.t(words) for key, words in HEADS.items()},
        "number_facts": [
            (t.t("Number"), report.number),
            (t.t("Period"), f"{t.date(report.starts_on)} – {t.date(report.ends_on)}"),
            (t.t("Made on"), t.date_full(report.as_of)),
        ],
        "name": who.name,
        "phase": who.phase,
        "facts": [(t.t(label), value) for label, value in facts],
        "summary": "".join(text for text, _ in summary_runs(report, t)),
        "key": [
            {"label": one.label, "value": one.value, "caption": one.caption, "figure": files[f"key{place}"]}
            for place, one in enumerate(key_figures(report, t))
        ],
        "ledger_heads": [t.t(one) for one in ("Date", "Kind", "Event", "Staff", "Points", "Balance")],
        "ledger": [
            (t.day(row.on_date), t.t(TOOL_NAMES[row.tool]), row.event, row.staff, t.signed(row.points), t.number(left))
            for row, left in zip(report.ledger.rows, report.ledger.balances, strict=False)
        ],
        "goal_heads": [t.t(one) for one in ("No.", "Objective", "Intervention", "Progress", "Status")],
        "goals": [
            (f"{place}.", row.objective, row.intervention, f"{row.progress} %", t.t(GOAL_NAMES[row.status]))
            for place, row in enumerate(report.goals.rows, 1)
        ],
        "narrative": [(t.t(part.heading), part.text) for part in report.narrative],
        "decision": [proposal_text(code, report, t) for code in PROPOSALS],
        "signed": [(one.heading, one.position, one.name, one.employee_no) for one in report.signatories],
    }


def whole(made: Packet, t: Texts, folder: Path) -> tuple[dict[str, object], float]:
    """What the packet says, and the processor seconds its pictures took."""
    start = time.process_time()
    files = [files_of(one.report, t, folder, number) for number, one in enumerate(made.items)]
    took = time.process_time() - start
    reports = [words_of(one.report, t, names) for one, names in zip(made.items, files, strict=True)]
    agenda = [
        (str(place), one["name"], made.items[place - 1].report.identity.tc_no, one["phase"], "☐", "☐", "☐", "☐")
        for place, one in enumerate(reports, 1)
    ]
    kept = made.letterhead
    for name, mark in (("left", kept.left_mark), ("right", kept.right_mark)):
        (folder / f"{name}.png").write_bytes(mark or b"")
    return {
        "lines": kept.lines, "institution": kept.institution, "address": kept.address, "title": "Berkas Sidang Kasus",
        "agenda": "Agenda", "agenda_rows": agenda, "minutes": "Notulen", "confidential": t.t(CONFIDENTIAL),
        "reports": reports,
    }, took  # fmt: skip


def by_typst(data: dict[str, object], folder: Path) -> bytes:
    """The packet as Typst sets it."""
    import typst

    source = folder / "packet.typ"
    source.write_text(Path(__file__).with_suffix(".typ").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    faces = [str(shipped("fonts", name)) for name in ("source-sans-3", "source-serif-4")]
    return typst.compile(source, root=folder, font_paths=faces, sys_inputs={"data": "data.json"})


STYLE = """
@page { size: A4; margin: 10mm 16mm 22.5mm 20mm; @bottom-right { content: counter(page) " / " counter(pages) }
  @bottom-left { content: "CONFIDENTIAL"; width: 80%; font-size: 8pt } }
body { font: 8.6pt/10.6pt "Source Sans 3"; margin: 0 } .page { break-before: page }
h1 { font-size: 19pt; font-weight: 600; margin: 4pt 0 } h2 { border-top: .9pt solid; font-size: 11pt; font-weight: 600;
  margin: 10pt 0 3pt; padding-top: 2pt; break-after: avoid } .kop { text-align: center; border-bottom: 2pt solid }
table { width: 100%; border-collapse: collapse } td, th { text-align: left; padding: 1.9pt 2.5pt; vertical-align: top }
.rows tr { border-bottom: .22pt solid } .rows thead tr { border-bottom: .7pt solid } th { font-weight: 400 }
.grid td { width: 33%; padding: 2pt 0 } .half > tbody > tr > td { width: 50%; padding-right: 9mm }
b { font-weight: 600 } .big { font-size: 22pt; line-height: 24pt; font-weight: 600 }
.lead { font-size: 10.2pt; line-height: 14pt }
.said { font: 9.2pt/12.8pt "Source Serif 4"; padding-bottom: 4pt } .pen { height: 18mm } .keep { break-inside: avoid }
"""


def _rows(heads: list[str], rows: list[tuple[str, ...]]) -> str:
    lines = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}" for cell in row) for row in rows)
    return f'<table class="rows"><thead><tr>{"".join(f"<th>{escape(one)}" for one in heads)}</thead>{lines}</table>'


def _cells(cells: list[str], across: int) -> str:
    lines = [cells[at : at + across] for at in range(0, len(cells), across)]
    return "".join("<tr>" + "".join(f"<td>{cell}" for cell in line) for line in lines)


def html_of(one: dict, kop: str) -> str:
    """One report as HTML."""
    heads = {key: f"<h2>{escape(words)}</h2>" for key, words in one["heads"].items()}
    numbers = "<br>".join(f"{escape(label)} <b>{escape(value)}</b>" for label, value in one["number_facts"])
    facts = _cells([f"{escape(label)}<br><b>{escape(value)}</b>" for label, value in one["facts"]], 3)
    key = _cells([
        f'{escape(cell["label"])}<br><span class=big>{escape(cell["value"])}</span> <img src="{cell["figure"]}"><br>'
        f'{escape(cell["caption"])}' for cell in one["key"]
    ], 4)  # fmt: skip
    said = "".join(
        f'<tr><td style="width:33mm"><b>{escape(label)}</b><td class=said>{escape(words)}'
        for label, words in one["narrative"]
    )
    signed = _cells([
        f'{escape(head)}<br>{escape(place)}<div class=pen></div><b>{escape(name)}</b><br>{escape(number)}'
        for head, place, name, number in one["signed"]
    ], 3)  # fmt: skip
    return (
        f"<div class=page>{kop}<table><tr><td><h1>{escape(one['title'])}</h1><td>{numbers}</table>"
        f'<table><tr><td style="width:30mm"><img src="{one["photo"]}" style="width:24mm;height:32mm"><td>'
        f"<h1>{escape(one['name'])}</h1>{escape(one['phase'])}<table class=grid>{facts}</table></table>"
        f"{heads['summary']}<div class=lead>{escape(one['summary'])}</div><table>{key}</table>"
        f'{heads["timeline"]}<img src="{one["timeline"]}"><table class=half><tr><td>{heads["domains"]}'
        f'<img src="{one["domains"]}"><td>{heads["attendance"]}<img src="{one["attendance"]}">{heads["urine"]}'
        f'<img src="{one["urine"]}"></table></div><div class=page><b>{escape(one["name"])}</b>{heads["ledger"]}'
        f"{_rows(one['ledger_heads'], one['ledger'])}{heads['goals']}{_rows(one['goal_heads'], one['goals'])}"
        f"{heads['narrative']}<table>{said}</table>{heads['decision']}"
        f"<table class=half>{_cells(['☐ &emsp; ☐ &emsp; ' + escape(words) for words in one['decision']], 2)}</table>"
        f'<table class="grid keep">{signed}</table></div>'
    )


def by_weasyprint(data: dict[str, object], folder: Path) -> bytes:
    """The packet as WeasyPrint sets it."""
    import weasyprint

    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url({shipped("fonts", *path).as_uri()}) }}'
        for family, weight, path in (
            ("Source Sans 3", 400, ("source-sans-3", "SourceSans3-Regular.ttf")),
            ("Source Sans 3", 500, ("source-sans-3", "SourceSans3-Medium.ttf")),
            ("Source Sans 3", 600, ("source-sans-3", "SourceSans3-Semibold.ttf")),
            ("Source Sans 3", 700, ("source-sans-3", "SourceSans3-Bold.ttf")),
            ("Source Serif 4", 400, ("source-serif-4", "SourceSerif4SmText-Regular.ttf")),
        )
    )
    lines = "<br>".join(escape(one.upper()) for one in data["lines"])
    marks = '<img src="left.png" style="float:left;width:18.5mm"><img src="right.png" style="float:right;width:18mm">'
    institution, address = escape(data["institution"].upper()), escape(data["address"])
    kop = f"<div class=kop>{marks}{lines}<br><b>{institution}</b><br>{address}</div>"
    body = (
        f'{kop}<h1 style="font-size:34pt;margin-top:60mm">{data["title"]}</h1><div class=page><h2>{data["agenda"]}</h2>'
    )
    body += _rows([""] * 8, data["agenda_rows"]) + "</div>" + "".join(html_of(one, kop) for one in data["reports"])
    body += f"<div class=page><h2>{data['minutes']}</h2>{'<p style=padding-top:20pt><hr>' * 12}</div>"
    style = faces + STYLE.replace("CONFIDENTIAL", data["confidential"])
    return weasyprint.HTML(string=f"<style>{style}</style>{body}", base_url=f"{folder}/").write_pdf()


ENGINES: dict[str, Callable[[dict[str, object], Path], bytes]] = {"typst": by_typst, "weasyprint": by_weasyprint}


def child(name: str, residents: int, keep: Path | None) -> None:
    """Set the packet once and print what it took as one JSON line."""
    fonts.register()
    made, t = paper.packet(residents), texts("id")
    if name in ENGINES:
        importlib.import_module(name)
    drawing = 0.0
    start = time.process_time()
    if name in ENGINES:
        with tempfile.TemporaryDirectory() as place:
            data, drawing = whole(made, t, Path(place))
            pdf = ENGINES[name](data, Path(place))
    else:
        pdf = DOCUMENTS["packet"].render(made, PageOptions())
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    import pypdfium2

    if keep is not None:
        keep.write_bytes(pdf)
    said = {"seconds": took, "drawing": drawing, "mb": peak, "kb": len(pdf) // 1024}
    paper.tell(json.dumps({**said, "pages": len(pypdfium2.PdfDocument(pdf))}))


def measured(name: str, residents: int, keep: Path | None) -> dict[str, float]:
    """What a process of its own says."""
    command = [sys.executable, __file__, "--child", name, "--residents", str(residents)]
    command += ["--keep", str(keep / f"{name}.pdf")] if keep else []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, "PYTHONPATH": "."})
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--residents", type=int, default=120)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="an existing folder for the files that were made")
    parser.add_argument("--child")
    given = parser.parse_args()
    if given.child:
        child(given.child, given.residents, given.keep)
        return
    names = ["tcdesk", *(name for name in ENGINES if importlib.util.find_spec(name))]
    found: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(given.runs):
        for name in names:
            found[name].append(measured(name, given.residents, given.keep))
    floor = min(one["seconds"] for one in found["tcdesk"])
    paper.tell(f"{given.residents} residents      CPU s   ratio  figures  peak MB      KB   pages  ms/page")
    for name, all_of in found.items():
        best = min(all_of, key=lambda one: one["seconds"])
        took, least = best["seconds"], min(one["mb"] for one in all_of)
        paper.tell(f"{name:16} {took:8.2f} {took / floor:7.2f} {best['drawing']:8.2f} {least:8.0f} {best['kb']:7.0f} "
                   f"{best['pages']:7.0f} {1000 * took / best['pages']:8.1f}")  # fmt: skip


if __name__ == "__main__":
    main()
