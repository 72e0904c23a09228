"""Forms of the round: the sheet of a cell row by row, decision, complaint, bodies. Shape only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from accounts.dates import PartialDateField
from accounts.findings import Finding
from cell_life.models import RatingComplaint, RatingDecision, RatingSheet
from cell_life.models.rounds import LEVELS
from cell_life.rounds import rules
from cell_life.rounds.rules import Votes
from cell_life.rounds.selectors import Row, SheetPage
from cell_life.rounds.services.deciding import Decided
from cell_life.rounds.services.filling import Line, Sitting, opening_of
from members.forms import ActForm
from members.forms.doubts import read_opened, sign_opened
from members.forms.fields import AmountField, CleanTextField, CountField, LongTextField
from members.services.standings import Paper

SHORT: Final[list[tuple[str, Any]]] = [
    ("", "—"),
    ("excellent", _("Xuất sắc")),
    ("good", _("Tốt")),
    ("done", _("Hoàn thành")),
    ("not_done", _("Không hoàn thành")),
]
"""The levels in a word or two, for a row."""
VOTES: Final = tuple(str(level.value) for level in rules.LEVELS)
CODES: Final = ("review", "own_level", "points", "proposed_level", "remark")


class PointsField(AmountField):
    """Points of 100 with up to two decimals: 86,5."""

    largest = Decimal(1000)
    places = 2

    def stored(self, number: Decimal) -> Decimal:
        """Return the points as the column keeps them."""
        return number


def day_field(label: Any, example: Any = "", *, required: bool = False) -> PartialDateField:
    """Make a box for a whole day."""
    return PartialDateField(label=label, required=required, full=True, help_text=example)


def person_field(label: Any, hint: Any) -> forms.TypedChoiceField:
    """Make a box that takes one of the members of the sheet, or nobody."""
    return forms.TypedChoiceField(label=label, required=False, coerce=int, empty_value=None, help_text=hint)


class SheetForm(ActForm):
    """The sheet of a cell: the meeting above, then one row a member."""

    draft_sent_on = day_field(
        _("Gửi dự thảo kiểm điểm tập thể ngày"), _("Trước hội nghị ít nhất 3 ngày làm việc, ví dụ 1 | 12 | 2026.")
    )
    voted_on = day_field(_("Ngày hội nghị, bỏ phiếu"), _("Ví dụ 5 | 12 | 2026."))
    received_on = day_field(
        _("Nhận bản tự kiểm điểm ngày"), _("Ghi cho các đồng chí mới đánh dấu bên dưới, ví dụ 3 | 12 | 2026.")
    )
    chair = person_field(_("Chủ trì hội nghị"), _("Thường là bí thư chi bộ."))
    other_chair = person_field(
        _("Chủ trì khi kiểm điểm người chủ trì"), _("Người được kiểm điểm không chủ trì phần về mình.")
    )
    counter_1 = person_field(_("Trưởng ban kiểm phiếu"), _("Do hội nghị bầu."))
    counter_2 = person_field(_("Kiểm phiếu"), _("Do hội nghị bầu."))
    counter_3 = person_field(_("Kiểm phiếu"), _("Để trống nếu ban kiểm phiếu có hai đồng chí."))
    issued = CountField(label=_("Số phiếu phát ra"), required=False, help_text=_("Ví dụ 25."))

    def __init__(self, data: Any = None, *, page: SheetPage, rows: Sequence[Row], today: date) -> None:
        """Make the boxes of each row shown; ``rows`` are those of this part of the list."""
        assert page.sheet is not None
        self.sheet: RatingSheet = page.sheet
        self.rows = list(rows)
        self.opened = self._opened(data)
        super().__init__(data, initial=self._initial(page, today), label_suffix="")
        people = [("", "—")] + [(str(row.person_id), row.name) for row in page.rows if row.is_rated]
        for name in ("chair", "other_chair", "counter_1", "counter_2", "counter_3"):
            self.fields[name].choices = people  # type: ignore[attr-defined]
        for row in self.rows:
            self._add_row(row)

    def _opened(self, data: Any) -> dict[str, str]:
        sent = read_opened(data.get("opened", ""), f"rounds-{self.sheet.pk}") if data is not None else None
        return sent if sent is not None else opening_of(self.sheet, [row.entry for row in self.rows])

    @property
    def opened_signed(self) -> str:
        """Return what the form showed at opening, signed."""
        return sign_opened(self.opened, f"rounds-{self.sheet.pk}")

    def _initial(self, page: SheetPage, today: date) -> dict[str, Any]:
        assert page.sheet is not None
        counters = dict(zip(("counter_1", "counter_2", "counter_3"), page.counters, strict=False))
        shown: dict[str, Any] = {
            "draft_sent_on": page.sheet.draft_sent_on,
            "voted_on": page.sheet.voted_on,
            "received_on": today,
            "chair": page.chair_id,
            "other_chair": page.other_chair_id,
        }
        for row in self.rows:
            one = row.entry
            values = (one.review_on is not None, one.own_level, one.points, one.proposed_level, one.remark)
            shown |= {f"e{one.pk}_{name}": value for name, value in zip(CODES, values, strict=True)}
        return shown | counters

    def _add_row(self, row: Row) -> None:
        key = f"e{row.entry.pk}"
        made: dict[str, forms.Field] = {f"{key}_review": forms.BooleanField(label=_("Đã nhận tự kiểm điểm"))}
        if row.is_rated:
            made[f"{key}_own_level"] = forms.ChoiceField(label=_("Tự nhận"), choices=SHORT)
            made[f"{key}_points"] = PointsField(label=_("Điểm"))
            made[f"{key}_proposed_level"] = forms.ChoiceField(label=_("Chi ủy đề xuất"), choices=SHORT)
        made[f"{key}_remark"] = CleanTextField(label=_("Nhận xét"), max_length=1000)
        if row.is_rated and row.entry.ballot_id is None:
            for level, label in SHORT[1:]:
                made[f"v{row.entry.pk}_{level}"] = CountField(label=label)
            made[f"v{row.entry.pk}_invalid"] = CountField(label=_("Trắng, hỏng"))
        for name, one in made.items():
            one.required = False
            self.fields[name] = one

    def filled(self) -> list[Row]:
        """Return the rows, each with its boxes: of what is prepared, then of the votes."""
        return [replace(row, boxes=self._boxes(row)) for row in self.rows]

    def _boxes(self, row: Row) -> dict[str, list[forms.BoundField]]:
        prefixes = {"prepared": f"e{row.entry.pk}_", "votes": f"v{row.entry.pk}_"}
        return {
            part: [self[name] for name in self.fields if name.startswith(prefix)] for part, prefix in prefixes.items()
        }

    def lines(self) -> list[Line]:
        """Return what was typed, row by row."""
        return [self._line(row) for row in self.rows]

    def _line(self, row: Row) -> Line:
        data, key = self.cleaned_data, f"e{row.entry.pk}"
        received = data.get("received_on")
        was = row.entry.review_on
        review = (was or (received.value if received else None)) if data.get(f"{key}_review") else None
        values: dict[str, Any] = {"review_on": review}
        for name in CODES[1:]:
            if f"{key}_{name}" in self.fields:
                values[name] = data[f"{key}_{name}"]
        cast = [data.get(f"v{row.entry.pk}_{level}") for level in (*VOTES, "invalid")]
        if all(one is None for one in cast):
            return Line(row.entry.pk, values)
        first, second, third, fourth, invalid = (one or 0 for one in cast)
        return Line(row.entry.pk, values, Votes((first, second, third, fourth), invalid))

    def sitting(self) -> Sitting:
        """Return the meeting as typed."""
        data = self.cleaned_data
        counters = [data[name] for name in ("counter_1", "counter_2", "counter_3") if data[name]]
        return Sitting(
            draft_sent_on=_day(data["draft_sent_on"]),
            voted_on=_day(data["voted_on"]),
            chair_id=data["chair"],
            other_chair_id=data["other_chair"],
            counters=tuple(counters),
            issued=data["issued"],
        )

    def take(self, findings: Iterable[Finding]) -> None:
        """Show each finding at its box; where somebody else wrote it meanwhile, the next sending settles it."""
        now = opening_of(RatingSheet.objects.get(pk=self.sheet.pk), [row.entry for row in self.rows])
        for finding in findings:
            box = finding.field.replace("_review_on", "_review")
            if box.startswith("v") and box[1:].isdecimal():
                box = f"{box}_{VOTES[0]}"
            self.add_error(box if box in self.fields else None, as_error(finding))
            if finding.code == "round_taken":
                opened = finding.field.removeprefix("e")
                self.opened[opened] = now.get(opened, "")


class ReasonForm(ActForm):
    """Lý do của một việc: trả lại, kiểm phiếu lại, báo cáo khi còn điều phải nói rõ."""

    reason = LongTextField(label=_("Lý do"), required=False, max_length=500,
                           help_text=_("Ví dụ: kiểm lại thấy ghi nhầm số phiếu của một đồng chí."))  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, version: int = 0, example: Any = "") -> None:
        """Show an example of such a reason."""
        super().__init__(data, initial={"version": version}, label_suffix="")
        if example:
            self.fields["reason"].help_text = example


class ConsiderForm(ActForm):
    """The committee's level for each member of a reported sheet, with why where it is not the cell's."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, sheet: RatingSheet, rows: Sequence[Row]) -> None:
        """Offer the level of the cell for each."""
        self.rows = [row for row in rows if row.is_rated]
        shown: dict[str, Any] = {"version": sheet.version}
        for row in self.rows:
            shown[f"d{row.entry.pk}"] = row.entry.decided_level or row.entry.cell_level
            shown[f"r{row.entry.pk}"] = row.entry.decided_reason
        super().__init__(data, initial=shown, label_suffix="")
        for row in self.rows:
            self.fields[f"d{row.entry.pk}"] = forms.ChoiceField(label=_("Mức"), choices=SHORT, required=False)
            self.fields[f"r{row.entry.pk}"] = CleanTextField(
                label=_("Vì sao khác chi bộ"), required=False, max_length=500
            )

    def filled(self) -> list[Row]:
        """Return the rows, each with its two boxes."""
        return [replace(row, boxes=(self[f"d{row.entry.pk}"], self[f"r{row.entry.pk}"])) for row in self.rows]

    def choices(self) -> dict[int, Decided]:
        """Return what was chosen, by entry."""
        data = self.cleaned_data
        return {row.entry.pk: Decided(data[f"d{row.entry.pk}"], data[f"r{row.entry.pk}"] or "") for row in self.rows}


