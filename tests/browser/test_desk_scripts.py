"""The scan field's script by itself: it decides as the server does, for whatever is scanned."""

import random
import string
from datetime import date
from pathlib import Path

import pytest

from cats.kernel import references
from transit.desk import codes

pytestmark = pytest.mark.browser
SCRIPT = Path(__file__).resolve().parents[2] / "static/cats/js/scan.js"


def samples():
    """Sound and broken numbers of every kind, and noise; the same ones every time."""
    dice = random.Random(20261112)
    letters = string.ascii_uppercase + string.digits
    for _ in range(400):
        country = dice.choice(["GE", "AZ", "KZ", "UZ"])
        mrn = references.make_mrn(date(2026, 1, 1), country, dice.randrange(10**12), dice.choice("JKLM"))
        grn = references.make_grn(date(2026, 1, 1), country, "".join(dice.choices(letters, k=12)))
        body = (
            "".join(dice.choices(string.ascii_uppercase, k=3))
            + dice.choice("UJZ")
            + f"{dice.randrange(10**6):06d}"
        )
        for sound in (mrn, grn, grn + "A123456", body + references.check_digit(body)):
            yield sound
            yield sound.lower()
            yield f"]C1{sound} "
            place = dice.randrange(len(sound))
            yield sound[:place] + dice.choice(letters) + sound[place + 1 :]
            yield sound[:place] + " " + sound[place:]
            yield sound[1:]
        yield "".join(dice.choices(string.printable, k=dice.randrange(30)))
        yield "".join(dice.choices("АВС77-xyzßçı ", k=12))


def test_script_and_server_read_every_number_alike(page):
    page.set_content("<!doctype html><title>x</title>")
    page.add_script_tag(path=str(SCRIPT))
    texts = list(samples())

    found = page.evaluate("texts => texts.map(text => window.cats.read(text))", texts)

    expected = [codes.read(text) for text in texts]
    differing = [
        (text, there, here)
        for text, there, here in zip(texts, found, expected, strict=True)
        if (there["kind"], there["plain"], there["misread"]) != (str(here.kind), here.plain, here.misread)
    ]
    assert differing == []
    assert {str(one.kind) for one in expected} >= {"mrn", "grn", "container", "other"}
    assert sum(one.misread for one in expected) > 500


PAGE = """<!doctype html><title>x</title><form data-scan><input class="scan-in"></form>
<form><select id="result"><option>A1</option></select><select id="seals"><option>Yes</option></select><button id="record">Record it</button></form>"""
TYPE = """bursts => {
  const field = document.querySelector(".scan-in"), begin = performance.now();
  const scanned = [];
  document.querySelector("form[data-scan]").addEventListener("submit", event => { event.preventDefault(); scanned.push(field.value); });
  let number = 0, heard = false;
  for (const [id, keys] of bursts) {
    for (const key of keys) {
      const event = new KeyboardEvent("keydown", {key: key, code: key, bubbles: true, cancelable: true});
      Object.defineProperty(event, "timeStamp", {value: begin + 5 * ++number});
      heard = !document.getElementById(id).dispatchEvent(event);
    }
  }
  return [scanned, heard];
}"""
ENTER = ["Enter"]


@pytest.mark.parametrize(
    ("bursts", "scanned", "heard"),
    [
        ([("record", [*"DM101GE", *ENTER])], ["DM101GE"], True),
        ([("result", [*"A1"]), ("seals", [*"Yes"]), ("record", ENTER)], [], False),
        ([("seals", [*"DM101GE"]), ("record", ENTER)], [], False),
        ([("result", [*"DM1"]), ("record", [*"01GE", *ENTER])], ["01GE"], True),
    ],
)
def test_what_is_typed_in_several_places_is_no_scan(page, bursts, scanned, heard):
    """Somebody quick chooses from lists, goes on by Tab and presses Enter on the button: the form is sent, nothing is scanned."""
    page.set_content(PAGE)
    page.add_script_tag(path=str(SCRIPT))

    assert page.evaluate(TYPE, bursts) == [scanned, heard]
