"""The guided exercises: what the paper says, how to do it, and a look into the register at what is still open.

A check never scolds: it says "đã xong", or which box still differs from the paper. Reading only.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.choices import AccessAction
from accounts.models import AccessLog
from accounts.scope import Scope
from branches.help.cards import Step, step
from jobs.models import Job
from members import facts
from members.models import Person
from members.practice import Trainee
from members.practice_cast import Comrade
from members.services.persons import current_membership

WRITERS: Final = ("secretary", "officer")
OF_THE_NEWCOMER: Final = ("full_name", "sex", "born_on", "identity_number", "decided_on", "admitted_on", "official_on")
OF_THE_GAPS: Final = ("ethnic", "phone", "residence_detail")
EXPORTS: Final = "members.export"
REPORTS: Final = "reports."

Paper = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Work:
    """What a check looks at: the trainee, his reach, and the answers he gave to questions."""

    trainee: Trainee
    scope: Scope
    answers: dict[str, Any]


@dataclass(frozen=True)
class Exercise:
    """Một bài: its words, its paper and steps, where to begin, its card, and what is still open (none = done).

    ``asks`` is the question of an exercise whose answer is typed; ``gives_list`` offers the file of the import.
    """

    slug: str
    title: Promise
    goal: Promise
    roles: tuple[str, ...]
    steps: tuple[Step, ...]
    left: Callable[[Work], list[str]]
    paper: Callable[[Trainee], Paper] = lambda trainee: ()
    begin: str = ""
    card: str = ""
    asks: Promise | str = ""
    gives_list: bool = False


@dataclass(frozen=True)
class State:
    """How far somebody is with an exercise."""

    exercise: Exercise
    left: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Say whether nothing is left."""
        return not self.left


def states(work: Work) -> list[State]:
    """Return the exercises of the trainee's role with what is left of each."""
    return [state_of(one, work) for one in EXERCISES if work.trainee.role in one.roles]


def state_of(exercise: Exercise, work: Work) -> State:
    """Look into the register for one exercise."""
    return State(exercise, tuple(exercise.left(work)))


def exercise(slug: str, role: str) -> Exercise | None:
    """Return an exercise of a role by its name."""
    return next((one for one in EXERCISES if one.slug == slug and role in one.roles), None)


# ── looking into the register ───────────────────────────────────────────────
def _people(work: Work) -> Any:
    return Person.objects.visible_to(work.scope).filter(keeper_id=work.trainee.cell_id)


def _values(person: Person) -> dict[str, Any]:
    return facts.values_of(person, current_membership(person.pk))


def _paper_of(comrade: Comrade, fields: Iterable[str]) -> Paper:
    return tuple((str(facts.label(field)), facts.show(field, comrade.true[field])) for field in fields)


def _differences(person: Person, comrade: Comrade, fields: Iterable[str]) -> list[str]:
    """Name each box that differs from the paper."""
    now = _values(person)
    return [
        _("Ô {label}: sổ ghi {now}, giấy ghi {paper}.").format(
            label=facts.label(field),
            now=facts.show(field, now[field]) or _("chưa có gì"),
            paper=facts.show(field, comrade.true[field]),
        )
        for field in fields
        if now[field] != comrade.true[field]
    ]


def _left_of(work: Work, comrade: Comrade, fields: Iterable[str]) -> list[str]:
    person = _people(work).filter(identity_number=comrade.number).first()
    if person is None:
        return [_("Chưa thấy đồng chí {name} với số định danh ấy trong chi bộ.").format(name=comrade.name)]
    return _differences(person, comrade, fields)


def _added(work: Work) -> list[str]:
    return _left_of(work, work.trainee.cast.newcomer, OF_THE_NEWCOMER)


def _birth_right(work: Work) -> list[str]:
    return _left_of(work, work.trainee.cast.wrong_birth, ("born_on",))


def _filled(work: Work) -> list[str]:
    return _left_of(work, work.trainee.cast.not_complete, OF_THE_GAPS)


def _imported(work: Work) -> list[str]:
    listed = work.trainee.cast.listed
    numbers = set(
        _people(work)
        .filter(identity_number__in=[one.number for one in listed])
        .values_list("identity_number", flat=True)
    )
    missing = [one.name for one in listed if one.number not in numbers]
    if not missing:
        return []
    words = ngettext(
        "Còn {n} người của danh sách chưa vào sổ: {names}.",
        "Còn {n} người của danh sách chưa vào sổ: {names}.",
        len(missing),
    )
    return [words.format(n=len(missing), names=", ".join(missing))]


