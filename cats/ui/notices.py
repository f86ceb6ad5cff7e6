"""The notices of a person: what happened that he should know or act on."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.notices import selectors, services
from cats.ui.views import ActPage, ListPage

READ = "notices.read_notice"


class Notices(ListPage):
    """The notices, the newest first; each has its sentence in the reader's language."""

    permission = READ
    title = _("Notices")
    template_name = "notices/list.html"
    order = ("-created_at", "-id")

    def get_rows(self) -> QuerySet[Any]:
        return selectors.notices_for(self.actor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        for notice in kwargs.get("rows", ()):
            notice.sentence = selectors.sentence(notice)
        return super().get_context_data(**kwargs)


class ReadNotice(ActPage):
    """The person has read a notice; for colleagues it stays new."""

    permission = READ

    def act(self) -> str:
        found = selectors.notices_for(self.actor).filter(pk=self.kwargs["notice"]).first()
        if found is None:
            raise NotFound("notice", said("There is no such notice to you."))
        services.mark_read(found.pk, UUID(self.actor.ref))
        return "/notices/"
