"""A toy interface under /api/v1/boxes/, to try the ground that real ones stand on."""

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.urls import include, path
from rest_framework import serializers
from rest_framework.response import Response

from cats.api import paging
from cats.api.views import ApiView
from cats.kernel.errors import Conflict, Fault, Forbidden, Invalid, NotFound, Refused
from tests.toy.models import Box

RAISES = {
    "not-found": lambda: NotFound("box-unknown", "There is no such box for you."),
    "forbidden": lambda: Forbidden("forbidden", "Not yours to change."),
    "refused": lambda: Refused("box-closed", "The box is closed.", remedy="Open it first."),
    "conflict": lambda: Conflict("box-differs", "Another box has this name.", pointer="/name"),
    "invalid": lambda: Invalid(
        [Fault("/CC015C/LRN", "12", "C0030", "Too long.", "x" * 23), Fault("/b", "14", "R0001")]
    ),
    "suspicious": lambda: SuspiciousOperation("inner secret"),
    "too-big": lambda: RequestDataTooBig("inner secret"),
    "crash": lambda: RuntimeError("inner secret"),
    "away": lambda: OperationalError("inner secret"),
}


class BoxSerializer(serializers.Serializer):  # type: ignore[type-arg]
    name = serializers.CharField(max_length=40)
    size = serializers.IntegerField(min_value=0, default=0)


class Boxes(ApiView):
    """Boxes, newest first."""

    permission = {"GET": "transit.view_movement", "POST": "transit.lodge_declaration"}
    serializer_class = BoxSerializer

    def get(self, request):
        return paging.answer(request, Box.objects.all(), lambda box: box.name, order=("size", "-id"))

    def post(self, request):
        given = BoxSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        box = Box.objects.create(**given.validated_data)
        return Response(
            {"id": str(box.id), "by": self.actor.label}, 202, headers={"Location": f"/boxes/{box.id}"}
        )


class Trouble(ApiView):
    """Does half an act and fails."""

    permission = "transit.view_movement"

    def get(self, request, what):
        raise RAISES[what]()

    def post(self, request, what):
        Box.objects.create(name="half-done")
        raise RAISES[what]()


class Undeclared(ApiView):
    """Says nothing about who may."""

    def get(self, request):
        return Response({})


urlpatterns = [
    path("api/v1/boxes/", Boxes.as_view()),
    path("api/v1/trouble/<what>/", Trouble.as_view()),
    path("api/v1/undeclared/", Undeclared.as_view()),
    path("", include("cats.urls")),
]
handler404 = "cats.ui.errors.not_found"
handler500 = "cats.ui.errors.server_error"