def _exported(work: Work) -> list[str]:
    user = work.trainee.user
    asked = Job.objects.filter(requested_by=user, kind__startswith=EXPORTS).exists()
    taken = AccessLog.objects.filter(user_id=user.pk, action__in=(AccessAction.EXPORTED, AccessAction.DOWNLOADED))
    return [] if asked or taken.exists() else [_("Chưa thấy đồng chí xuất danh sách nào.")]


def _reported(work: Work) -> list[str]:
    asked = Job.objects.filter(requested_by=work.trainee.user, kind__startswith=REPORTS).exists()
    return [] if asked else [_("Chưa thấy đồng chí tải báo cáo nào.")]


def _probationary(work: Work) -> int:
    return int(_people(work).filter(memberships__ended_on__isnull=True, memberships__official_on__isnull=True).count())


def _without_number(work: Work) -> int:
    return int(_people(work).filter(identity_number="").count())


def _answered(slug: str, truth: Callable[[Work], int]) -> Callable[[Work], list[str]]:
    """Make a check that compares what was typed with the register of this moment."""

    def left(work: Work) -> list[str]:
        given = work.answers.get(slug)
        if given is None:
            return [_("Đồng chí chưa ghi câu trả lời.")]
        if given == truth(work):
            return []
        return [_("{given} chưa đúng với sổ. Lọc lại danh sách rồi đếm lần nữa.").format(given=given)]

    return left


