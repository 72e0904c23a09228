"""Making the tables of an app in one step, for the migrations that make many of them."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """Create models that point at each other, with their indexes, constraints and triggers.

    After every operation on a model Django renders anew all models that hang together with it; a
    hundred models and their triggers one by one took half a minute. All of them at once are
    rendered once. Foreign keys may point forwards: they are made after the last table.
    """

    serialization_expand_args = ["models"]

    def __init__(self, models: list[CreateModel]) -> None:
        self.models = models

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return what a written migration calls."""
        return (type(self).__name__, [], {"models": self.models})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add the models; what was rendered without them is thrown away."""
        if "apps" in state.__dict__:
            del state.apps
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Make the tables, then the triggers on them."""
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)
        for model in self.models:
            for trigger in model.options.get("triggers", []):
                schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Drop the tables; their triggers go with them."""
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say in one line what is done."""
        return f"Create {len(self.models)} models together"

    def references_model(self, name: str, app_label: str) -> bool:
        """Say whether any of the models is the one named, or points at it."""
        return any(model.references_model(name, app_label) for model in self.models)
