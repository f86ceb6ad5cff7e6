"""The Makefile and its set-up script on machines that lack something: one sentence, exit status 2."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def environment(tmp_path, python):
    return subprocess.run(
        [ROOT / ".ci" / "environment", str(python), "venv"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def fake_python(tmp_path, body):
    path = tmp_path / "python"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ('case "$2" in *version_info*) exit 1;; esac; echo Python 3.9.2', "Python 3.9.2 is too old"),
        ('case "$2" in *ensurepip*) exit 1;; esac', "install its venv package (Debian: `apt-get install"),
        ('case "$2" in "") exit 0;; venv) exit 1;; esac', "could not be made; the reason stands above"),
    ],
)
def test_a_python_that_will_not_do_is_refused_with_what_to_do(tmp_path, body, sentence):
    done = environment(tmp_path, fake_python(tmp_path, body))
    assert done.returncode == 2
    assert "CATS cannot start. " in done.stderr
    assert sentence in done.stderr


def test_a_missing_python_is_said(tmp_path):
    done = environment(tmp_path, "python-that-is-not-there")
    assert done.returncode == 2
    assert "python-that-is-not-there was not found: install Python 3.11" in done.stderr


def make(*words):
    done = subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_list_of_targets_explains_each():
    listed = {line.split()[0]: line.split(maxsplit=1)[1] for line in make("help").splitlines()}
    wanted = {"demo", "demo-reset", "test", "lint", "check", "faults", "bench", "journey", "fix", "help"}
    assert wanted <= set(listed)
    assert all(len(text) > 10 for text in listed.values())


def test_make_journey_passes_on_what_it_is_given():
    told = make("-n", "journey", "N=3", "JSON=1", "DECLARATION=some.xml", "-o", ".venv/.synced")
    words = told.replace("\\\n", " ").replace('"', "").split()
    assert words[-5:] == ["--n", "3", "--json", "--declaration", str(ROOT / "some.xml")]
