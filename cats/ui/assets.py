"""Makes the one style sheet and the one icon sprite that pages load, from what people edit. `python -m cats.ui.assets`.

`static/cats/css/*.css` become `static/cats/cats.css`; the names in `static/cats/icons.txt` become `static/cats/icons.svg`. One
request each: at a post with 300 ms of delay, ten small files cost more than one. `--check` ends with status 1 when they are stale.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
SPRITE = STATIC / "vendor" / "bootstrap-icons" / "bootstrap-icons.svg"
FIRST = (
    "tokens",
    "fonts",
    "base",
    "shell",
    "forms",
    "panels",
    "tables",
    "pictures",
    "lists",
    "scan",
    "grid",
    "gate",
)
LAST = ("print",)
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
SYMBOL = re.compile(r'<symbol class="[^"]*" viewBox="0 0 16 16" id="([^"]+)">(.*?)</symbol>', re.DOTALL)


class UnknownIcon(ValueError):
    """A name that the icons' publisher does not have."""


def style_sheet() -> str:
    """Foundations first, then each desk's own by name, print last."""
    found = {path.stem: path for path in sorted((STATIC / "cats" / "css").glob("*.css"))}
    desks = [name for name in found if name not in (*FIRST, *LAST)]
    order = [*FIRST, *desks, *LAST]
    return "".join(COMMENT.sub("", found[name].read_text("utf-8")).strip() + "\n" for name in order)


def sprite() -> str:
    """The icons that `icons.txt` names, in its order. Raises `UnknownIcon`."""
    known = dict(SYMBOL.findall(SPRITE.read_text("utf-8")))
    names = (STATIC / "cats" / "icons.txt").read_text("ascii").split()
    if missing := [name for name in names if name not in known]:
        raise UnknownIcon(f"Not among Bootstrap Icons: {', '.join(missing)}. Mend static/cats/icons.txt.")
    symbols = (f'<symbol viewBox="0 0 16 16" id="{name}">{known[name]}</symbol>' for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def made() -> dict[Path, str]:
    """What the files should hold."""
    return {STATIC / "cats" / "cats.css": style_sheet(), STATIC / "cats" / "icons.svg": sprite()}


def main(arguments: Sequence[str]) -> int:
    """Write them, or with `--check` only compare."""
    stale = [path for path, text in made().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.name} is stale: run `python -m cats.ui.assets`.", file=sys.stderr)  # noqa: T201
        return 1 if stale else 0
    for path in stale:
        path.write_text(made()[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
