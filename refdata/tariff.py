"""Looking up the Harmonized System: codes by their beginning, subheadings by words. Answers from memory, one index per edition.

The descriptions are English; who asks says so on his page. A word finds every word that begins with it, and its plain
singular. A subheading is found by words of its own and of its heading and chapter; its own count more.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from refdata.models import HsCode
from refdata.models.validity import in_force
from refdata.selectors import edition_in_memory

LANGUAGE = "en"
SUBHEADING = 6
MOST_WORDS = 8
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"[0-9][0-9 .]*")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "not",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "whether",
        "than",
        "other",
    ]
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A subheading that was found: its description, and that of its heading, cut into (text, does it match) pieces."""

    code: str
    parts: tuple[tuple[str, bool], ...]
    heading: str

    @property
    def shown(self) -> str:
        """The code as people read it: heading and the rest."""
        return f"{self.code[:4]} {self.code[4:]}"

    @property
    def description(self) -> str:
        """The description in one piece."""
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: the best hits, how many there are in all, and how many codes were looked through."""

    hits: tuple[Hit, ...]
    found: int
    of: int


class Index:
    """The subheadings in force on one day, with their words; `ended` are the last days of those that were before."""

    def __init__(
        self, rows: Iterable[tuple[str, str]], ended: Mapping[str, date] = MappingProxyType({})
    ) -> None:
        self.texts, self.ended = dict(rows), ended
        self.codes = sorted(code for code in self.texts if len(code) == SUBHEADING)
        own: dict[str, set[str]] = defaultdict(set)
        wide: dict[str, set[str]] = defaultdict(set)
        above = {code: words_of(text) for code, text in self.texts.items() if len(code) < SUBHEADING}
        for code in self.codes:
            for word in words_of(self.texts[code]):
                own[word].add(code)
            for word in above.get(code[:4], set()) | above.get(code[:2], set()):
                wide[word].add(code)
        self._own, self._wide = dict(own), dict(wide)
        self._words = sorted(own.keys() | wide.keys())

    def search(self, asked: str, most: int) -> Search:
        """The subheadings for a beginning of a code or for words, the best first."""
        if _DIGITS.fullmatch(asked.strip()):
            codes = self.beginning(re.sub("[ .]", "", asked)[:SUBHEADING])
            return self._answer(codes, [], most)
        words = list(dict.fromkeys(one for one in _words(asked) if one not in _SMALL))[:MOST_WORDS]
        if not words:
            return Search((), 0, len(self.codes))
        scores: dict[str, int] | None = None
        for word in words:
            scores = _both(scores, self._scores(word))
        ranked = sorted(scores or (), key=lambda code: (-(scores or {})[code], len(self.texts[code]), code))
        return self._answer(ranked, words, most)

    def beginning(self, digits: str) -> list[str]:
        """The subheadings whose code begins so."""
        at = bisect_left(self.codes, digits)
        end = bisect_left(self.codes, digits + "~")
        return self.codes[at:end]

    def near(self, code: str, most: int) -> list[str]:
        """The subheadings that share the longest beginning with a code which is none, at least its heading."""
        for length in (5, 4):
            found = self.beginning(code[:length]) if len(code) >= length else []
            if found:
                return found[:most] if len(found) <= most else []
        return []

    def _scores(self, word: str) -> dict[str, int]:
        """By subheading: 4 for the word itself in its description, 3 for its beginning, 1 for words above it."""
        scores: dict[str, int] = {}
        for known in self._matching(word):
            for code in self._wide.get(known, ()):
                scores.setdefault(code, 1)
            worth = 4 if known in (word, _singular(word)) else 3
            for code in self._own.get(known, ()):
                scores[code] = max(scores.get(code, 0), worth)
        return scores

    def _matching(self, word: str) -> Iterator[str]:
        for start in {word, _singular(word)}:
            at = bisect_left(self._words, start)
            while at < len(self._words) and self._words[at].startswith(start):
                yield self._words[at]
                at += 1

    def _answer(self, codes: list[str], words: list[str], most: int) -> Search:
        starts = tuple({start for word in words for start in (word, _singular(word))})
        hits = [
            Hit(code, _cut(self.texts[code], starts), self.texts.get(code[:4], "")) for code in codes[:most]
        ]
        return Search(tuple(hits), len(codes), len(self.codes))


_kept: tuple[tuple[object, date], Index] | None = None


def index(on: date) -> Index:
    """The index of the edition in memory for a day; made on first need, some 7 000 rows, and kept."""
    global _kept
    key = (edition_in_memory(), on)
    if _kept is None or _kept[0] != key:
        rows = HsCode.objects.filter(language=LANGUAGE)
        past = rows.filter(valid_until__lt=on).order_by("valid_until").values_list("code", "valid_until")
        ended = {code: day for code, day in past if day is not None}
        _kept = (key, Index(rows.filter(in_force(on)).values_list("code", "description"), ended))
    return _kept[1]


def search(asked: str, on: date, most: int = 12) -> Search:
    """The subheadings for what somebody typed: digits are the beginning of a code, anything else is words."""
    return index(on).search(asked[:200], most)


def near(code: str, on: date, most: int = 4) -> list[str]:
    """The subheadings that may be meant by a code which is not in force, if they are few."""
    return index(on).near(code, most)


def description(code: str, on: date) -> str:
    """What a subheading is, in English; "" for what is none."""
    return index(on).texts.get(code, "")


def ended(code: str, on: date) -> date | None:
    """The last day of a subheading that was in force once and is no longer."""
    known = index(on)
    return None if code in known.texts else known.ended.get(code)


def words_of(text: str) -> set[str]:
    """The words of a description that can be searched."""
    return {word for word in _words(text) if word not in _SMALL}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _both(scores: dict[str, int] | None, others: dict[str, int]) -> dict[str, int]:
    """The scores of what both found, added up."""
    if scores is None:
        return others
    return {code: worth + others[code] for code, worth in scores.items() if code in others}


def _cut(text: str, starts: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, those words apart that begin with one of the starts."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _WORD.finditer(text):
        if starts and found[0].lower().startswith(starts):
            pieces += [(text[at : found.start()], False)] if found.start() > at else []
            pieces.append((found[0], True))
            at = found.end()
    if at < len(text):
        pieces.append((text[at:], False))
    return tuple(pieces)
