"""The documents are true where it can be checked: links, rooms, processes, settings, decisions, and the tests that `done.md` names."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

from transit.services.facts import ACTS, LodgedGuarantee

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
PACKAGES = ("cats", "refdata", "guarantees", "transit", "ice_connector")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
READ = re.compile(r"""env(?:iron)?\.?(?:str|bool|int|float|list|db_url|get)?[(\[]["']([A-Z][A-Z_]+)["']""")
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def text(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def cells(page: str, column: int = 0) -> set[str]:
    """What stands between backquotes in a column of the page's tables."""
    rows = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("|")]
    return {found for row in rows if len(row) > column for found in re.findall(r"`([^`]+)`", row[column])}


def section(page: str, heading: str) -> str:
    return page.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def anchors(page: Path) -> set[str]:
    """The headings of a page, as links name them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def is_broken(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return not target.exists() or bool(anchor) and anchor not in anchors(target)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_links_to_is_there(page):
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]

    assert [link for link in links if is_broken(page, link)] == []


def test_the_architecture_names_every_room_and_no_other():
    rooms = {f"{name}/" for name in PACKAGES if name != "cats"} | {
        f"cats/{path.parent.name}/" for path in (ROOT / "cats").glob("*/__init__.py")
    }

    assert cells(section(text("architecture.md"), "Rooms")) - {"cats/"} == rooms


def test_the_architecture_names_every_process_and_no_other():
    plan = (ROOT / "cats/embedded/plan.py").read_text()
    servers = {
        re.search(r'^    name = "(\w+)"', (ROOT / f"cats/embedded/{name}.py").read_text(), re.MULTILINE)[1]
        for name in ("postgres", "valkey")
    }

    assert cells(section(text("architecture.md"), "Processes")) == {
        *re.findall(r'Program\("(\w+)"', plan),
        *servers,
    }


def test_the_pictures_name_every_room_and_process():
    rooms, processes = (
        (DOCS / "pictures" / f"{name}.svg").read_text("utf-8") for name in ("rooms", "processes")
    )
    platform = [path.parent.name for path in (ROOT / "cats").glob("*/__init__.py")]

    assert [name for name in [*PACKAGES, *platform] if name not in rooms] == []
    named = cells(section(text("architecture.md"), "Processes"))
    assert [name for name in named if f">{name}<" not in processes] == []


def test_files_that_the_architecture_names_are_there():
    named = {
        found
        for found in re.findall(r"`([\w./]+)`", text("architecture.md"))
        if "/" in found and not found.startswith(("cats.", "ice_connector."))
    }
    rooms = [
        ROOT,
        DOCS,
        ROOT / "ice_connector",
        ROOT / "transit",
        ROOT / "guarantees",
        *(ROOT / "cats").glob("*"),
    ]

    assert sorted(name for name in named if not any((room / name).exists() for room in rooms)) == []


def test_every_setting_that_is_read_stands_on_its_page():
    files = [path for name in PACKAGES for path in (ROOT / name).rglob("*.py")]
    own = {"DJANGO_SETTINGS_MODULE", "PATH"}
    read = {name for path in files for name in READ.findall(path.read_text())} - own

    assert len(read) > 15
    assert sorted(read - cells(text("settings.md"))) == []


def test_every_setting_on_the_page_is_read():
    files = [path for name in (*PACKAGES, "tests", "bench") for path in (ROOT / name).rglob("*.py")]
    source = "\n".join(path.read_text() for path in [*files, ROOT / "Makefile"])

    assert sorted(name for name in cells(text("settings.md")) if not re.search(rf"\b{name}\b", source)) == []


def test_every_decision_stands_in_the_list_once():
    decisions = sorted(path.name for path in (DOCS / "adr").glob("[0-9]*.md"))
    numbers = [name[:4] for name in decisions]

    assert sorted(LINK.findall(text("adr/README.md"))) == decisions
    assert sorted(set(numbers)) == numbers
    for name in decisions:
        assert text(f"adr/{name}").startswith(f"# {int(name[:4])}. ")


@cache
def functions(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_test_that_a_page_names_exists(page):
    missing = [
        f"{file}::{name}"
        for file, name in TEST.findall(page.read_text("utf-8"))
        if not (ROOT / file).exists() or name and name not in functions(ROOT / file)
    ]

    assert missing == []


def test_every_target_that_the_readme_names_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"make ([a-z-]+)\b", (ROOT / "README.md").read_text("utf-8")))

    assert {"demo", "test", "journey"} <= named
    assert named - targets == set()


def test_the_page_of_the_interface_names_every_address_and_every_act_with_its_facts():
    routes = (route for route in addresses() if route.startswith("api/v1/"))
    named = {re.sub(r"<\w+:(\w+)>", r"<\1>", route.removeprefix("api/v1/")) for route in routes}
    page = text("api.md")

    assert cells(section(page, "Addresses")) == named
    acts = [line.split("|") for line in section(page, "Acts").splitlines() if line.startswith("| `")]
    facts = {re.search(r"`(\w+)`", act)[1]: set(re.findall(r"`(\w+)`", found)) for _, act, found, _ in acts}
    wanted = {name: set(kind.__struct_fields__) for name, kind in ACTS.items()}
    wanted["amend_guarantee"] |= set(LodgedGuarantee.__struct_fields__)
    assert facts == wanted


def addresses(resolver=None, prefix=""):
    """Every route of the installation as it is written."""
    for entry in (resolver or get_resolver("cats.urls")).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from addresses(entry, route)
