"""The workbook of a recap: safe words, formulas with their results, print set-up, the same bytes."""

import re
import zipfile
from io import BytesIO

import attrs
import openpyxl
import pytest

from tcdesk.i18n import texts
from tcdesk.reports.samples.monthly_recap import empty, overfull, typical
from tcdesk.reports.spreadsheets.recap import workbook

ID, EN = texts("id"), texts("en")


def opened(data, *, values=True):
    return openpyxl.load_workbook(BytesIO(data), data_only=values)


def raw(data):
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


@pytest.mark.parametrize("sample", [empty, typical, overfull])
@pytest.mark.parametrize("words", [ID, EN])
def test_every_sample_gives_the_same_bytes_twice_and_opens(sample, words):
    data = workbook(sample(), words)
    assert data == workbook(attrs.evolve(sample()), words)
    book = opened(data)
    assert len(book.sheetnames) == 3
    people = book.worksheets[2]
    assert people.max_row == 3 + len(sample().people)


def test_results_of_formulas_are_those_a_spreadsheet_would_give():
    recap = typical()
    sheet = opened(workbook(recap, EN)).worksheets[0]
    column = {row[0].value: [cell.value for cell in row[1:]] for row in sheet.iter_rows() if row[0].value}
    assert column["At the end"][0] == recap.at_end == 166
    assert column["Treated in the month"][0] == recap.treated == 172
    assert column["Primer · Middle"][:4] == [52, 9, 11, 50]
    assert column["Terapi kelompok"][4] == pytest.approx(560 / 680)
    attendance = opened(workbook(recap, EN)).worksheets[1]
    first = [cell.value for cell in attendance[5]]
    letters = first[4:35]
    assert [letters.count(letter) for letter in "PLESA"] == first[35:40]
    assert first[42] == pytest.approx(first[40] / first[41])


@pytest.mark.parametrize(
    "word", ["=1+1", "+cmd", "-2", "@SUM(A1)", "http://x.example", "mailto:x", "{=1}", "\x00\x0b<b>"]
)
def test_words_stay_words(word):
    recap = typical()
    person = attrs.evolve(recap.people[0], name=word)
    presence = attrs.evolve(recap.presences[0], name=word)
    data = workbook(attrs.evolve(recap, people=(person,), presences=(presence,)), EN)
    book = opened(data, values=False)
    cell = book.worksheets[1]["B5"]
    assert cell.data_type == "s"
    assert cell.value == re.sub("[\x00-\x1f]", "", word)
    assert cell.hyperlink is None
    assert not [name for name in raw(data) if "hyperlink" in name]


def test_each_sheet_prints_one_page_wide_with_its_head_and_a_confidential_foot():
    book = opened(workbook(typical(), ID, "F4"))
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 14
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows
        assert "RAHASIA" in sheet.oddFooter.left.text
        assert "&P" in sheet.oddFooter.right.text or "&[Page]" in sheet.oddFooter.right.text
    assert opened(workbook(typical(), ID)).worksheets[1].page_setup.paperSize == 9


def test_absence_is_white_on_black_and_low_attendance_bold_so_that_a_grey_printer_shows_it():
    styles = raw(workbook(typical(), ID))["xl/styles.xml"]
    looks = re.findall("<dxf>.*?</dxf>", styles)
    assert any("FFFFFFFF" in look and "FF000000" in look for look in looks)
    assert any("<b/>" in look and "<u/>" in look for look in looks)


def test_a_demo_says_so_on_every_sheet_and_withheld_urine_is_not_there():
    recap = attrs.evolve(typical(), demo=True, urine=attrs.evolve(typical().urine, is_withheld=True))
    book = opened(workbook(recap, EN))
    assert all("DEMO" in str(sheet["A2"].value) for sheet in book.worksheets)
    assert "Urine tests" not in [cell.value for (cell,) in book.worksheets[0].iter_rows(max_col=1)]
    assert not any("DEMO" in str(sheet["A2"].value) for sheet in opened(workbook(typical(), EN)).worksheets)