EXERCISES: Final = (
    Exercise(
        slug="them",
        title=gettext_lazy("Thêm một đảng viên"),
        goal=gettext_lazy("Một đồng chí mới chuyển đến, hồ sơ giấy ghi như dưới đây. Ghi đồng chí ấy vào sổ."),
        roles=WRITERS,
        paper=lambda trainee: _paper_of(trainee.cast.newcomer, OF_THE_NEWCOMER),
        steps=(
            step(
                gettext_lazy("Bấm {begin}, ghi các ô có trên giấy; ô giấy không nói thì để trống."), begin="Bắt đầu làm"
            ),
            step(gettext_lazy("Bấm {save}."), save="Lưu vào sổ"),
            step(gettext_lazy("Quay lại đây, bấm {check}."), check="Kiểm tra bài làm"),
        ),
        left=_added,
        begin="members:add",
        card="them-dang-vien",
    ),
    Exercise(
        slug="ngay-sinh",
        title=gettext_lazy("Sửa một ngày sinh sai"),
        goal=gettext_lazy("Sổ ghi sai ngày sinh của một đồng chí. Giấy khai sinh ghi như dưới đây."),
        roles=WRITERS,
        paper=lambda trainee: _paper_of(trainee.cast.wrong_birth, ("full_name", "born_on", "identity_number")),
        steps=(
            step(gettext_lazy("Tìm đồng chí ấy bằng ô tìm ở đầu trang và mở hồ sơ.")),
            step(gettext_lazy("Trong khung {wrong}, sổ đã tự thấy điều lạ."), wrong="Mâu thuẫn cần sửa"),
            step(
                gettext_lazy("Bấm {edit}, chọn mục {name}, sửa ngày sinh, bấm {save}."),
                edit="Sửa hồ sơ",
                name="Họ tên, ngày sinh (mục 1–4)",
                save="Lưu vào sổ",
            ),
            step(gettext_lazy("Quay lại đây, bấm {check}."), check="Kiểm tra bài làm"),
        ),
        left=_birth_right,
        begin="members:list",
        card="sua-ho-so",
    ),
    Exercise(
        slug="bo-sung",
        title=gettext_lazy("Bổ sung mục còn thiếu"),
        goal=gettext_lazy("Hồ sơ của một đồng chí thiếu ba mục. Đồng chí ấy vừa cho biết như dưới đây."),
        roles=WRITERS,
        paper=lambda trainee: _paper_of(trainee.cast.not_complete, ("full_name", *OF_THE_GAPS)),
        steps=(
            step(
                gettext_lazy("Tìm đồng chí ấy và mở hồ sơ. Khung {missing} liệt kê mục chưa có."), missing="Còn thiếu"
            ),
            step(gettext_lazy("Bấm {edit}, mở lần lượt các mục có ba ô ấy."), edit="Sửa hồ sơ"),
            step(gettext_lazy("Ghi như giấy; mỗi mục bấm {save} một lần."), save="Lưu vào sổ"),
            step(gettext_lazy("Quay lại đây, bấm {check}."), check="Kiểm tra bài làm"),
        ),
        left=_filled,
        begin="members:list",
        card="sua-ho-so",
    ),
    Exercise(
        slug="danh-sach",
        title=gettext_lazy("Nhập một danh sách có hai lỗi"),
        goal=gettext_lazy("Tệp Excel có sáu người, hai dòng ghi sai. Đưa cả sáu người vào sổ."),
        roles=WRITERS,
        paper=lambda trainee: tuple((one.name, _listed_words(one)) for one in trainee.cast.listed),
        steps=(
            step(gettext_lazy("Bấm {take} ở trên, lưu tệp vào máy."), take="Tải danh sách về máy"),
            step(
                gettext_lazy("Bấm {begin}, chọn tệp vừa tải, bấm {send}."),
                begin="Bắt đầu làm",
                send="Tải lên và kiểm tra",
            ),
            step(gettext_lazy("Ở mỗi dòng không nhận, bấm {mend}, sửa theo giấy ở trên."), mend="Sửa dòng này"),
            step(gettext_lazy("Bấm {commit}, chờ xong rồi quay lại đây."), commit="Ghi các dòng tốt vào sổ"),
        ),
        left=_imported,
        begin="intake:list",
        card="nhap-danh-sach",
        gives_list=True,
    ),
    Exercise(
        slug="xuat",
        title=gettext_lazy("Xuất danh sách chi bộ"),
        goal=gettext_lazy("Chi bộ cần danh sách để kiểm tra trước buổi họp. Xuất danh sách ra tệp Excel."),
        roles=WRITERS,
        steps=(
            step(gettext_lazy("Bấm {begin}: danh sách đảng viên mở ra."), begin="Bắt đầu làm"),
            step(
                gettext_lazy("Bấm {export}, làm theo trang tới khi có tệp hoặc trang báo chờ người thứ hai."),
                export="Xuất Excel",
            ),
            step(gettext_lazy("Quay lại đây, bấm {check}."), check="Kiểm tra bài làm"),
        ),
        left=_exported,
        begin="members:list",
        card="xuat-danh-sach",
    ),
    Exercise(
        slug="dem-du-bi",
        title=gettext_lazy("Đếm đảng viên chưa có ngày chính thức"),
        goal=gettext_lazy("Trả lời bằng cách lọc danh sách, không đếm tay."),
        roles=("leader",),
        steps=(
            step(
                gettext_lazy("Bấm {begin}, lọc những đồng chí dự bị, xem số người ghi trên danh sách."),
                begin="Bắt đầu làm",
            ),
            step(gettext_lazy("Quay lại đây, ghi con số và bấm {answer}."), answer="Trả lời"),
        ),
        left=_answered("dem-du-bi", _probationary),
        begin="members:list",
        card="tim-dang-vien",
        asks=gettext_lazy("Có bao nhiêu đồng chí chưa có ngày chính thức?"),
    ),
    Exercise(
        slug="dem-thieu-so",
        title=gettext_lazy("Đếm hồ sơ thiếu số định danh"),
        goal=gettext_lazy("Con số này có ngay trên trang đầu; bấm vào là ra danh sách."),
        roles=("leader",),
        steps=(
            step(gettext_lazy("Bấm {begin}, tìm con số hồ sơ chưa có số định danh."), begin="Bắt đầu làm"),
            step(gettext_lazy("Quay lại đây, ghi con số và bấm {answer}."), answer="Trả lời"),
        ),
        left=_answered("dem-thieu-so", _without_number),
        begin="home",
        card="viec-can-lam",
        asks=gettext_lazy("Có bao nhiêu hồ sơ thiếu số định danh?"),
    ),
    Exercise(
        slug="bao-cao",
        title=gettext_lazy("Tải báo cáo tổng hợp"),
        goal=gettext_lazy("Tải báo cáo tổng hợp của đơn vị tính đến hôm nay, bản PDF."),
        roles=("leader",),
        steps=(
            step(gettext_lazy("Bấm {begin}: báo cáo mở ra."), begin="Bắt đầu làm"),
            step(gettext_lazy("Bấm {pdf} và chờ tệp."), pdf="Tải PDF"),
            step(gettext_lazy("Quay lại đây, bấm {check}."), check="Kiểm tra bài làm"),
        ),
        left=_reported,
        begin="reports:summary",
        card="lam-bao-cao",
    ),
)


def _listed_words(comrade: Comrade) -> str:
    return _("sinh {born}, số định danh {number}").format(
        born=facts.show("born_on", comrade.true["born_on"]), number=comrade.number
    )
