"""The pages that customs experts read say what the tables say."""

import pytest
from django.core.management import CommandError, call_command

from cats.workflow import checks, pages, render
from tests.toy import parcels


@pytest.fixture
def page():
    words = {"CC928C": "Positive acknowledgement", "toy.send_parcel": "Send parcels"}
    machine = parcels.MACHINE
    return render.page(machine.table, guards=machine.guards, effects=machine.effects, words=words)


def section(page, title):
    """The lines of one state's section."""
    return page.split(f"## {title}\n")[1].split("\n## ")[0].splitlines()


def test_a_row_is_a_line_in_its_states_section_with_conditions_and_effects_in_words(page):
    assert (
        "| act send | The parcel is light | *sent* | – | Puts the officer's stamp on it | starts answer by, stops send by "
        "| Send parcels | – |" in section(page, "Packed")
    )


def test_a_row_that_only_records_says_unchanged(page):
    assert "| CD118C | – | unchanged | – | – | – | – | A passage reported late. |" in section(
        page, "Received"
    )


def test_the_page_explains_messages_states_without_deadline_and_law(page):
    assert "- CC928C: Positive acknowledgement" in page
    assert "No deadline runs here: An officer has it on his desk." in section(page, "Held")
    assert any("House rules, article 1" in line for line in section(page, "Held"))


def test_the_diagram_shows_every_move_once_and_no_late_message():
    lines = render.diagram(parcels.TABLE).splitlines()

    assert lines == [
        "stateDiagram-v2",
        "    [*] --> packed: CC015C",
        "    packed --> sent: act send *",
        "    packed --> held: act send",
        "    packed --> returned: deadline send by",
        "    held --> packed: act open *",
        "    sent --> received: CD006C",
        "    returned --> [*]",
        "    received --> [*]",
    ]


def test_the_command_writes_the_pages_and_its_check_finds_stale_ones(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match=r"Stale: parcel.md"):
        call_command("render_tables", "--check")

    call_command("render_tables")
    folder = tmp_path / "docs" / "workflow"
    assert [path.name for path in folder.iterdir()] == ["parcel.md"]
    assert pages.stale(folder) == []

    (folder / "gone.md").write_text("a role that is no more")
    (folder / "parcel.md").write_text("edited by hand")
    assert pages.stale(folder) == ["gone.md", "parcel.md"]
    call_command("render_tables")
    assert [path.name for path in folder.iterdir()] == ["parcel.md"]
    call_command("render_tables", "--check")


def test_a_table_that_cannot_be_assembled_is_an_error_of_the_system_check(settings):
    assert checks.check_tables() == []

    settings.CATS_WORKFLOW_MACHINES = ["tests.toy.parcels.NOWHERE"]
    (error,) = checks.check_tables()
    assert error.id == "cats.workflow.E001"
    assert "NOWHERE" in error.msg
