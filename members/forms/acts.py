"""Forms of the acts on one member: a cell that was registered wrongly, a record gone through."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from accounts.dates import PartialDateField
from accounts.findings import ChangedMeanwhile
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.fields import OrganisationField
from members.forms.fields import CleanTextField


class ActForm(forms.Form):
    """A form whose refusals are findings of the service."""

    data: Any
    changed_words: str | Promise = _("Người khác vừa ghi vào đây. Xem lại rồi lưu lần nữa.")

    def take(self, findings: Any) -> None:
        """Show each finding at its field."""
        for finding in findings:
            self.add_error(finding.field if finding.field in self.fields else None, as_error(finding))

    def say_changed(self, changed: ChangedMeanwhile) -> None:
        """Say that somebody else was first; what was typed stays, and the next saving knows of the other's."""
        self.add_error(None, str(self.changed_words))
        if "version" in self.fields:
            self.data = self.data.copy()
            self.data["version"] = str(changed.version)


class LookAgainForm(ActForm):
    """A form that nobody sends twice over another person's work: its page is opened again first."""

    changed_words = _("Trong lúc đồng chí ghi, người khác đã ghi vào đây. Mở lại trang để xem rồi ghi tiếp.")

    def say_changed(self, changed: ChangedMeanwhile) -> None:
        """Say that somebody else was first, and stay at what the page showed."""
        self.add_error(None, str(self.changed_words))


class PlacementForm(ActForm):
    """Chi bộ đúng, từ ngày nào, vì sao đã ghi sai."""

    cell = OrganisationField(
        label=_("Chi bộ đúng"),
        kinds=CELLS,
        permission=Permission.EDIT_MEMBERS,
        help_text=_("Chi bộ đồng chí ấy thật sự sinh hoạt, ví dụ Chi bộ Tổ dân phố số 7."),
    )
    since = PartialDateField(
        label=_("Đúng từ ngày"),
        required=False,
        full=True,
        help_text=_("Để trống nếu chi bộ đã ghi sai ngay từ đầu. Ví dụ 1 | 7 | 2026."),
    )
    reason = CleanTextField(
        label=_("Lý do"), max_length=300, help_text=_("Ví dụ: khi nhập danh sách ghi nhầm sang Tổ dân phố số 8.")
    )

    def __init__(self, data: Any = None, *, scope: Scope, today: date) -> None:
        """Let the right cell be chosen among those in reach."""
        super().__init__(data, label_suffix="")
        cast(OrganisationField, self.fields["cell"]).within(scope, today)


class ConfirmForm(ActForm):
    """Ngày đã kiểm hồ sơ cùng đồng chí ấy."""

    on = PartialDateField(
        label=_("Đã kiểm với đồng chí ấy ngày"),
        full=True,
        help_text=_("Ngày hai người cùng xem hồ sơ, ví dụ 3 | 2 | 2026."),
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        """Offer today."""
        super().__init__(data, initial={"on": today}, label_suffix="")
