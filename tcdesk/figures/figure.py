"""A figure: how it is drawn, how high it wants to be, and what it says in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import attrs

from tcdesk.figures.pen import Box, Pen
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts

Data = TypeVar("Data")


@attrs.frozen
class Figure(Generic[Data]):
    """The three functions of one figure.

    `draw` paints the data inside a box and nothing outside it. `height` is what the figure needs for this data in this
    style, in the surface's unit. `alt_text` says the same as the drawing, with its numbers, for who cannot see it.
    """

    name: str
    draw: Callable[[Pen, Box, Data, Style, Texts], None]
    height: Callable[[Data, Style], float]
    alt_text: Callable[[Data, Texts], str]
