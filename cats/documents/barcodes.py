"""Code 128 and QR as inline SVG in whole modules, with their quiet zones: sharp at any size and on any printer."""

import segno
from barcode import Code128
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

QUIET_128, QUIET_QR = 10, 4
HEIGHT = 60


def code128(text: str) -> SafeString:
    """The text as a Code 128 barcode, as wide and high as its box."""
    (modules,) = Code128(text).build()
    path = "".join(f"M{start + QUIET_128} 0h{length}v{HEIGHT}h-{length}z" for start, length in _bars(modules))
    return _svg("code128", f"0 0 {len(modules) + 2 * QUIET_128} {HEIGHT}", path, stretched=True)


def qr(text: str) -> SafeString:
    """The text as a QR code that bears a quarter of damage less its quiet zone (error correction Q)."""
    rows = list(segno.make(text, error="q", micro=False).matrix)
    path = "".join(
        f"M{start + QUIET_QR} {line + QUIET_QR}h{length}v1h-{length}z"
        for line, row in enumerate(rows)
        for start, length in _bars("".join("1" if dark else "0" for dark in row))
    )
    side = len(rows) + 2 * QUIET_QR
    return _svg("qr", f"0 0 {side} {side}", path)


def _bars(modules: str) -> list[tuple[int, int]]:
    """Start and length of every run of dark modules."""
    runs, start = [], 0
    for place, module in enumerate([*modules, "0"]):
        if module == "1":
            continue
        if place > start:
            runs.append((start, place - start))
        start = place + 1
    return runs


def _svg(name: str, box: str, path: str, *, stretched: bool = False) -> SafeString:
    ratio = mark_safe(' preserveAspectRatio="none"') if stretched else ""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="{}" viewBox="{}"{}><path d="{}"/></svg>',
        name,
        box,
        ratio,
        path,
    )
