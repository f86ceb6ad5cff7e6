"""Code lists and the Harmonized System. Global: a code means the same in every administration; rows are loaded, never edited."""

from django.db import models

from refdata.models.validity import Valid


class CodeList(models.Model):
    """A named list: `CL017` as in NCTS, `CATS01` our own. Global: official lists are common to all."""

    class State(models.TextChoices):
        LOADED = "loaded", "its codes are here"
        DERIVED = "derived", "judged by another table"
        ABSENT = "absent", "not loaded: codes are not judged"

    number = models.CharField(primary_key=True, max_length=8)
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State.choices)
    source = models.CharField(max_length=200, blank=True)
    edition = models.CharField(max_length=40, blank=True)
    licence = models.CharField(max_length=80, blank=True)
    owner = models.CharField(
        max_length=60, default="", help_text="Who decides on its codes; CATS: all contracting parties."
    )
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Code(Valid):
    """One code of a list, with its validity. Global: see `CodeList`."""

    list = models.ForeignKey(CodeList, on_delete=models.PROTECT, related_name="codes")
    code = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "code", "valid_from"], name="refdata_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.list_id}/{self.code}"


class CodeText(models.Model):
    """What a code says in one language (BCP 47 tag). Global: see `CodeList`."""

    code = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10)
    text = models.CharField(max_length=600)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "language"], name="refdata_code_text_once"),
        ]

    def __str__(self) -> str:
        return self.text


class HsCode(Valid):
    """A chapter, heading or subheading of the Harmonized System, described in one language. Global: one worldwide edition."""

    code = models.CharField(max_length=6)
    parent = models.CharField(max_length=4, blank=True)
    language = models.CharField(max_length=10)
    description = models.CharField(max_length=600)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "language", "valid_from"], name="refdata_hs_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.description}"
