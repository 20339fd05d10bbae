"""The letterhead as facility data: marks on their way in, who signs for whom, the next numbers."""

from __future__ import annotations

from io import BytesIO

import attrs
import pytest
from factories import OWN, TODAY, records_of
from PIL import Image

from tcdesk.domain.progress_parts import Acting, Signatory
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.roles import Role
from tcdesk.domain.settings import (
    INSTITUTION,
    LEFT_MARK,
    PAPER_PROFILE,
    PICTURE_BYTES,
    REPORT_NUMBER,
    RESIDENT_NUMBER,
    SIGNATORIES,
)
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.i18n import texts
from tcdesk.reports.paper.picture import MARK
from tcdesk.services.marks import LARGEST, read_mark


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def noise(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise(size, 120).convert("RGB")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_kept_at_the_resolution_of_print_and_nothing_else_of_its_file(kind):
    exif = Image.Exif()
    exif[0x010E] = "scanned by somebody"
    kept = read_mark(encoded(noise((1800, 900)), kind, exif=exif))
    image = opened(kept)
    assert (image.format, image.size) == ("PNG", (MARK, MARK // 2))
    assert not image.getexif()
    assert b"scanned" not in kept
    assert len(kept) <= PICTURE_BYTES
    assert read_mark(kept) == read_mark(read_mark(kept))


def test_what_is_transparent_becomes_paper():
    kept = opened(read_mark(encoded(Image.new("RGBA", (60, 60), (0, 0, 0, 0)))))
    assert kept.convert("RGB").getpixel((30, 30)) == (255, 255, 255)
    assert kept.size == (60, 60)


@pytest.mark.parametrize(
    "content",
    [b"", b"plain words", b"\x89PNG\r\n\x1a\n" + bytes(500), encoded(Image.new("1", (9000, 9000))), bytes(LARGEST + 1)],
    ids=["empty", "words", "damaged", "too many pixels", "too large"],
)
def test_a_file_that_is_no_mark_is_refused_in_words(content):
    with pytest.raises(Invalid) as refused:
        read_mark(content)
    assert refused.value.sentence(texts("id")) != refused.value.sentence(texts("en"))


def test_a_drawing_comes_back_as_plain_shapes_and_a_hostile_one_does_not():
    shapes = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    assert b"<rect" in read_mark(shapes)
    with pytest.raises(Invalid):
        read_mark(shapes.replace(b"<rect", b"<script/><rect"))


def test_a_mark_that_was_read_can_be_saved(sign_in):
    facility = sign_in(Role.ADMIN).facility
    kept = facility.read_mark(encoded(noise((900, 900))))
    facility.save_settings({LEFT_MARK.key: kept})
    assert facility.letterhead_proof().letterhead.left_mark == kept


def test_the_proof_shows_what_is_typed_and_saves_nothing(sign_in):
    services = sign_in(Role.ADMIN)
    before = services.audit.newest()[0].seq
    typed = {INSTITUTION.key: "LAPAS BARU", REPORT_NUMBER.key: "{number}/{year}"}
    proof = services.facility.letterhead_proof(typed)
    assert (proof.letterhead.institution, proof.number, proof.made_on) == ("LAPAS BARU", "1/2026", TODAY)
    assert services.facility.letterhead_proof().letterhead.institution != "LAPAS BARU"
    assert services.audit.newest()[0].seq == before


def test_only_the_counselor_s_block_is_signed_by_the_counselor(sign_in):
    sign_in(Role.ADMIN).facility.save_settings(
        {
            SIGNATORIES.key: (
                Signatory(position="Konselor", by_counselor=True),
                Signatory(heading="Mengetahui,", position="Program Manager"),
                Signatory(
                    position="Kepala Lapas", name="Dewi", acting=Acting.BEHALF, own_position="Kasi Bimnadik",
                ),
            )
        }
    )  # fmt: skip
    services = sign_in(Role.COUNSELOR)
    assert services.facility.settings()[SIGNATORIES][2].acting is Acting.BEHALF
    blocks = services.reporting.gather(OWN).signatories
    assert [block.name for block in blocks] == ["Ratna Wulandari", "", "Dewi"]
    assert not any(block.by_counselor for block in blocks)
    recap = services.papers.recap(TODAY.replace(month=2))
    assert [block.position for block in recap.signatories] == ["Program Manager", "Kepala Lapas"]


def test_the_form_of_official_letters_is_the_facility_s_choice_for_every_paper(sign_in):
    sign_in(Role.ADMIN).facility.save_settings({PAPER_PROFILE.key: "naskah_dinas"})
    services = sign_in(Role.COUNSELOR)
    choice = services.reporting.choice()
    assert choice == services.facility.paper_choice() == PrintChoice(profile="naskah_dinas")
    report = services.reporting.gather(OWN)
    plain, letter = (services.reporting.render("progress", report, one) for one in (PrintChoice(), choice))
    assert plain != letter
    assert services.facility.draw_proof(services.facility.letterhead_proof(), choice).head.left == 30


def test_blocks_stored_before_somebody_could_sign_for_another_are_read(sign_in):
    plain = [{"heading": "", "position": "Kalapas", "name": "B", "employee_no": "1"}]
    assert SIGNATORIES.typed(plain) == (Signatory(position="Kalapas", name="B", employee_no="1"),)
    assert SIGNATORIES.typed([{**plain[0], "acting": "nobody"}]) == SIGNATORIES.default
    blocks = (Signatory(position="Kalapas", acting=Acting.DAILY, by_counselor=True),)
    assert SIGNATORIES.typed(SIGNATORIES.plain(blocks)) == blocks


def test_the_next_numbers_follow_what_was_given_and_what_is_typed(sign_in):
    services = sign_in(Role.COUNSELOR)
    found = services.facility.next_numbers()
    assert found[REPORT_NUMBER.key] == services.reporting.readiness(services.reporting.gather(OWN), OWN).next_number
    records = records_of(services)
    resident = records.residents.residents.get(OWN)
    typed = {RESIDENT_NUMBER.key: "R{number:02d}/{year}"}
    assert services.facility.next_numbers(typed)[RESIDENT_NUMBER.key] == "R01/2026"
    with records.store.write():
        records.residents.residents.update(attrs.evolve(resident, tc_no="R41/2026"))
    assert services.facility.next_numbers(typed)[RESIDENT_NUMBER.key] == "R42/2026"
    assert REPORT_NUMBER.key not in services.facility.next_numbers({REPORT_NUMBER.key: "{nonsense}"})
