"""The list behind a figure: the address of the members' list that shows exactly the people counted."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from reports.figures import Params


def list_url(organisation_id: int, day: date, *filters: Params) -> str:
    """Return the list of the members of a body on ``day`` that all the filters keep."""
    params: dict[str, str] = {"don_vi": str(organisation_id), "ngay": f"{day:%d/%m/%Y}"}
    for each in filters:
        params.update(each)
    return f"{reverse('members:list')}?{urlencode(params)}"


def movements_url(organisation_id: int, kind: str, way: str, since: date, until: date) -> str:
    """Return the list of the members whose movements of one kind went that way between the two days."""
    filters = {"bien_dong": kind, "huong": way, "tu_ngay": f"{since:%d/%m/%Y}", "den_ngay": f"{until:%d/%m/%Y}"}
    return list_url(organisation_id, until, {name: value for name, value in filters.items() if value})
