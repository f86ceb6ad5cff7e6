"""Attacks on whoever reads XML: each ends within two seconds and 256 MB, in a process that is watched from outside."""

import json
import subprocess
import sys

import pytest

from cats.specification import codec
from cats.specification.examples import example

MEGABYTE = 1024 * 1024
SECONDS, MEMORY = 2.0, 256 * MEGABYTE
GOOD = codec.encode(example("CC015C"))
CHILD = """
import json, os, re, signal, sys, time
from cats.specification import codec
codec.check(None, b"<CC015C/>")
for line in sys.stdin.buffer:
    data = sys.stdin.buffer.read(int(line))
    if os.fork() == 0:
        signal.alarm(60)
        begun = time.process_time()
        faults = codec.check(None, data)
        print(json.dumps({
            "faults": [[one.kind.name, one.pointer] for one in faults[:3]], "count": len(faults),
            "seconds": time.process_time() - begun,
            "memory": int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) * 1024,
        }), flush=True)
        os._exit(0)
    _, status = os.wait()
    if status:
        print(json.dumps({"ended": status}), flush=True)
"""


def within(data, old, new):
    """The good document with something in it replaced."""
    assert old in data
    return data.replace(old, new, 1)


def with_sender(text):
    return within(GOOD, b"<messageSender>GEDEMO0001<", b"<messageSender>" + text + b"<")


def with_sender_after(text):
    return with_sender(text + b"GEDEMO0001")


def before_holder(text):
    return within(GOOD, b"<HolderOfTheTransitProcedure>", text + b"<HolderOfTheTransitProcedure>")


def with_dtd(subset, sender=b"&a;"):
    return b"<!DOCTYPE c [" + subset + b"]>" + with_sender(sender)


LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 12))
ATTACKS = {
    "a billion laughs": (with_dtd(b'<!ENTITY l0 "lol">' + LAUGHS, b"&l11;"), "FORBIDDEN"),
    "one huge entity many times": (
        with_dtd(b'<!ENTITY a "' + b"a" * MEGABYTE + b'">', b"&a;" * 5000),
        "TOO_LARGE",
    ),
    "a file as entity": (with_dtd(b'<!ENTITY a SYSTEM "file:///etc/passwd">'), "FORBIDDEN"),
    "an address as entity": (with_dtd(b'<!ENTITY a SYSTEM "http://127.0.0.1:9/">'), "FORBIDDEN"),
    "a parameter entity": (with_dtd(b'<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;'), "FORBIDDEN"),
    "an external DTD": (b'<!DOCTYPE c SYSTEM "http://127.0.0.1:9/x.dtd">' + GOOD, "FORBIDDEN"),
    "a hundred thousand levels": (b"<a>" * 100_000, "TOO_DEEP"),
    "a text of fifteen megabytes": (with_sender(b"x" * 15 * MEGABYTE), "TOO_LARGE"),
    "a hundred megabytes": (GOOD + b" " * 100 * MEGABYTE, "TOO_LARGE"),
    "two million tags": (b"<a>" + b"<b/>" * 2_000_000 + b"</a>", "TOO_LARGE"),
    "fifty thousand attributes": (
        within(GOOD, b" PhaseID=", b"".join(b' a%d="x"' % number for number in range(50_000)) + b" PhaseID="),
        "TOO_LARGE",
    ),
    "a million empty elements": (before_holder(b"<x/>" * 990_000), "TOO_LARGE"),
    "half a million elements": (before_holder(b"<x></x>" * 490_000), "UNEXPECTED"),
    "half a million long elements": (before_holder((b"<x>" + b"y" * 30 + b"</x>") * 490_000), "UNEXPECTED"),
    "attributes on very many elements": (
        before_holder(b'<x a="1" b="2" c="3" d="4" e="5" f="6" g="7" h="8"></x>' * 13_000),
        "TOO_LARGE",
    ),
    "xsi:nil on fifty thousand elements": (
        before_holder(
            b'<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"></x>' * 49_000
        ),
        "UNEXPECTED",
    ),
    "namespaces on very many elements": (
        before_holder(b"".join(b'<x xmlns:a%d="u%d"></x>' % (number, number) for number in range(100_001))),
        "TOO_LARGE",
    ),
    "a million comments": (before_holder(b"<!---->" * 1_000_000), "TOO_LARGE"),
    "a million comments before the root": (b"<!---->" * 1_000_000 + GOOD, "TOO_LARGE"),
    "a million comments after the root": (GOOD + b"<!---->" * 1_000_000, "TOO_LARGE"),
    "comments that split a value a hundred thousand times": (with_sender(b"G<!---->" * 100_000), "FORBIDDEN"),
    "a no-break space on either side of a comment": (before_holder(b"\xc2\xa0<!---->\xc2\xa0"), "FORBIDDEN"),
    "a no-break space beside a comment": (before_holder(b"<!---->\xc2\xa0"), "TEXT"),
    "an attribute twice": (
        within(GOOD, b' PhaseID="CATS1.0"', b' PhaseID="CATS1.0" PhaseID="CATS1.0"'),
        "NOT_WELL_FORMED",
    ),
    "UTF-16": (GOOD.decode().encode("utf-16"), "ENCODING"),
    "another encoding by name": (b'<?xml version="1.0" encoding="utf-7"?>' + GOOD, "ENCODING"),
    "Latin-1 that calls itself nothing": (with_sender("é".encode("latin-1")), "NOT_WELL_FORMED"),
    "a comment that splits a value": (with_sender(b"GEDE<!-- -->MO0001"), "FORBIDDEN"),
    "a CDATA section": (with_sender(b"<![CDATA[GEDEMO0001]]>"), "FORBIDDEN"),
    "the end of a CDATA section": (with_sender(b"GE]]>MO"), "NOT_WELL_FORMED"),
    "a processing instruction": (with_sender(b"<?php x?>GEDEMO0001"), "FORBIDDEN"),
    "another type by xsi:type": (
        within(
            GOOD,
            b"<messageSender>",
            b'<messageSender xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:anyType">',
        ),
        "ATTRIBUTE",
    ),
    "a character that XML cannot carry": (with_sender(b"GE&#0;"), "NOT_WELL_FORMED"),
    "a root of another namespace": (within(GOOD, b"urn:carec:cats:ice:1", b"urn:carec:cats:ice:2"), "ROOT"),
}


