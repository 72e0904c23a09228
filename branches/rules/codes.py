"""The 14-digit code of an organisation, 2.3.3.3.3: what it must look like under its parent.

Groups by level: city, committee above the base, base organisation, its direct committee, cell; zeros
where there is no such level (208-QĐ/TW and the annexes that name it, theo nguồn thứ cấp). A code that
does not fit warns: the paper that gave it may know better.
"""

from django.utils.translation import gettext as _

from accounts.findings import Finding, Level
from branches.choices import Kind
from branches.rules.bodies import Body
from vietnam.identity import IdentityError, OrganisationCode, parse_organisation_code

GROUPS = (2, 3, 3, 3, 3)
STARTS = (0, 2, 5, 8, 11)
LEVELS: dict[str, int] = {
    Kind.CITY: 1,
    Kind.COMMUNE: 2,
    Kind.UPPER: 2,
    Kind.BASE: 3,
    Kind.BASE_CELL: 3,
    Kind.SECTION: 4,
    Kind.UNDER_BASE: 4,
    Kind.CELL: 5,
}
"""Which group of the code is a body's own, by its kind."""


def prefix(code: str, kind: str) -> str:
    """Return the digits of a code down to the group that is the body's own."""
    level = LEVELS[kind]
    return code[: STARTS[level - 1] + GROUPS[level - 1]]


def expected_code(kind: str, parent_code: str, parent_kind: str) -> str:
    """Write what a body's code looks like under its parent: 01.001.000.000.___; empty where it cannot be said."""
    level, above = LEVELS.get(kind, 0), LEVELS.get(parent_kind, 0)
    if not level or not above or level <= above or len(parent_code) != sum(GROUPS):
        return ""
    groups = [parent_code[start : start + size] for start, size in zip(STARTS, GROUPS, strict=True)]
    return ".".join(
        groups[place] if place < above else "_" * size if place == level - 1 else "0" * size
        for place, size in enumerate(GROUPS)
    )


def code_problem(code: str, kind: str, parent_code: str = "", parent_kind: str = "") -> str:
    """Say what is wrong with the place of a code: ``parent``, ``level``, ``own`` or nothing.

    ``parent``: it leads to another tree; ``level``: digits where there is no level; ``own``: no number of its own.
    """
    level, above = LEVELS.get(kind, 0), LEVELS.get(parent_kind, 0)
    if not level or len(code) != sum(GROUPS):
        return ""
    if parent_code and above and code[: STARTS[above]] != parent_code[: STARTS[above]]:
        return "parent"
    groups = [code[start : start + size] for start, size in zip(STARTS, GROUPS, strict=True)]
    between = groups[above : level - 1] if above else []
    if any(group.strip("0") for group in (*between, *groups[level:])):
        return "level"
    return "" if groups[level - 1].strip("0") else "own"


def code_findings(code: str, kind: str = "", *, above: Body | None = None, is_taken: bool = False) -> list[Finding]:
    """Judge a code: 14 digits, held by one body, in its place under the parent (else a warning)."""
    if not code:
        return []
    parent_code, parent_kind = (above.code, above.kind) if above else ("", "")
    try:
        own = parse_organisation_code(code)
    except IdentityError:
        reason = _("Mã tổ chức gồm đúng 14 chữ số.")
        return [Finding("code_digits", "code", reason, _("Ví dụ 01.001.053.000.001."), value=code)]
    if is_taken:
        reason = _("Mã {code} đang thuộc về một tổ chức khác.").format(code=own.dotted)
        return [Finding("code_taken", "code", reason, _("Xem lại mã trong văn bản cấp mã."), value=code)]
    problem = code_problem(own.digits, kind, parent_code, parent_kind)
    if not problem:
        return []
    reason = problem_words(problem, own, parent_code)
    shape = expected_code(kind, parent_code, parent_kind)
    remedy = (
        _("Mã phải có dạng {shape}; nếu mã đúng như văn bản, ghi lý do.").format(shape=shape)
        if shape
        else _("Xem lại mã trong văn bản cấp mã; nếu đúng như văn bản, ghi lý do.")
    )
    return [Finding("code_outside_parent", "code", reason, remedy, Level.WARNING, code)]


def problem_words(problem: str, own: OrganisationCode, parent_code: str) -> str:
    """Say in a sentence why a code does not fit; one wrong digit sends a whole cell to another tree."""
    if problem == "level":
        return _("Mã {code} có số ở nhóm không thuộc cấp này.").format(code=own.dotted)
    if problem == "own":
        return _("Mã {code} chưa có số riêng của tổ chức, nhóm ấy đang là 000.").format(code=own.dotted)
    above = parse_organisation_code(parent_code)
    words = _("Nhóm số thứ {group} của mã {code} khác mã cấp trên {parent}.")
    return words.format(group=own.wrong_group(above) or above.depth, code=own.dotted, parent=above.dotted)
