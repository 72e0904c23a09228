"""The steps in which a record is filled in: a few headings of the paper each, short enough for a telephone."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.fields.background import BACKGROUND_GROUPS
from members.fields.shapes import Group
from members.fields.table import GROUPS
from members.fields.tables import TABLES

_GROUPS: Final = {group.key: group for group in (*GROUPS, *BACKGROUND_GROUPS)}


@dataclass(frozen=True)
class Step:
    """One short form; ``slug`` is its part of an address, ``row`` says whose fields it holds."""

    slug: str
    title: str | Promise
    groups: tuple[Group, ...]
    row: str = "record"

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of its fields in the order of the paper."""
        return tuple(name for group in self.groups for name in group.fields)


def _step(slug: str, title: str | Promise, *groups: str, row: str = "record") -> Step:
    return Step(slug, title, tuple(_GROUPS[key] for key in groups), row)


STEPS: Final = (
    _step("ho-ten", _("Họ tên, ngày sinh (mục 1–4)"), "name"),
    _step("noi-o", _("Nơi sinh, quê quán, nơi ở (mục 5–7)"), "birth", "home", "residence", "stay"),
    _step("dan-toc", _("Dân tộc, tôn giáo, thành phần gia đình (mục 8–10)"), "people"),
    _step("nghe-nghiep", _("Nghề nghiệp (mục 11)"), "work"),
    _step("vao-dang", _("Vào Đảng (mục 12)"), "admission"),
    _step("doan-the", _("Tuyển dụng, Đoàn thể, quân ngũ (mục 13–16)"), "service"),
    _step("trinh-do", _("Trình độ hiện nay (mục 17)"), "learning"),
    _step("suc-khoe", _("Sức khỏe, chính sách (mục 18)"), "health"),
    _step("can-cuoc", _("Căn cước, thẻ đảng viên (mục 19)"), "papers"),
    _step("lien-he", _("Liên hệ, nơi khai"), "contact", "declared"),
)
BACKGROUND_STEPS: Final = (
    _step("ban-than", _("Đặc điểm lịch sử bản thân (mục 27)"), "past", row="background"),
    _step("nuoc-ngoai", _("Quan hệ với nước ngoài (mục 28b, 28c)"), "abroad", row="background"),
    _step("kinh-te", _("Hoàn cảnh kinh tế (mục 30)"), "economy", row="background"),
)
STEPS_BY_SLUG: Final = {step.slug: step for step in (*STEPS, *BACKGROUND_STEPS)}
STEP_OF: Final = {name: step for step in (*STEPS, *BACKGROUND_STEPS) for name in step.fields}
"""The step each field is filled in."""

FIRST_FIELDS: Final = (
    *("full_name", "sex", "born_on"),
    *("decided_on", "admitted_on", "official_on"),
    *("identity_number", "old_identity_card", "card_number", "old_card_number"),
)
"""What is asked when a member is written into the register; the rest is filled in step by step."""

TABLE_SLUGS: Final = {
    "work": "cong-tac",
    "training": "dao-tao",
    "rewards": "khen-thuong",
    "badges": "huy-hieu",
    "honours": "danh-hieu",
    "disciplines": "ky-luat",
    "travels": "di-nuoc-ngoai",
    "family": "gia-dinh",
}
"""The part of an address that names a table."""

TABLES_BY_SLUG: Final = {TABLE_SLUGS[table.name]: table for table in TABLES}