@pytest.fixture(scope="module")
def judged():
    """Judges documents, each in a process of its own: what was found, how long it took and how much memory it had at most."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as watcher:

        def judge(data):
            watcher.stdin.write(b"%d\n%s" % (len(data), data))
            watcher.stdin.flush()
            return json.loads(watcher.stdout.readline())

        yield judge
        watcher.stdin.close()


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_at_once_and_in_little_room(judged, name):
    data, kind = ATTACKS[name]
    found = judged(data)
    assert found["faults"][0][0] == kind
    assert found["seconds"] < SECONDS
    assert found["memory"] < MEMORY


@pytest.mark.parametrize("place", [before_holder, with_sender_after])
def test_very_many_comments_that_split_nothing_are_read_at_once_and_in_little_room(judged, place):
    found = judged(place(b"<!---->" * 240_000))
    assert found["faults"] == []
    assert found["seconds"] < SECONDS
    assert found["memory"] < MEMORY


def test_a_schema_that_the_document_names_is_not_fetched(judged):
    hint = (
        b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:carec:cats:ice:1 http://127.0.0.1:9/x.xsd"'
        b" PhaseID="
    )
    assert judged(within(GOOD, b" PhaseID=", hint))["count"] == 0


def test_more_than_a_thousand_faults_are_told_a_thousand_times_with_pointers_and_that_there_are_more(judged):
    wrong = (
        b"<CustomsOfficeOfTransitDeclared><sequenceNumber>x</sequenceNumber></CustomsOfficeOfTransitDeclared>"
    )
    found = judged(before_holder(wrong * 900))
    assert found["count"] == 1001
    assert found["faults"][0] == ["FORMAT", "/CC015C/CustomsOfficeOfTransitDeclared[1]/sequenceNumber"]
    assert found["seconds"] < SECONDS
