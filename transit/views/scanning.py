"""The scan field: from a number to the one record it means, to a choice, or to what can be done without one."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from refdata import selectors as refdata
from transit.desk import codes, finding, lists
from transit.desk.codes import Kind, Reading
from transit.desk.finding import Found
from transit.views.at_desk import keep_scan as keep
from transit.views.desk import Desk
from transit.views.desk_rows import rows_of

MISREAD = {
    Kind.MRN: _("Misread: the check digit of this MRN does not fit. Scan again."),
    Kind.GRN: _("Misread: the check digit of this guarantee number does not fit. Scan again."),
    Kind.CONTAINER: _("Misread: the check digit of this container does not fit. Scan again."),
}


class Scan(Desk):
    """Resolves what was scanned; what is misread or unknown keeps the field filled."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        reading = codes.read(request.GET.get("q", ""))
        if not self.office or reading.kind == Kind.NOTHING:
            return HttpResponseRedirect(reverse("transit:desk"))
        found = finding.find(reading, self.actor)
        if found.one is not None:
            keep(request, found.one)
            return HttpResponseRedirect(reverse("transit:movement", args=[found.one.pk]))
        if found.records:
            return self._choice(reading, found)
        if reading.misread:
            return self._misread(reading)
        return self._unknown(reading, found)

    def _choice(self, reading: Reading, found: Found) -> HttpResponse:
        self.template_name, self.whole = "transit/desk/choice.html", False
        lines = lists.lines(found.records, self.actor)
        rows = rows_of(lines, refdata.office_zone(self.office), passive=True)
        return self.show(reading=reading, q=reading.text, rows=rows)

    def _misread(self, reading: Reading) -> HttpResponse:
        """The desk again, the field kept: 422."""
        response = self.show(scan_says=MISREAD[reading.kind], q=reading.text)
        response.status_code = 422
        return response

    def _unknown(self, reading: Reading, found: Found) -> HttpResponse:
        self.template_name, self.whole = "transit/desk/not_expected.html", False
        country = reading.plain[2:4] if reading.kind in (Kind.MRN, Kind.GRN) else ""
        return self.show(
            reading=reading,
            q=reading.text,
            elsewhere=lists.names(found.elsewhere),
            country=country,
            ours=country == (self.actor.administration or ""),
            takes_part=bool(country) and refdata.contracting_party(country, clock.now().date()),
            year=f"20{reading.plain[:2]}" if reading.kind == Kind.MRN else "",
        )
