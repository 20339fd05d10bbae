"""What independent checkers say of every document: `outloud` and `pdfua` of PDF/UA-1, `pikepdf.pdfa` of PDF/A-2b.

`outloud` and `pdfua` run as programs of their own, and nothing of them reaches the program that is built: `outloud`
reads pages with PyMuPDF, which is under the AGPL. The two things that are not mended are told here. No file claims
PDF/UA or PDF/A before veraPDF has been run over it, so `outloud` is told to judge as if it did, and `pikepdf` misses
the claim and nothing else. And `outloud` takes a long line outside of the structure for forgotten prose (TAG-002)
unless it stands on three pages: it may be a running head, which ISO 14289-1, 7.8, wants there, or the head of a table
that goes on, and only what is read elsewhere too.
"""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import paper_structure
import pytest
from pikepdf import pdfa

from tcdesk.reports._base import DOCUMENTS, PageOptions, Paper, Profile, Theme
from tcdesk.reports.paper.finish import MARKS_UA

pytestmark = pytest.mark.timeout(600)
CLAIM, PASSED_OVER, NO_CLAIM = "DOC-012", "TAG-002", "ISO_19005_2:6.6.4-1"
LETTER = Profile.NASKAH_DINAS
USUAL = (
    PageOptions(),
    PageOptions(language="en"),
    PageOptions(paper=Paper.F4, theme=Theme.COLOUR),
    PageOptions(paper=Paper.F4, language="en", profile=LETTER),
    PageOptions(language="id+en", theme=Theme.COLOUR, profile=LETTER),
)
"""How a usual record is printed: every language, paper, ink and profile."""
UNUSUAL = (PageOptions(), PageOptions(paper=Paper.F4, language="en", profile=LETTER))
"""How an empty and an overfull one is."""


def cases():
    """Every document, with records, as it is printed."""
    for code, options in itertools.product(DOCUMENTS.codes(), USUAL):
        yield code, "typical", options
    for code, sample, options in itertools.product(DOCUMENTS.codes(), ("empty", "overfull"), UNUSUAL):
        yield code, sample, options


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """All cases as files, by their names."""
    folder = tmp_path_factory.mktemp("papers")
    for code, sample, options in cases():
        parts = (code, sample, options.theme, options.paper, options.language.replace("+", "_"), options.profile)
        document = DOCUMENTS[code]
        (folder / f"{'-'.join(parts)}.pdf").write_bytes(document.render(document.samples()[sample], options))
    return sorted(folder.glob("*.pdf"))


def asked(module: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a checker; its answer is in what it prints or writes, not in its exit code."""
    command = [sys.executable, "-c", f"import sys; from {module}.cli import main; sys.exit(main())"]
    return subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True, check=False)


def test_outloud_finds_no_error(files, tmp_path):
    told = asked("outloud", "--quiet", "--skip", CLAIM, "--json", tmp_path / "said.json", *files)
    results = json.loads((tmp_path / "said.json").read_text(encoding="utf-8"))["results"]
    assert len(results) == len(files), told.stderr
    assert [one["error"] for one in results if one.get("error")] == []
    wrong = []
    for result in results:
        path = Path(result["path"])
        for finding in result["findings"]:
            if finding["severity"] != "error":
                continue
            is_usual = "-typical-" in path.name
            if not is_usual and finding["rule"] == PASSED_OVER and is_read_elsewhere(path, finding["evidence"]):
                continue
            wrong.append((path.name, finding["rule"], finding["message"], finding.get("evidence")))
    assert wrong == []


def is_read_elsewhere(path: Path, evidence: str) -> bool:
    """Whether every word that is passed over in one place is read in another, in text or as the title of the file."""
    tagged = paper_structure.read(path.read_bytes())
    said = tagged.text(tagged.root) + tagged.xmp
    words = evidence.split()
    return all(word in said for word in (words[:-1] if evidence.endswith("…") else words))


def test_pdfua_finds_nothing(files):
    told = asked("pdfua", "check", "--format", "json", *files)
    assert told.stdout.strip(), told.stderr
    reader, rest, reports = json.JSONDecoder(), told.stdout.strip(), []
    while rest:  # one object after the other
        report, end = reader.raw_decode(rest)
        reports.append(report)
        rest = rest[end:].strip()
    assert len(reports) == len(files)
    assert [(Path(one["file"]).name, one["findings"]) for one in reports if one["findings"]] == []


def test_nothing_but_the_claim_is_missing_for_the_archive(files):
    """`pikepdf.pdfa` knows the rules of veraPDF by their numbers, and rejects what it does not know."""
    assert not MARKS_UA
    found = {(path.name, *((one.rule, one.message) for one in pdfa.validate_written(path, "2b").findings))
             for path in files}  # fmt: skip
    assert [case for case in found if [rule for rule, _ in case[1:]] != [NO_CLAIM]] == []
