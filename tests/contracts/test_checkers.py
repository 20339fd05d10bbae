"""What the checkers `outloud` and `pdfua` say of every document, where they are installed.

They are no part of this project: `outloud` reads pages with PyMuPDF, which is under the AGPL. To ask them, install both
beside the tests, or name the Python that has them: `TCDESK_CHECKERS=/somewhere/bin/python`. Two findings of `outloud`
are expected. The file claims no PDF/UA (DOC-012) until veraPDF has been run over it; and a line of prose outside of the
structure (TAG-002) is one when it is read elsewhere: a running head, or the head of a table that goes on.
"""

import importlib.util
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import paper_structure
import pytest

from tcdesk.reports._base import DOCUMENTS, LANGUAGE_MODES, PageOptions, Paper, Theme
from tcdesk.reports.paper.finish import MARKS_UA

PYTHON = os.environ.get("TCDESK_CHECKERS", "")
HAS_BOTH = bool(PYTHON) or all(importlib.util.find_spec(name) for name in ("outloud", "pdfua"))
pytestmark = [
    pytest.mark.skipif(not HAS_BOTH, reason="outloud and pdfua are not installed; they are no part of this project"),
    pytest.mark.timeout(600),
]
CLAIM, PASSED_OVER = "DOC-012", "TAG-002"


def cases():
    """Every document in every language and theme and on every paper, and what is empty or too full."""
    for code, (theme, paper, language) in itertools.product(
        DOCUMENTS.codes(), itertools.product(Theme, Paper, LANGUAGE_MODES)
    ):
        yield code, "typical", PageOptions(theme=theme, paper=paper, language=language)
    for code, sample in itertools.product(DOCUMENTS.codes(), ("empty", "overfull")):
        yield code, sample, PageOptions()
        yield code, sample, PageOptions(language="en")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """All cases as files, by their names."""
    folder = tmp_path_factory.mktemp("papers")
    for code, sample, options in cases():
        name = "-".join((code, sample, options.theme, options.paper, options.language.replace("+", "_")))
        document = DOCUMENTS[code]
        (folder / f"{name}.pdf").write_bytes(document.render(document.samples()[sample], options))
    return sorted(folder.glob("*.pdf"))


def asked(module: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a checker; its answer is in what it prints or writes, not in its exit code."""
    command = [PYTHON or sys.executable, "-c", f"import sys; from {module}.cli import main; sys.exit(main())"]
    return subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True, check=False)


def test_outloud_finds_no_error(files, tmp_path):
    told = asked("outloud", "--json", tmp_path / "said.json", *files)
    results = json.loads((tmp_path / "said.json").read_text(encoding="utf-8"))["results"]
    assert len(results) == len(files), told.stderr
    wrong = []
    for result in results:
        for finding in result["findings"]:
            if finding["severity"] != "error" or (finding["rule"] == CLAIM and not MARKS_UA):
                continue
            if finding["rule"] == PASSED_OVER and is_read_elsewhere(Path(result["path"]), finding["evidence"]):
                continue
            wrong.append((Path(result["path"]).name, finding["rule"], finding["message"], finding.get("evidence")))
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
