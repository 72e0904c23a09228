"""Forms of meetings: the plan, the roll with a row a person, minutes, tasks, the score. Shape only."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from accounts.findings import ChangedMeanwhile
from cell_life.choices import AbsenceReason, MeetingKind, Presence
from cell_life.meetings.rules import Absence
from cell_life.meetings.selectors import RollLine, ScorePage
from cell_life.meetings.selectors.meeting import said_words
from cell_life.meetings.services import Minutes, Plan, Score
from cell_life.models import Meeting, MeetingTask
from members.forms import ActForm
from members.forms.fields import CleanTextField, LongTextField

BY_HAND = (
    AbsenceReason.LEAVE,
    AbsenceReason.MISSION,
    AbsenceReason.ILL,
    AbsenceReason.MATERNITY,
    AbsenceReason.OTHER,
)
"""Reasons people choose from; the others come with the roll of the day."""


def _day(value: Any) -> date | None:
    return value.value if value else None


class VersionedForm(ActForm):
    """A form about something another person may change meanwhile."""

    def say_changed(self, changed: ChangedMeanwhile) -> None:
        """Keep everything typed, tell what stands now, and let the next saving win knowingly."""
        self.data = self.data.copy()
        self.data["version"] = str(changed.version)
        told = [self._told(name, now) for name, (_opened, now, _yours) in changed.fields.items()]
        words = _t("Trong lúc đồng chí ghi, người khác đã lưu. Nội dung đồng chí ghi vẫn còn đây.")
        standing = " ".join(words for words in told if words)
        if standing:
            words = _t("{words} Hiện trong sổ: {standing}").format(words=words, standing=standing)
        self.add_error(None, _t("{words} Xem lại rồi bấm lưu lần nữa để ghi theo bản này.").format(words=words))

    def _told(self, name: str, now: Any) -> str:
        field = self.fields.get(name) or self.fields.get(name.removesuffix("_id"))
        if field is None or now in (None, ""):
            return ""
        shown = f"{now:%d/%m/%Y}" if isinstance(now, date) else str(now)
        if isinstance(field, forms.ChoiceField):
            shown = str(dict(field.choices).get(now, now))  # type: ignore[arg-type]
        return _t("{what}: {shown}.").format(what=field.label, shown=shown[:200])


class PlanForm(VersionedForm):
    """Lịch một buổi sinh hoạt."""

    held_on = PartialDateField(
        label=_("Ngày họp"),
        full=True,
        help_text=_("Thường kỳ: ngày 3 hoặc tuần đầu tháng. Ví dụ 3 | 12 | 2026."),
    )
    kind = forms.ChoiceField(
        label=_("Loại buổi sinh hoạt"),
        choices=MeetingKind.choices,
        widget=forms.RadioSelect,
        help_text=_("Ví dụ: thường kỳ."),
        error_messages={"required": _("Chưa chọn loại buổi sinh hoạt.")},
    )
    starts_at = forms.TimeField(
        label=_("Giờ bắt đầu"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"size": 6, "inputmode": "numeric"}),
        input_formats=["%H:%M", "%Hh%M", "%Hh", "%H"],
        help_text=_("Ví dụ 19:30."),
        error_messages={"invalid": _("Chưa đọc được giờ này. Hãy ghi như 19:30.")},
    )
    place = CleanTextField(
        label=_("Địa điểm"), required=False, max_length=200, help_text=_("Ví dụ: Nhà văn hóa Tổ dân phố 7.")
    )
    topic = CleanTextField(
        label=_("Tên chuyên đề"),
        required=False,
        max_length=300,
        help_text=_("Chỉ khi có chuyên đề. Ví dụ: Nêu gương của cán bộ, đảng viên."),
    )
    agenda = LongTextField(
        label=_("Nội dung, chương trình"),
        required=False,
        max_length=4000,
        help_text=_("Mỗi việc một dòng. Ví dụ: 1. Kết quả tháng trước. 2. Nhiệm vụ tháng này."),
    )
    papers_on = PartialDateField(
        label=_("Ngày gửi tài liệu cho đảng viên"),
        required=False,
        full=True,
        help_text=_("Trước ngày họp ít nhất 1 ngày. Ví dụ 2 | 12 | 2026."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, meeting: Meeting | None = None, initial: Mapping | None = None) -> None:
        """Show the plan that stands, or offer a day and a kind."""
        shown = dict(initial or {})
        if meeting is not None:
            names = ("held_on", "kind", "starts_at", "place", "topic", "agenda", "papers_on", "version")
            shown = {name: getattr(meeting, name) for name in names}
        super().__init__(data, initial=shown, label_suffix="")

    @property
    def plan(self) -> Plan:
        """Return what the service takes."""
        data = self.cleaned_data
        return Plan(
            held_on=data["held_on"].value,
            kind=data["kind"],
            starts_at=data["starts_at"],
            place=data["place"],
            topic=data["topic"],
            agenda=data["agenda"],
            papers_on=_day(data["papers_on"]),
        )


class YearForm(ActForm):
    """Lịch cả năm trong một lần."""

    year = forms.TypedChoiceField(
        label=_("Năm"), coerce=int, widget=forms.RadioSelect, help_text=_("Các tháng chưa có lịch của năm này.")
    )
    starts_at = forms.TimeField(
        label=_("Giờ bắt đầu"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"size": 6, "inputmode": "numeric"}),
        input_formats=["%H:%M", "%Hh%M", "%Hh", "%H"],
        help_text=_("Ví dụ 19:30."),
        error_messages={"invalid": _("Chưa đọc được giờ này. Hãy ghi như 19:30.")},
    )
    place = CleanTextField(
        label=_("Địa điểm"), required=False, max_length=200, help_text=_("Ví dụ: Nhà văn hóa Tổ dân phố 7.")
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        """Offer this year and the next."""
        super().__init__(data, initial={"year": today.year}, label_suffix="")
        self.fields["year"].choices = [(year, str(year)) for year in (today.year, today.year + 1)]  # type: ignore[attr-defined]


class CallOffForm(VersionedForm):
    """Không tổ chức, vì sao."""

    reason = CleanTextField(
        label=_("Lý do không tổ chức"), max_length=300, help_text=_("Ví dụ: bão; chuyển sang họp cùng đảng bộ.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, version: int) -> None:
        """Remember what the page showed."""
        super().__init__(data, initial={"version": version}, label_suffix="")


class RollForm(VersionedForm):
    """Điểm danh: mỗi đồng chí một dòng, mặc định có mặt."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, lines: Sequence[RollLine], meeting: Meeting, late: bool) -> None:
        """Make the boxes of each row; ask why when the roll comes late or a closed one is put right."""
        super().__init__(data, initial={"version": meeting.version}, label_suffix="")
        self.lines = lines
        for line in lines:
            self._row(line)
        if late:
            self.fields["late_reason"] = CleanTextField(
                label=_("Lý do ghi muộn"),
                max_length=300,
                help_text=_("Ví dụ: mất mạng, điểm danh trên giấy rồi ghi bù."),
            )
        if meeting.state == "closed":
            self.fields["why"] = CleanTextField(
                label=_("Vì sao đính chính"), max_length=300, help_text=_("Ví dụ: ghi nhầm dòng, theo biên bản giấy.")
            )

    def _row(self, line: RollLine) -> None:
        key = line.membership_id
        own = [] if line.reason in (*BY_HAND, "") else [AbsenceReason(line.reason)]
        self.fields[f"m{key}"] = forms.ChoiceField(
            label=line.name,
            choices=Presence.choices,
            widget=forms.RadioSelect,
            required=False,
            initial=line.presence,
        )
        self.fields[f"r{key}"] = forms.ChoiceField(
            label=_("Lý do"),
            choices=[(one.value, one.label) for one in (*own, *BY_HAND)],
            widget=forms.RadioSelect,
            required=False,
            initial=line.reason,
        )
        self.fields[f"n{key}"] = CleanTextField(label=_("Ghi chú"), required=False, max_length=200, initial=line.note)

    @property
    def rows(self) -> list[tuple[RollLine, Any, Any, Any]]:
        """Return each line with its three boxes: presence, reason, note."""
        return [
            (line, self[f"m{line.membership_id}"], self[f"r{line.membership_id}"], self[f"n{line.membership_id}"])
            for line in self.lines
        ]

    @property
    def last(self) -> list[Any]:
        """Return the boxes under the rows."""
        return [self[name] for name in ("late_reason", "why") if name in self.fields]

    def exceptions(self) -> list[Absence]:
        """Return what was said of each."""
        data = self.cleaned_data
        return [
            Absence(
                line.membership_id,
                data[f"m{line.membership_id}"],
                data[f"r{line.membership_id}"],
                data[f"n{line.membership_id}"],
            )
            for line in self.lines
        ]

    def say_changed(self, changed: ChangedMeanwhile) -> None:
        """Say at each row that differs what another person has just written; keep what was chosen here."""
        self.data = self.data.copy()
        self.data["version"] = str(changed.version)
        for name, (_opened, now, _yours) in changed.fields.items():
            if name in self.fields:
                words = _t("Người khác vừa ghi: {said}. Chọn mục đúng.").format(said=said_words(now))
                self.add_error(name, words)
        words = _t("Người khác vừa điểm danh buổi này. Dòng nào khác nhau có ghi rõ; chọn xong bấm Lưu lần nữa.")
        self.add_error(None, words)