class PaperForm(ActForm):
    """Quyết định của cấp ủy: số, ngày, nơi ban hành; số để trống thì lấy từ sổ quyết định."""

    decision_number = CleanTextField(label=_("Số quyết định"), required=False, max_length=60,
                                     help_text=_("Ví dụ 45-QĐ/ĐU. Để trống nếu lấy số tiếp theo của sổ."))  # fmt: skip
    from_register = forms.BooleanField(label=_("Lấy số tiếp theo của sổ quyết định"), required=False)
    decided_on = day_field(_("Ngày quyết định"), _("Ví dụ 20 | 12 | 2026."), required=True)
    issuer = CleanTextField(label=_("Nơi ban hành"), required=False, max_length=200,
                            help_text=_("Ví dụ Đảng ủy phường Ngọc Hà."))  # fmt: skip

    def __init__(self, data: Any = None, *, issuer: str = "") -> None:
        """Offer the committee as the issuer."""
        super().__init__(data, initial={"issuer": issuer}, label_suffix="")

    @property
    def paper(self) -> Paper:
        """Return the decision."""
        data = self.cleaned_data
        return Paper(data["decision_number"] or "", _day(data["decided_on"]), data["issuer"] or "")

    @property
    def from_book(self) -> bool:
        """Say whether the number is to come from the register of decisions."""
        return bool(self.cleaned_data["from_register"])


