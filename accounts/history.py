"""Row history: which models keep it, and who did what for which reason inside each event.

Triggers write one event per inserted, changed or deleted row. Inserts are recorded once per
statement, so that a COPY of 100,000 rows costs one trigger call, not 100,000.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pghistory
import pghistory.trigger
import pgtrigger
from django.db import connection

Model = TypeVar("Model")


class _StatementTrigger(pghistory.trigger.Event):
    """An event trigger per statement that takes its context from the session, not from a table."""

    def get_func(self, model: Any) -> Any:
        """Return the trigger function without the call that writes a context row."""
        func = super().get_func(model)
        sql = func.func
        start = sql.index("WITH _pgh_attached_context")
        insert = sql.index("INSERT INTO")
        sql = sql[:start] + sql[insert:].replace(", _pgh_attached_context", "")
        return pgtrigger.Func(sql)


class InsertedRows(pghistory.InsertEvent):
    """One event per inserted row, written by one trigger call per statement."""

    level = pgtrigger.Statement

    def add_event_trigger(self, event_model: Any) -> None:
        """Register our trigger instead of the library's."""
        pgtrigger.register(
            _StatementTrigger(
                event_model=event_model,
                label=self.label,
                name=self.trigger_name,
                row=self.row,
                operation=self.operation,
                condition=self.condition,
                level=self.level,
            )
        )(event_model.pgh_tracked_model)


def track(*, exclude: list[str] | None = None) -> Callable[[Model], Model]:
    """Return a class decorator that keeps the row history of a model, append-only."""
    return pghistory.track(InsertedRows(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=exclude or [])


@contextmanager
def act(name: str, *, by: Any, reason: str = "", paper: str = "", **more: Any) -> Iterator[None]:
    """Put who did what, why and by which paper into every event written inside.

    ``by`` is the user (None for the system). Runs one statement first, so that a COPY, which no
    library hook can reach, finds the context already set; open the transaction before entering.
    """
    metadata = {"user": getattr(by, "pk", None), "act": name, **more}
    if reason:
        metadata["reason"] = reason
    if paper:
        metadata["paper"] = paper
    with pghistory.context(**metadata):
        with connection.cursor() as cursor:
            cursor.execute("/* context */ SELECT 1")
        yield
