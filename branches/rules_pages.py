"""What the pages about rules show, as frozen rows; the rules themselves are ``rulebook``, which knows no page."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

import rulebook
from rulebook import Confidence, Document, Parameter, RuleSet
from rulebook.wording import words
from vietnam import dates, names

ONE_DAY = timedelta(days=1)
FIRST_REGULATION = date(2016, 7, 25)
OTHER = "khac"


@dataclass(frozen=True)
class Sureness:
    """How sure we are of a rule: a word, the kind of its tag, and what it means for an act against the rule."""

    tone: str
    label: str | Promise
    meaning: str | Promise


SURENESS = {
    Confidence.VERIFIED: Sureness(
        "ok",
        gettext_lazy("đã kiểm chứng"),
        gettext_lazy("Đã đọc chính văn bản. Việc làm trái mức này bị từ chối."),
    ),
    Confidence.REPORTED: Sureness(
        "info",
        gettext_lazy("theo nguồn thứ cấp"),
        gettext_lazy(
            "Biết qua nguồn khác, chưa đọc chính văn bản. Phần mềm chỉ nhắc: muốn làm khác, "
            "đồng chí ghi lý do và số giấy tờ làm căn cứ."
        ),
    ),
    Confidence.ASSUMED: Sureness(
        "warn",
        gettext_lazy("tạm coi là đúng"),
        gettext_lazy(
            "Giữ như văn bản trước hoặc là cách hiểu của phần mềm, chưa có văn bản để đối chiếu. Phần mềm chỉ nhắc: "
            "muốn làm khác, đồng chí ghi lý do và số giấy tờ làm căn cứ."
        ),
    ),
}

SUBJECTS: tuple[tuple[str, Promise, Promise, tuple[str, ...]], ...] = (
    ("ket-nap", gettext_lazy("Kết nạp"), gettext_lazy("Kết nạp, kết nạp lại"), ("admission", "readmission")),
    ("du-bi", gettext_lazy("Dự bị"), gettext_lazy("Dự bị, công nhận chính thức"), ("probation", "recognition")),
    ("chuyen-sinh-hoat", gettext_lazy("Chuyển sinh hoạt"), gettext_lazy("Chuyển sinh hoạt"), ("transfer",)),
    ("xoa-ten", gettext_lazy("Xóa tên"), gettext_lazy("Xóa tên"), ("striking_off",)),
    ("khieu-nai", gettext_lazy("Khiếu nại"), gettext_lazy("Khiếu nại"), ("complaint",)),
    ("giup-do", gettext_lazy("Giúp đỡ"), gettext_lazy("Giáo dục, giúp đỡ"), ("help",)),
    ("xep-loai", gettext_lazy("Xếp loại"), gettext_lazy("Đánh giá, xếp loại"), ("rating",)),
    ("sinh-hoat", gettext_lazy("Sinh hoạt"), gettext_lazy("Sinh hoạt chi bộ"), ("meeting",)),
    (
        "dang-phi",
        gettext_lazy("Đảng phí"),
        gettext_lazy("Đảng phí và mức lương làm căn cứ"),
        ("dues", "base_salary", "minimum_wage", "retirement"),
    ),
    ("huy-hieu", gettext_lazy("Huy hiệu"), gettext_lazy("Huy hiệu Đảng"), ("badge",)),
    (
        "dinh-chi",
        gettext_lazy("Đình chỉ, kỷ luật"),
        gettext_lazy("Đình chỉ sinh hoạt, kỷ luật"),
        ("suspension", "discipline"),
    ),
    ("to-chuc", gettext_lazy("Tổ chức"), gettext_lazy("Tổ chức đảng, nghị quyết"), ("organisation", "resolution")),
    ("ho-so", gettext_lazy("Hồ sơ"), gettext_lazy("Hồ sơ, đối khớp số liệu"), ("records", "reconciliation")),
    (
        "ha-noi",
        gettext_lazy("Riêng Hà Nội"),
        gettext_lazy("Riêng Hà Nội"),
        ("hanoi", "exemption", "enterprise_retired"),
    ),
    (OTHER, gettext_lazy("Khác"), gettext_lazy("Quy định khác"), ()),
)
_SUBJECT_OF = {prefix: anchor for anchor, _short_name, _name, prefixes in SUBJECTS for prefix in prefixes}


@dataclass(frozen=True)
class RuleRow:
    """One value of one rule as a page shows it, every part a text."""

    key: str
    url: str
    title: str
    value: str
    document: str
    document_url: str
    clause: str
    note: str
    tone: str
    sureness: str
    is_own: bool


@dataclass(frozen=True)
class Subject:
    """The rules about one subject on one day."""

    anchor: str
    short: str | Promise
    name: str | Promise
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True)
class Tally:
    """How many rules of a day are how sure, and what that means."""

    sureness: Sureness
    count: int


@dataclass(frozen=True)
class SetPage:
    """The rules of one day by subject; ``only_charter`` before the first regulation kept here."""

    day: date
    is_today: bool
    name: str
    since: str
    note: str
    count: int
    subjects: tuple[Subject, ...]
    tallies: tuple[Tally, ...]
    only_charter: bool


@dataclass(frozen=True)
class Step:
    """A day on which rules changed, in words, with the address of what changed."""

    day: str
    title: str
    note: str
    url: str
    soft: bool


@dataclass(frozen=True)
class Difference:
    """One rule on two days; ``kind`` is new, gone, changed or source (the value kept by a new document)."""

    kind: str
    before: RuleRow | None
    after: RuleRow | None

    @property
    def rule(self) -> RuleRow:
        """Return the later of the two rows that exists; at least one does."""
        row = self.after or self.before
        assert row is not None
        return row


@dataclass(frozen=True)
class Comparison:
    """What changed between two days."""

    start: date
    end: date
    start_name: str
    end_name: str
    changed: tuple[Difference, ...]
    kept: tuple[Difference, ...]


@dataclass(frozen=True)
class KeyEntry:
    """One value in the life of a rule: when, what, instead of what."""

    row: RuleRow
    period: str
    tone: str
    state: str
    change: str
    before: str


@dataclass(frozen=True)
class KeyPage:
    """The whole life of one rule, the newest value first; ``now`` is the value of the day, if any."""

    key: str
    title: str
    subject: Subject
    now: RuleRow | None
    meaning: str | Promise
    entries: tuple[KeyEntry, ...]


@dataclass(frozen=True)
class DocumentRow:
    """One document as the list shows it; ``chain`` names what it replaced, nearest first."""

    anchor: str
    label: str
    title: str
    issuer: str
    period: str
    note: str
    tone: str
    sureness: str
    rules: int
    replaced_by: str
    replaced_by_url: str
    chain: tuple[tuple[str, str], ...]
    governing: bool


@dataclass(frozen=True)
class DocumentsPage:
    """All documents: in force, still to come, replaced."""

    standing: tuple[DocumentRow, ...]
    coming: tuple[DocumentRow, ...]
    replaced: tuple[DocumentRow, ...]


def day_text(day: date) -> str:
    """Write a day as 01/07/2025."""
    return dates.of_day(day).display()


def day_param(day: date) -> str:
    """Write a day for an address: 01-07-2025."""
    return f"{day:%d-%m-%Y}"


def set_url(day: date) -> str:
    """Return the address of the rules of a day."""
    return f"{reverse('rules:index')}?{urlencode({'ngay': day_param(day)})}"


def compare_url(start: date, end: date) -> str:
    """Return the address of what changed from one day to another."""
    query = urlencode({"tu_ngay": day_param(start), "den_ngay": day_param(end)})
    return f"{reverse('rules:compare')}?{query}"


def document_anchor(document_id: str) -> str:
    """Return the anchor of a document in the list of documents."""
    return "vb-" + re.sub(r"[^a-z0-9]+", "-", names.fold(document_id)).strip("-")


def document_url(document_id: str) -> str:
    """Return where the list of documents shows this one."""
    return f"{reverse('rules:documents')}#{document_anchor(document_id)}"


def rule_row(rule: Parameter) -> RuleRow:
    """Put one value into words."""
    sureness = SURENESS[rule.confidence]
    return RuleRow(
        key=rule.key,
        url=reverse("rules:key", args=[rule.key]),
        title=rule.title,
        value=words(rule),
        document=rule.document.label,
        document_url=document_url(rule.document.id),
        clause=_clause(rule.clause),
        note=rule.note,
        tone=sureness.tone,
        sureness=str(sureness.label),
        is_own=rule.overlay,
    )


def _clause(clause: str) -> str:
    if not clause or clause.startswith("Điều"):
        return clause
    return _("mục {clause}").format(clause=clause)


def set_page(day: date, today: date) -> SetPage:
    """Return the rules of a day, by subject, with how sure we are of them."""
    rules = rulebook.on(day)
    governing = rules.governing
    tallies = Counter(rule.confidence for rule in rules.values())
    return SetPage(
        day=day,
        is_today=day == today,
        name=rules.name,
        since=day_text(governing.since) if governing and day >= FIRST_REGULATION else "",
        note=governing.note if governing else "",
        count=sum(tallies.values()),
        subjects=_by_subject(rule_row(rule) for rule in rules.values()),
        tallies=tuple(Tally(sureness, tallies[confidence]) for confidence, sureness in SURENESS.items()),
        only_charter=day < FIRST_REGULATION,
    )


def _by_subject(rows: Iterable[RuleRow]) -> tuple[Subject, ...]:
    found: dict[str, list[RuleRow]] = {}
    for row in rows:
        found.setdefault(subject_of(row.key), []).append(row)
    return tuple(
        Subject(anchor, short, name, tuple(found[anchor])) for anchor, short, name, _keys in SUBJECTS if anchor in found
    )


def subject_of(key: str) -> str:
    """Return the anchor of the subject a rule belongs to."""
    return _SUBJECT_OF.get(key.partition(".")[0], OTHER)


def governing_sets() -> list[tuple[str, date]]:
    """Return the regulations on carrying out the Charter with their first day, the newest first."""
    found = [(document.number, document.since) for document in rulebook.documents() if document.governing]
    return sorted(((number, since) for number, since in found if number), key=lambda pair: pair[1], reverse=True)


def compare(start: date, end: date) -> Comparison:
    """Return what changed from the rules of one day to those of another."""
    before, after = rulebook.on(start), rulebook.on(end)
    found = _differences(before, after)
    return Comparison(
        start=start,
        end=end,
        start_name=before.name,
        end_name=after.name,
        changed=tuple(one for one in found if one.kind != "source"),
        kept=tuple(one for one in found if one.kind == "source"),
    )


def _differences(before: RuleSet, after: RuleSet) -> list[Difference]:
    found = []
    for key in rulebook.changes():
        old, new = before.get(key), after.get(key)
        kind = _kind_of_change(old, new)
        if kind:
            found.append(Difference(kind, rule_row(old) if old else None, rule_row(new) if new else None))
    return found


def _kind_of_change(old: Parameter | None, new: Parameter | None) -> str:
    if old is None or new is None:
        return "new" if new else "gone" if old else ""
    if old.value != new.value or old.unit != new.unit:
        return "changed"
    is_same_source = (old.document.id, old.clause, old.confidence) == (new.document.id, new.clause, new.confidence)
    return "" if is_same_source else "source"


def default_days(today: date) -> tuple[date, date]:
    """Return the eve of the regulation in force and today: the comparison to show unasked."""
    governing = rulebook.on(today).governing
    return (governing.since - ONE_DAY if governing else today - ONE_DAY), today


def steps(today: date) -> list[Step]:
    """Return every day on which a rule changed, the newest first; ``soft`` marks those still to come."""
    touched: dict[date, set[str]] = {}
    for key, life in rulebook.changes().items():
        for rule in life:
            touched.setdefault(rule.since, set()).add(key)
            if rule.until:
                touched.setdefault(rule.until, set()).add(key)
    found = [_step(day, touched[day], today) for day in sorted(touched, reverse=True)]
    return [step for step in found if step]


def _step(day: date, keys: set[str], today: date) -> Step | None:
    before, after = rulebook.on(day - ONE_DAY), rulebook.on(day)
    kinds = Counter(_kind_of_change(before.get(key), after.get(key)) for key in keys)
    changed = kinds["changed"] + kinds["new"] + kinds["gone"]
    if not changed and not kinds["source"]:
        return None
    began = [document.label for document in after.documents if document.since == day]
    title = ngettext("{n} mức thay đổi", "{n} mức thay đổi", changed) if changed else _("Giữ nguyên các mức")
    return Step(
        day=day_text(day),
        title=title.format(n=changed),
        note="; ".join(began),
        url=compare_url(day - ONE_DAY, day),
        soft=day > today,
    )


def key_page(key: str, today: date) -> KeyPage | None:
    """Return the life of a rule; None for a key that never was."""
    life = rulebook.changes().get(key)
    if not life:
        return None
    now = rulebook.on(today).get(key)
    anchor = subject_of(key)
    subject = next(Subject(one, short, name, ()) for one, short, name, _keys in SUBJECTS if one == anchor)
    return KeyPage(
        key=key,
        title=(now or life[-1]).title,
        subject=subject,
        now=rule_row(now) if now else None,
        meaning=SURENESS[now.confidence].meaning if now else "",
        entries=tuple(_entry(rule, life[:place], now, today) for place, rule in enumerate(life))[::-1],
    )


def _entry(rule: Parameter, earlier: tuple[Parameter, ...], now: Parameter | None, today: date) -> KeyEntry:
    last = next((one for one in reversed(earlier) if one.overlay == rule.overlay), None)
    if rule.overlay and last is None:
        change, before = _("Giá trị riêng của cấp ủy"), ""
    elif last is None:
        change, before = _("Mức đầu tiên có trong sổ"), ""
    elif last.value == rule.value:
        change, before = _("Giữ nguyên mức, theo văn bản mới"), ""
    else:
        change, before = _("Thay mức trước"), words(last)
    tone, state = _state(rule, now, today)
    return KeyEntry(rule_row(rule), _period(rule.since, rule.until), tone, state, change, before)


def _state(rule: Parameter, now: Parameter | None, today: date) -> tuple[str, str]:
    if rule == now:
        return "ok", _("đang áp dụng")
    if rule.since > today:
        return "info", _("sắp áp dụng")
    if rule.until is None or rule.until > today:
        return "", _("cấp ủy dùng giá trị riêng")
    return "", _("đã thay")


def _period(since: date, until: date | None) -> str:
    if until is None:
        return _("từ {since}").format(since=day_text(since))
    return _("{since} đến hết {until}").format(since=day_text(since), until=day_text(until - ONE_DAY))


def documents_page(today: date) -> DocumentsPage:
    """Return every document, the newest first, with what it replaced and what replaced it."""
    kept = rulebook.documents()
    counts = Counter(rule.document.id for life in rulebook.changes().values() for rule in life)
    replaced: dict[str, list[Document]] = {}
    for document in reversed(kept):
        replaced.setdefault(document.replaced_by, []).append(document)
    labels = {document.id: document.label for document in kept}
    rows = [
        (document, _document_row(document, counts[document.id], replaced, labels))
        for document in sorted(kept, key=lambda one: (one.since, one.id), reverse=True)
    ]
    return DocumentsPage(
        standing=tuple(row for document, row in rows if document.in_force(today)),
        coming=tuple(row for document, row in rows if document.since > today),
        replaced=tuple(row for document, row in rows if document.until and document.until <= today),
    )


def _document_row(
    document: Document, rules: int, replaced: dict[str, list[Document]], labels: dict[str, str]
) -> DocumentRow:
    sureness = SURENESS[document.confidence]
    return DocumentRow(
        anchor=document_anchor(document.id),
        label=document.label,
        title=document.title,
        issuer=document.issuer,
        period=_period(document.since, document.until),
        note=document.note,
        tone=sureness.tone,
        sureness=str(sureness.label),
        rules=rules,
        replaced_by=labels.get(document.replaced_by, document.replaced_by),
        replaced_by_url=document_url(document.replaced_by) if document.replaced_by in labels else "",
        chain=tuple(_chain(document, replaced)),
        governing=document.governing,
    )


def _chain(document: Document, replaced: dict[str, list[Document]]) -> list[tuple[str, str]]:
    """Return label and address of the documents before this one, nearest first."""
    found, waiting = [document], [document]
    while waiting:
        earlier = [one for one in replaced.get(waiting.pop(0).id, ()) if one not in found]
        found += earlier
        waiting += earlier
    return [(_short(one), document_url(one.id)) for one in found[1:]]


def _short(document: Document) -> str:
    """Name a document in a chain by number and year: 294-QĐ/TW (2025)."""
    return f"{document.number} ({document.since.year})" if document.number else document.label