class DecideForm(PaperForm):
    """Quyết định cho các chi bộ được đánh dấu."""

    cap_reason = LongTextField(label=_("Lý do vượt tỷ lệ xuất sắc"), required=False, max_length=500,
                               help_text=_("Chỉ ghi khi vượt, ví dụ: cấp trên đồng ý (12-CV/ĐU)."))  # fmt: skip

    def __init__(self, data: Any = None, *, issuer: str = "", sheets: Mapping[int, int]) -> None:
        """Tick every sheet reported; ``sheets`` maps each to its version."""
        super().__init__(data, issuer=issuer)
        for pk, version in sheets.items():
            self.fields[f"s{pk}"] = forms.BooleanField(required=False, initial=True)
            self.fields[f"n{pk}"] = forms.IntegerField(required=False, initial=version, widget=forms.HiddenInput)
        self.sheets = sheets

    @property
    def versions(self) -> dict[int, int]:
        """Return the sheets ticked, each with the version the page showed."""
        data = self.cleaned_data
        return {pk: data.get(f"n{pk}") or version for pk, version in self.sheets.items() if data.get(f"s{pk}")}


class BodiesForm(PaperForm):
    """Mức xếp loại các tổ chức trực thuộc, theo một quyết định."""

    def __init__(self, data: Any = None, *, issuer: str = "", bodies: Sequence[int]) -> None:
        """Make two boxes for each body not decided yet."""
        super().__init__(data, issuer=issuer)
        self.bodies = bodies
        for pk in bodies:
            self.fields[f"d{pk}"] = forms.ChoiceField(label=_("Cấp trên xếp loại"), choices=SHORT, required=False)
            self.fields[f"r{pk}"] = CleanTextField(label=_("Lý do"), required=False, max_length=500)

    def choices(self) -> dict[int, Decided]:
        """Return what was chosen, by body."""
        data = self.cleaned_data
        return {pk: Decided(data[f"d{pk}"], data[f"r{pk}"] or "") for pk in self.bodies}


