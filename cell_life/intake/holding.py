"""The lock of cells that rows of a file write to, many at once in one order."""

from collections.abc import Iterable

from branches.models import Organisation


def hold_cells(cells: Iterable[int]) -> None:
    """Lock cells as the acts of the pages lock one, in the order of their ids; one query."""
    found = Organisation.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=set(cells))
    list(found.order_by("pk").values_list("pk"))
