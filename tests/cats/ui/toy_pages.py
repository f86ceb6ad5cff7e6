"""Toy pages, to try the ground that real ones stand on."""

from django import forms
from django.db import OperationalError
from django.urls import include, path

from cats.kernel.errors import Fault, Invalid, NotFound, Refused
from cats.ui.acts import Words, offered
from cats.ui.views import ActPage, ListPage, RecordPage
from cats.workflow.firing import Offer
from tests.toy.models import Box


class Size(forms.Form):
    size = forms.IntegerField(label="Size")


WORDS = {"act.grow": Words("Grow it", Size), "act.burn": Words("Burn it")}


class Boxes(ListPage):
    permission = "transit.view_movement"
    title = "Boxes"
    order = ("size", "id")
    size = 2
    template_name = "toy/boxes.html"

    def get_rows(self):
        return Box.objects.all()


class OneBox(RecordPage):
    permission = "transit.view_movement"
    title = "A box"
    template_name = "toy/box.html"

    def get_record(self):
        box = Box.objects.filter(name=self.kwargs["name"]).first()
        if box is None:
            raise NotFound("box-unknown", "There is no such box for you.")
        return box

    def get_acts(self, record):
        offers = [
            Offer("act.grow", "transit.release_movement", True, ""),
            Offer("act.burn", "transit.release_movement", False, "It is wet."),
            Offer("act.unspoken", "", True, ""),
        ]
        return offered(offers, WORDS, lambda name: f"/boxes/{record.name}/{name}/", size=3)


class Act(ActPage):
    permission = "transit.release_movement"

    def act(self):
        Box.objects.create(name="done")
        if self.kwargs["what"] == "burn":
            raise Refused("box-wet", "It is wet.", remedy="Dry it first.")
        if self.kwargs["what"] == "break":
            raise Invalid([Fault("/CC015C/LRN", "12", "C0030", "Too long.", "<b>")])
        if self.kwargs["what"] == "crash":
            raise RuntimeError("inner secret")
        if self.kwargs["what"] == "away":
            raise OperationalError("inner secret")
        return "/boxes/"


urlpatterns = [
    path("boxes/", Boxes.as_view()),
    path("boxes/<name>/", OneBox.as_view()),
    path("boxes/<name>/<what>/", Act.as_view()),
    path("", include("cats.urls")),
]
handler404 = "cats.ui.errors.not_found"
handler500 = "cats.ui.errors.server_error"
