"""Blocks over pages: heads keep with what follows, what divides is divided, what belongs together stays together."""

import attrs
import pytest

from tcdesk.reports.paper.flow import Block, Gap, Together, pour, stacked


class Pages:
    """Stands in for a sheet: only counts its pages and remembers what was drawn where."""

    def __init__(self):
        self.number = 1
        self.drawn = []

    def new_page(self):
        self.number += 1


@attrs.define(slots=False, kw_only=True)
class Slab(Block):
    name: str
    lines: int = 1
    before: float = 0.0
    keeps_next: bool = False
    needs: float = 0.0
    divides: bool = False

    @property
    def height(self):
        return self.lines * 10.0

    @property
    def least(self):
        return 10.0 if self.divides else self.height

    def draw(self, sheet, x, top):
        sheet.drawn.append((sheet.number, top, self.name, self.lines))

    def split(self, room):
        count = int(room / 10)
        if not self.divides or not 0 < count < self.lines:
            return None
        return attrs.evolve(self, lines=count), attrs.evolve(self, lines=self.lines - count, before=0.0)


@pytest.fixture
def pages():
    return Pages()


def test_blocks_follow_with_their_space_and_none_at_the_top(pages):
    end = pour(pages, [Slab(name="a", before=7), Slab(name="b", before=7)], 0, 100, 200)
    assert pages.drawn == [(1, 100, "a", 1), (1, 117, "b", 1)]
    assert end == 127
    assert stacked([Slab(name="a", before=7), Slab(name="b", before=7)]) == 27


def test_what_does_not_fit_moves_and_what_divides_is_divided(pages):
    pour(pages, [Slab(name="a", lines=8), Slab(name="b", lines=3), Slab(name="c", lines=12, divides=True)], 0, 0, 100)
    assert pages.drawn == [(1, 0, "a", 8), (2, 0, "b", 3), (2, 30, "c", 7), (3, 0, "c", 5)]


def test_a_head_never_stands_alone_at_the_foot(pages):
    head = Slab(name="head", keeps_next=True)
    pour(pages, [Slab(name="a", lines=9), head, Slab(name="b", lines=5, divides=True)], 0, 0, 100)
    assert pages.drawn == [(1, 0, "a", 9), (2, 0, "head", 1), (2, 10, "b", 5)]


def test_a_head_stays_where_the_first_lines_after_it_fit(pages):
    head = Slab(name="head", keeps_next=True)
    pour(pages, [Slab(name="a", lines=7), head, Slab(name="b", lines=5, divides=True)], 0, 0, 100)
    assert pages.drawn == [(1, 0, "a", 7), (1, 70, "head", 1), (1, 80, "b", 2), (2, 0, "b", 3)]


def test_a_block_that_needs_room_starts_a_page_without_it(pages):
    pour(pages, [Slab(name="a", lines=7), Slab(name="b", lines=2, needs=40)], 0, 0, 100)
    assert pages.drawn == [(1, 0, "a", 7), (2, 0, "b", 2)]


def test_what_belongs_together_moves_as_one(pages):
    pair = Together((Slab(name="b", lines=2, before=5), Slab(name="c", lines=3, before=5)))
    assert (pair.before, pair.height) == (5, 55)
    pour(pages, [Slab(name="a", lines=6), pair], 0, 0, 100)
    assert pages.drawn == [(1, 0, "a", 6), (2, 0, "b", 2), (2, 25, "c", 3)]


def test_together_higher_than_a_page_is_taken_apart(pages):
    group = Together((Slab(name="b", lines=8), Slab(name="c", lines=7, divides=True), Gap(5), Slab(name="d")))
    pour(pages, [Slab(name="a"), group], 0, 0, 100)
    assert pages.drawn == [(1, 0, "a", 1), (2, 0, "b", 8), (2, 80, "c", 2), (3, 0, "c", 5), (3, 55, "d", 1)]


def test_a_block_higher_than_a_page_ends_the_matter(pages):
    pour(pages, [Slab(name="a"), Slab(name="b", lines=30), Slab(name="c")], 0, 0, 100)
    assert [name for _page, _top, name, _lines in pages.drawn] == ["a", "b", "c"]
    assert pages.number == 3