class OwnForm(ActForm):
    """Tổ chức đảng tự xếp loại."""

    own_level = forms.ChoiceField(label=_("Tự xếp loại"), choices=LEVELS, widget=forms.RadioSelect, required=False,
                                  help_text=_("Mức do chính tổ chức đảng tự nhận."))  # fmt: skip
    points = PointsField(label=_("Điểm tự chấm"), required=False, help_text=_("Từ 0 đến 100, ví dụ 86,5."))
    reason = CleanTextField(label=_("Lý do nếu mức cao hơn điểm"), required=False, max_length=300,
                            help_text=_("Ví dụ: có thành tích đột xuất được Thành ủy khen."))  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AnnounceForm(ActForm):
    """Ngày thông báo kết quả."""

    announced_on = day_field(
        _("Thông báo ngày"), _("Từ ngày này tính thời hạn kiến nghị, ví dụ 22 | 12 | 2026."), required=True
    )

    def __init__(self, data: Any = None, *, decision: RatingDecision, today: date) -> None:
        """Offer today."""
        super().__init__(data, initial={"announced_on": max(today, decision.decided_on)}, label_suffix="")


class ComplainForm(ActForm):
    """Kiến nghị của đảng viên về kết quả xếp loại của mình."""

    received_on = day_field(_("Nhận đơn ngày"), _("Ngày đơn đến, ví dụ 28 | 12 | 2026."), required=True)
    words = LongTextField(label=_("Nội dung kiến nghị"), required=False, max_length=1000,
                          help_text=_("Ví dụ: đề nghị xem lại vì đã hoàn thành mọi nhiệm vụ được giao."))  # fmt: skip
    late_reason = CleanTextField(label=_("Vì sao vẫn nhận dù quá hạn"), required=False, max_length=300,
                                 help_text=_("Ví dụ: đồng chí nằm viện đến hết ngày 5/1/2027."))  # fmt: skip

    def __init__(self, data: Any = None, *, today: date) -> None:
        """Offer today."""
        super().__init__(data, initial={"received_on": today}, label_suffix="")


class AnswerForm(ActForm):
    """Trả lời kiến nghị: giữ nguyên, hoặc đổi sang mức khác."""

    answer = LongTextField(label=_("Nội dung trả lời"), required=False, max_length=1000,
                           help_text=_("Ví dụ: đã xem lại hồ sơ; giữ nguyên kết quả vì chưa đủ tiêu chí."))  # fmt: skip
    new_level = forms.ChoiceField(label=_("Kết quả"), required=False,
                                  help_text=_("Chọn mức mới nếu kiến nghị đúng."))  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, complaint: RatingComplaint) -> None:
        """Offer to keep the result first."""
        super().__init__(data, initial={"version": complaint.version}, label_suffix="")
        self.fields["new_level"].choices = [("", _("Giữ nguyên kết quả")), *LEVELS]  # type: ignore[attr-defined]


def _day(when: Any) -> date | None:
    return when.value if when else None
