"""Editions of the specification: facts that never change once published, and what changed between two."""

import pytest

from cats.specification import editions, reference
from cats.specification.catalogue import MESSAGES
from cats.specification.editions import PRESENT, Change


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """An empty folder of editions."""
    monkeypatch.setattr(editions, "FOLDER", tmp_path)
    for cached in (editions.edition, editions.compared):
        cached.cache_clear()
    yield tmp_path
    for cached in (editions.edition, editions.compared):
        cached.cache_clear()


def rewritten(path, change):
    path.write_text(
        "".join(change(path.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8"
    )


def test_an_edition_holds_every_element_and_equals_the_present_when_it_is_published(shelf):
    editions.publish("one")
    held = editions.edition("one")
    assert len(held) == sum(len(reference.rows(code)) for code in MESSAGES)
    assert held["/CC028C/TransitOperation/MRN"][:3] == ("1", "", "an18")
    assert editions.compared("one", PRESENT) == ()
    assert editions.names() == ["one", PRESENT]


def test_an_edition_is_never_written_twice(shelf):
    before = editions.publish("one").read_bytes()
    with pytest.raises(FileExistsError):
        editions.publish("one")
    assert editions.main(["publish", "one"]) == 1
    assert (shelf / "one.tsv").read_bytes() == before


def test_what_came_went_and_changed_is_told_by_message(shelf):
    path = editions.publish("one")
    rewritten(
        path,
        lambda lines: (
            [
                line.replace("an..22", "an..20")
                if line.startswith("/CC028C/TransitOperation/LRN\t")
                else line
                for line in lines
                if not line.startswith(("/CC928C/", "/CC028C/TransitOperation/MRN\t"))
            ]
            + ["/CC999C/old\t1\t\tn1\t\t\n"]
        ),
    )
    found = {one.message: one for one in editions.compared("one", PRESENT)}
    assert set(found) == {"CC028C", "CC928C", "CC999C"}
    assert (found["CC928C"].whole, found["CC999C"].whole, found["CC028C"].whole) == ("added", "removed", "")
    changes = {change.pointer: change for change in found["CC028C"].changes}
    lrn = changes["/CC028C/TransitOperation/LRN"]
    assert (lrn.kind, lrn.facts) == ("changed", [("format", "an..20", "an..22")])
    mrn = changes["/CC028C/TransitOperation/MRN"]
    assert (mrn.kind, mrn.facts[0]) == ("added", ("occurs", "", "1"))


def test_a_removed_element_tells_what_it_was():
    gone = Change("/CC999C/old", ("1", "", "n1", "", ""), None)
    assert (gone.kind, gone.facts) == ("removed", [("occurs", "1", ""), ("format", "n1", "")])


def test_the_published_editions_are_there_and_an_unknown_one_is_not():
    assert editions.names()[0] == "CATS1.0-draft1"
    assert len(editions.edition("CATS1.0-draft1")) == 2619
    with pytest.raises(KeyError):
        editions.edition("../secret")
