"""Forms of the members app: one record, its standing, its cell."""

from members.forms.acts import PlacementForm, StandingForm
from members.forms.person import PersonForm, form_data

__all__ = ["PersonForm", "PlacementForm", "StandingForm", "form_data"]
