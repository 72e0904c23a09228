"""Trang của ô: what one field asks, where the paper has it, right and wrong examples, why, and who sees it.

Higher apps give their pages by ``provide``; the few fields of organisations are here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.citations import Citation
from branches.citations import resolve

Words = str | Promise

WHO_SEES: Final[dict[str, tuple[str, Promise, Promise]]] = {
    "basic": (
        "ok",
        gettext_lazy("thông tin thường"),
        gettext_lazy("Mọi người được xem hồ sơ này trong phạm vi của mình đều thấy."),
    ),
    "sensitive": (
        "info",
        gettext_lazy("thông tin cần giữ"),
        gettext_lazy("Trên trang chỉ hiện một phần. Ai bấm hiện đủ thì lần xem ấy được ghi vào nhật ký."),
    ),
    "special": (
        "warn",
        gettext_lazy("thông tin đặc biệt"),
        gettext_lazy("Chỉ hiện trên hồ sơ. Không vào danh sách nào đưa ra ngoài nếu chưa có người thứ hai đồng ý."),
    ),
    "technical": ("", gettext_lazy("thông tin của tổ chức"), gettext_lazy("Không nói gì về riêng một người.")),
}


GUARDED: Final = gettext_lazy("Chỉ người được giao xem phần lịch sử, quan hệ gia đình, kinh tế mới thấy.")


@dataclass(frozen=True)
class WrongExample:
    """One way it is often written wrongly, and why that does not do."""

    text: str
    why: Words


@dataclass(frozen=True)
class FieldPage:
    """All that is said of one field. ``klass`` is basic, sensitive, special or technical; ``rule`` a reference."""

    name: str
    label: Words
    asks: Words
    place: Words
    good: tuple[str, ...]
    bad: tuple[WrongExample, ...] = ()
    purpose: Words = ""
    rule: str = ""
    klass: str = "technical"
    guarded: bool = False

    @property
    def citation(self) -> Citation | None:
        """Return the text that asks for it."""
        return resolve(self.rule) if self.rule else None

    @property
    def who_sees(self) -> tuple[str, Words, Words]:
        """Return tone and name of the class, and who sees it in a sentence."""
        tone, name, words = WHO_SEES[self.klass]
        return tone, name, GUARDED if self.guarded else words


Finder = Callable[[str], FieldPage | None]
Lister = Callable[[], tuple[tuple[Words, tuple[str, ...]], ...]]
_finders: list[Finder] = []
_listers: list[Lister] = []


def provide(finder: Finder, lister: Lister) -> None:
    """Let a higher app explain its fields: ``finder(name)``, and ``lister()`` for headings with names."""
    if finder not in _finders:
        _finders.append(finder)
        _listers.append(lister)


def page_of(name: str) -> FieldPage | None:
    """Return the page of a field, None when nobody explains it."""
    found = (finder(name) for finder in (_own, *_finders))
    return next((page for page in found if page), None)


def url_of(name: str) -> str:
    """Return the address of the page of a field, an empty text when there is none."""
    return reverse("help:field", args=[name]) if page_of(name) else ""


def groups() -> list[tuple[str, list[FieldPage]]]:
    """Return every heading with the pages under it, members' fields first."""
    listed = [group for lister in _listers for group in lister()]
    listed.append((gettext_lazy("Tổ chức đảng"), tuple(OWN)))
    return [(str(legend), [page for name in names if (page := page_of(name))]) for legend, names in listed]


def _own(name: str) -> FieldPage | None:
    return OWN.get(name)


OWN: Final[dict[str, FieldPage]] = {
    page.name: page
    for page in (
        FieldPage(
            name="to-chuc-ten",
            label=gettext_lazy("Tên tổ chức"),
            asks=gettext_lazy("Tên đầy đủ của tổ chức đảng, kể cả chữ Chi bộ hoặc Đảng bộ."),
            place=gettext_lazy("Dòng tên trong quyết định thành lập hoặc đổi tên."),
            good=("Chi bộ Tổ dân phố số 7", "Đảng bộ phường Ngọc Hà"),
            bad=(
                WrongExample("TDP 7", gettext_lazy("viết tắt, người khác không tìm ra")),
                WrongExample("Chi bộ 7 (12 Đội Cấn)", gettext_lazy("địa chỉ không thuộc tên")),
            ),
            purpose=gettext_lazy("Tên đi vào mọi giấy tờ, báo cáo và danh sách của tổ chức."),
        ),
        FieldPage(
            name="to-chuc-ma",
            label=gettext_lazy("Mã tổ chức"),
            asks=gettext_lazy("Mười bốn chữ số, năm nhóm; bốn nhóm đầu là mã của các cấp trên."),
            place=gettext_lazy("Văn bản cấp mã của ban tổ chức cấp ủy."),
            good=("01.001.053.000.001", "01001053000001"),
            bad=(
                WrongExample("1.1.53.0.1", gettext_lazy("thiếu các số 0 ở đầu nhóm")),
                WrongExample("01.001.053", gettext_lazy("mới có ba nhóm, thiếu sáu chữ số")),
            ),
            purpose=gettext_lazy("Mã nối tổ chức này với cơ sở dữ liệu đảng viên của Trung ương."),
        ),
        FieldPage(
            name="to-chuc-loai",
            label=gettext_lazy("Loại"),
            asks=gettext_lazy("Chi bộ, đảng bộ cơ sở, đảng bộ xã, phường… đúng như quyết định thành lập."),
            place=gettext_lazy("Phần quyết nghị của quyết định thành lập."),
            good=("Chi bộ", "Đảng bộ cơ sở"),
            bad=(WrongExample("Đảng bộ bộ phận", gettext_lazy("sai nếu quyết định ghi là chi bộ")),),
            purpose=gettext_lazy(
                "Loại quyết định cấp trên có thể là ai, ai ký giấy và tổ chức vào dòng nào của báo cáo."
            ),
            rule="organisation.base_committee.min_members",
        ),
    )
}