class MinutesForm(VersionedForm):
    """Biên bản sinh hoạt chi bộ."""

    chair = forms.TypedChoiceField(
        label=_("Chủ trì"), coerce=int, empty_value=None, required=False, help_text=_("Ví dụ: đồng chí bí thư chi bộ.")
    )
    clerk = forms.TypedChoiceField(
        label=_("Thư ký"), coerce=int, empty_value=None, required=False, help_text=_("Người ghi biên bản.")
    )
    minutes = forms.IntegerField(
        label=_("Thời gian họp (phút)"),
        required=False,
        min_value=0,
        max_value=9999,
        widget=forms.NumberInput(attrs={"size": 5, "inputmode": "numeric"}),
        help_text=_("Thường kỳ từ 90 phút, có chuyên đề từ 120 phút. Ví dụ 95."),
    )
    guests = CleanTextField(
        label=_("Khách mời, đại biểu cấp trên"),
        required=False,
        max_length=500,
        help_text=_("Ví dụ: đồng chí Lê Văn Hòa, ủy viên Ban Thường vụ Đảng ủy phường."),
    )
    reviewed = LongTextField(
        label=_("Kết quả thực hiện nghị quyết tháng trước"),
        required=False,
        max_length=8000,
        help_text=_("Ví dụ: đã vận động 12 hộ tham gia tổ tự quản."),
    )
    discussed = LongTextField(
        label=_("Ý kiến thảo luận"),
        required=False,
        max_length=8000,
        help_text=_("Ví dụ: đồng chí An đề nghị sửa đèn ngõ 12."),
    )
    concluded = LongTextField(
        label=_("Kết luận, nhiệm vụ tháng tới"),
        required=False,
        max_length=8000,
        help_text=_("Ví dụ: giao đồng chí Bình rà soát hộ nghèo trước 30/12."),
    )
    uploaded_on = PartialDateField(
        label=_("Ngày cập nhật kết quả lên sổ tay đảng viên điện tử"),
        required=False,
        full=True,
        help_text=_("Trong 2 ngày kể từ ngày họp. Ví dụ 4 | 12 | 2026."),
    )
    why = CleanTextField(
        label=_("Vì sao đính chính"), max_length=300, help_text=_("Ví dụ: ghi nhầm giờ kết thúc, theo biên bản giấy.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, meeting: Meeting, people: Sequence[tuple[int, str]]) -> None:
        """Show what stands; ask why only when the minutes have been agreed."""
        names = ("minutes", "guests", "reviewed", "discussed", "concluded", "uploaded_on", "version")
        shown = {name: getattr(meeting, name) for name in names}
        super().__init__(data, initial=shown | {"chair": meeting.chair_id, "clerk": meeting.clerk_id}, label_suffix="")
        for name in ("chair", "clerk"):
            self.fields[name].choices = [("", _("chưa chọn")), *people]  # type: ignore[attr-defined]
        if meeting.state != "closed":
            del self.fields["why"]

    @property
    def written(self) -> Minutes:
        """Return what the service takes."""
        data = self.cleaned_data
        return Minutes(
            chair_id=data["chair"],
            clerk_id=data["clerk"],
            minutes=data["minutes"],
            guests=data["guests"],
            reviewed=data["reviewed"],
            discussed=data["discussed"],
            concluded=data["concluded"],
            uploaded_on=_day(data["uploaded_on"]),
        )


class TaskForm(ActForm):
    """Giao một nhiệm vụ."""

    words = CleanTextField(
        label=_("Nhiệm vụ"), max_length=500, help_text=_("Ví dụ: rà soát hộ nghèo, hộ cận nghèo trong tổ.")
    )
    person = forms.TypedChoiceField(
        label=_("Người thực hiện"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Để trống khi giao cả chi bộ."),
    )
    due_on = PartialDateField(label=_("Hoàn thành trước ngày"), full=True, help_text=_("Ví dụ 30 | 12 | 2026."))

    def __init__(self, data: Any = None, *, people: Sequence[tuple[int, str]]) -> None:
        """Offer everybody on the roll."""
        super().__init__(data, label_suffix="")
        self.fields["person"].choices = [("", _("cả chi bộ")), *people]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {"words": data["words"], "person_id": data["person"], "due_on": _day(data["due_on"])}


class ReportForm(VersionedForm):
    """Báo kết quả một nhiệm vụ."""

    done_on = PartialDateField(
        label=_("Hoàn thành ngày"),
        required=False,
        full=True,
        help_text=_("Để trống nếu chưa xong. Ví dụ 28 | 12 | 2026."),
    )
    outcome = CleanTextField(
        label=_("Kết quả"), required=False, max_length=500, help_text=_("Ví dụ: đã rà soát, còn hai hộ cận nghèo.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, task: MeetingTask, today: date) -> None:
        """Offer today, or show what stands."""
        shown = {"done_on": task.done_on or today, "outcome": task.outcome, "version": task.version}
        super().__init__(data, initial=shown, label_suffix="")

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {"done_on": _day(data["done_on"]), "outcome": data["outcome"], "version": data["version"]}


class ScoreForm(VersionedForm):
    """Phiếu chấm điểm buổi sinh hoạt: mỗi tiêu chí một ô điểm."""

    note = CleanTextField(
        label=_("Ghi chú"), required=False, max_length=500, help_text=_("Ví dụ: cấp trên dự họp, nhận xét tốt.")
    )
    agreed_on = PartialDateField(
        label=_("Chi ủy thống nhất ngày"), required=False, full=True, help_text=_("Ví dụ 3 | 12 | 2026.")
    )
    sent_on = PartialDateField(
        label=_("Gửi cấp trên ngày"), required=False, full=True, help_text=_("Ví dụ 7 | 12 | 2026.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, page: ScorePage) -> None:
        """Show the points that stand, else those proposed."""
        score = page.score
        shown: dict[str, Any] = {}
        if score:
            shown = {name: getattr(score, name) for name in ("note", "agreed_on", "sent_on", "version")}
        super().__init__(data, initial=shown, label_suffix="")
        self.page = page
        for line in page.lines:
            one = line.criterion
            standing = score.points.get(one.key) if score else line.proposed
            self.fields[f"c_{one.key}"] = forms.IntegerField(
                label=one.title,
                required=False,
                min_value=0,
                max_value=one.maximum,
                initial=standing,
                widget=forms.NumberInput(attrs={"size": 4, "inputmode": "numeric"}),
            )

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Return each criterion with its box."""
        return [(line, self[f"c_{line.criterion.key}"]) for line in self.page.lines]

    @property
    def last(self) -> list[Any]:
        """Return the boxes under the criteria."""
        return [self[name] for name in ("note", "agreed_on", "sent_on")]

    @property
    def written(self) -> Score:
        """Return what the service takes."""
        data = self.cleaned_data
        given = {line.criterion.key: data[f"c_{line.criterion.key}"] for line in self.page.lines}
        return Score(
            points={key: points for key, points in given.items() if points is not None},
            note=data["note"],
            agreed_on=_day(data["agreed_on"]),
            sent_on=_day(data["sent_on"]),
        )
