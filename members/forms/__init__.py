"""Forms of the members app: one record, its tables and background, its standing, its cell."""

from members.forms.acts import ActForm, ConfirmForm, LookAgainForm, PlacementForm
from members.forms.background import BackgroundForm
from members.forms.person import PersonForm, form_data
from members.forms.rows import RemovalForm, RowForm

__all__ = [
    "ActForm",
    "BackgroundForm",
    "ConfirmForm",
    "LookAgainForm",
    "PersonForm",
    "PlacementForm",
    "RemovalForm",
    "RowForm",
    "form_data",
]
