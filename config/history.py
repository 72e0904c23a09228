"""Settings of the row history; a module of its own because pghistory reads them while models load."""

import pghistory

PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="+", db_index=True)
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

__all__ = [
    "PGHISTORY_APPEND_ONLY",
    "PGHISTORY_CONTEXT_FIELD",
    "PGHISTORY_CONTEXT_ID_FIELD",
    "PGHISTORY_FOREIGN_KEY_FIELD",
    "PGHISTORY_OBJ_FIELD",
]
