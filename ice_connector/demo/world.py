"""Making the demo world: may be repeated, finishes a half-finished one, and keeps its secrets in one file (mode 0600)."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from cats.accounts import services
from cats.accounts.models import User
from cats.accounts.roles import Role
from cats.kernel.actors import SYSTEM
from cats.tenancy import scope
from cats.tenancy.models import Administration
from ice_connector.demo.guarantees import ensure_guarantee, ensure_guarantor
from ice_connector.demo.people import COUNTRIES, Person, people
from ice_connector.keys import ensure_key
from refdata import demo as reference_data
from refdata.models import CustomsOffice, EconomicOperator
from refdata.services import mandates

HOST = Person("host", "Demo Host Administrator", (Role.HOST_ADMINISTRATOR,))


class DemoWorld:
    """Makes what is missing and notes every secret in `file`."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.facts: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
        self.facts.setdefault("administrations", {})
        self.facts.setdefault("guarantees", {})

    def make(self) -> None:
        """Reference data, administrations, people, clients, guarantees and signing keys."""
        reference_data.everything()
        for code in COUNTRIES:
            with scope.scope(code):
                self._administration(code)
            self._save()
        with scope.unscoped("host people belong to no administration"):
            self._host()
        self._save()

    def _administration(self, code: str) -> None:
        host = Administration.objects.get(code=code).host
        facts = self.facts["administrations"].setdefault(code, {"host": host, "clients": {}, "accounts": {}})
        users = {person.login: self._person(person, facts, code) for person in people(code)}
        guarantor = ensure_guarantor(code, users["guarantor"])
        known = self.facts["guarantees"]
        grn, access_code = ensure_guarantee(
            code, guarantor, next((known[g]["access_code"] for g in known if g[2:4] == code), "")
        )
        known[grn] = {"access_code": access_code}
        ensure_key()

    def _person(self, person: Person, facts: dict[str, Any], code: str) -> User:
        user = self._account(person, facts, code)
        for office in person.offices:
            mandates.post_officer(user, CustomsOffice.objects.get(code=office), actor=SYSTEM)
        for identification in person.operators:
            operator = EconomicOperator.objects.get(identification=identification)
            mandates.mandate_for_operator(user, operator, actor=SYSTEM)
        if person.login not in facts["clients"]:
            client_id, secret = services.create_client(user, f"Demo system of {person.name}", actor=SYSTEM)
            facts["clients"][person.login] = {"client_id": client_id, "secret": secret}
        return user

    def _host(self) -> None:
        self._account(HOST, self.facts.setdefault("host", {"accounts": {}}), "")

    def _account(self, person: Person, facts: dict[str, Any], code: str) -> User:
        user = User.objects.filter(key=f"{code}:{person.login}").first()
        known = facts["accounts"].get(person.login)
        if user is None:
            password = known or secrets.token_urlsafe(12)
            user = services.create_user(
                person.login,
                person.name,
                password=password,
                roles=person.roles,
                language=person.language,
                actor=SYSTEM,
            )
            facts["accounts"][person.login] = password
        elif known is None:
            facts["accounts"][person.login] = secrets.token_urlsafe(12)
            user.set_password(facts["accounts"][person.login])
            user.save(update_fields=["password"])
        return user

    def _save(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        draft = self.file.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(self.facts, indent=1, sort_keys=True), "utf-8")
        os.replace(draft, self.file)
