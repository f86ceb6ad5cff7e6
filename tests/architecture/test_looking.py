"""Looking at real records changes nothing, whoever of those concerned looks at whichever address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.architecture.test_doors import filled, parameters, templates
from tests.architecture.test_urls import AT_REAL_RECORDS, BOUND, WRITES

pytestmark = [pytest.mark.timeout(300), pytest.mark.slow]


@pytest.mark.parametrize("face", ["browser", "system"])
def test_looking_at_a_real_record_changes_nothing(desks, client_for, api_for, face):
    record = desks.corridor.released()
    addresses = {address for template in templates() for address in filled(template, parameters(record))}
    writes, seen = {}, set()

    for name in AT_REAL_RECORDS:
        person = getattr(desks, name)
        client = client_for(person) if face == "browser" else api_for(person)
        for address in sorted({*addresses, *BOUND}):
            with CaptureQueriesContext(connection) as queries:
                status = client.get(address).status_code
            if status == 200:
                seen.add(address)
            if status >= 500 or any(WRITES.match(query["sql"]) for query in queries):
                writes[name, address] = status

    assert writes == {}
    assert len(seen) > 15
