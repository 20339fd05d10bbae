"""How far marks on a printed page lie from where the source has them, measured on pictures of both."""

from __future__ import annotations

import attrs
import numpy as np
import pypdfium2

DPI = 300
_PATCH, _STEP = 160, 120
_LEAST_INK = 0.01
_ALIKE = 0.98
"""Shifts that fit this nearly as well as the best one count as the same: a lone line can slide along itself."""


@attrs.frozen(kw_only=True)
class Shift:
    """The result for one page: patches with ink on them, the largest and the mean shift in millimetres.

    `lost` is the share of patches where what was printed is not what stands in the source; `size` how many millimetres
    the pages differ in width or height.
    """

    patches: int
    largest: float
    mean: float
    lost: float
    size: float


def pictures(pdf: bytes) -> list[np.ndarray]:
    """Every page as ink from 0 (paper) to 1 (black) at `DPI`."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            bitmap = page.render(scale=DPI / 72, grayscale=True)
            found.append(1 - bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width] / 255)
            page.close()
    return found


def shift(source: np.ndarray, printed: np.ndarray) -> Shift:
    """Compare two pictures of a page, patch by patch; one that lies on its side on the sheet is turned up first."""
    if (source.shape[0] > source.shape[1]) != (printed.shape[0] > printed.shape[1]):
        turned = (_compared(source, np.rot90(printed, times)) for times in (1, 3))
        return min(turned, key=lambda found: found.lost)
    return _compared(source, printed)


def _compared(source: np.ndarray, printed: np.ndarray) -> Shift:
    high, wide = (min(a, b) for a, b in zip(source.shape, printed.shape, strict=True))
    size = max(abs(a - b) for a, b in zip(source.shape, printed.shape, strict=True)) / DPI * 25.4
    shifts, lost = [], 0
    for y in range(0, high - _PATCH + 1, _STEP):
        for x in range(0, wide - _PATCH + 1, _STEP):
            one, other = (picture[y : y + _PATCH, x : x + _PATCH] for picture in (source, printed))
            if one.mean() < _LEAST_INK:
                continue
            found = _patch_shift(one, other)
            if found is None:
                lost += 1
            else:
                shifts.append(found / DPI * 25.4)
    count = len(shifts) + lost
    largest, mean = (max(shifts), sum(shifts) / len(shifts)) if shifts else (0.0, 0.0)
    return Shift(patches=count, largest=largest, mean=mean, lost=lost / max(1, count), size=size)


def _patch_shift(one: np.ndarray, other: np.ndarray) -> float | None:
    """Pixels from a patch to where it fits the other best; None where it does not fit at all."""
    window = np.outer(np.hanning(_PATCH), np.hanning(_PATCH))
    first, second = ((patch - patch.mean()) * window for patch in (one, other))
    norm = np.sqrt((first**2).sum() * (second**2).sum())
    if norm == 0:
        return None
    fit = np.fft.ifft2(np.conj(np.fft.fft2(first)) * np.fft.fft2(second)).real / norm
    if fit.max() < 0.5:
        return None
    rows, columns = np.nonzero(fit >= fit.max() * _ALIKE)
    down, across = (np.minimum(at, _PATCH - at) for at in (rows, columns))
    return float(np.hypot(down, across).min())
