"""The customs offices of an administration as help shows them: whom to call, and whether somebody is there now."""

from cats.kernel import clock
from cats.ui.help import Contact
from refdata import selectors


def contacts_of(country: str) -> list[Contact]:
    """Every office of the country that is in force today and has a telephone, by code."""
    return [
        Contact(office.name, office.code, office.phone, selectors.hours_today(office))
        for office in selectors.directory()
        if office.country == country and office.phone and office.holds(clock.today(office.time_zone))
    ]
