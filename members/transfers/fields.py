"""Choosing the cell a member moves to: any open cell of the register, since people move out of one's reach."""

from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.scope import Grant, Scope
from branches.choices import CELLS
from branches.fields import OrganisationField, OrganisationPicker
from branches.selectors import picker
from branches.selectors.picker import Suggestions

EVERYWHERE: Final = Scope(grants=(Grant("office", 0, ""),))
"""Reads the names of all bodies: those are no secret, and say nothing of any member."""


def suggest(text: str, day: date) -> Suggestions:
    """Return the open cells of the whole register that fit the words, at most twenty. One query."""
    return picker.suggest(EVERYWHERE, text, day, kinds=CELLS)


class CellPicker(OrganisationPicker):
    """The box for words and the cells that fit, asked of the page that knows all cells."""

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Ask our own page for suggestions."""
        context = super().get_context(name, value, attrs)
        context["widget"]["url"] = f"{reverse('transfers:cells')}?truong={name}"
        return context


class CellField(OrganisationField):
    """An open cell anywhere in the register; cleans to its id."""

    widget = CellPicker
    default_error_messages = {
        "unknown": _("Không có chi bộ nào tên như vậy. Gõ ít chữ hơn, hoặc thêm tên phường, xã."),
        "several": _("Có nhiều chi bộ khớp. Hãy chọn một chi bộ trong danh sách."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Offer cells only."""
        super().__init__(kinds=CELLS, **kwargs)

    def anywhere(self, day: date) -> None:
        """Bind to all cells open on a day."""
        self.within(EVERYWHERE, day)
