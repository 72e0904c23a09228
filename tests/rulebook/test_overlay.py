"""A committee's own values laid over ours, bad files refused in clear words, and the check command."""

import shutil
from datetime import date
from fractions import Fraction

import pytest

import rulebook
from rulebook import Confidence, RulebookError, __main__, checking, loading
from rulebook.loading import load

OWN_DOCUMENT = """
[[document]]
id = "05-QĐ/ĐU@2026-01-10"
number = "05-QĐ/ĐU"
issued_on = 2026-01-10
issuer = "Đảng ủy phường Mẫu"
kind = "Quy định"
title = "Thời hạn nội bộ"
since = 2026-01-10
confidence = "verified"
"""
OWN_RULE = """
[[rule]]
key = "admission.decision.working_days"

[[rule.values]]
since = 2026-02-01
until = 2026-03-01
value = 20
document = "05-QĐ/ĐU@2026-01-10"
clause = "Điều 2"
confidence = "verified"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "documents.toml").write_text(OWN_DOCUMENT, encoding="utf-8")
    monkeypatch.setenv("RULEBOOK_DIR", str(tmp_path))
    rulebook.reload()
    yield tmp_path
    rulebook.reload()


def write(folder, text, name="own.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    rulebook.reload()


def rule(value, *, key="admission.decision.working_days", since="2026-02-01", extra="", head=""):
    return (
        f'[[rule]]\nkey = "{key}"\n{head}\nvalues = [\n  {{ since = {since}, value = {value}, '
        f'document = "05-QĐ/ĐU@2026-01-10", confidence = "verified"{extra} }},\n]\n'
    )


def test_a_committees_value_wins_in_its_period_and_only_there(folder):
    write(folder, OWN_RULE)
    key = "admission.decision.working_days"
    assert rulebook.on(date(2026, 1, 31))[key].value == 45
    own = rulebook.on(date(2026, 2, 1))[key]
    assert (own.value, own.overlay, own.source) == (20, True, "Quy định 05-QĐ/ĐU (10/01/2026), Điều 2")
    assert rulebook.on(date(2026, 2, 28))[key].value == 20
    assert rulebook.on(date(2026, 3, 1))[key].value == 45
    assert [one.overlay for one in rulebook.changes()[key]].count(True) == 1


def test_rule_files_may_lie_in_a_folder_named_rules(folder):
    (folder / "rules").mkdir()
    write(folder, OWN_RULE, "rules/own.toml")
    assert rulebook.on(date(2026, 2, 1))["admission.decision.working_days"].value == 20


def test_a_committee_may_add_a_gift_for_forty_five_years(folder):
    write(folder, rule('{ "45" = "5/2" }', key="badge.gift.multiples"))
    assert rulebook.on(date(2026, 2, 1))["badge.gift.multiples"].value == {45: Fraction(5, 2)}


def test_a_committee_may_add_a_key_of_its_own(folder):
    write(folder, rule(7, key="ward.reply.days", head='title = "Trả lời"\nunit = "ngày"'))
    assert rulebook.on(date(2026, 2, 1)).count("ward.reply.days") == 7
    assert rulebook.keys().count("ward.reply.days") == 1


def test_without_the_folder_nothing_is_overlaid(monkeypatch):
    monkeypatch.delenv("RULEBOOK_DIR", raising=False)
    assert not any(one.overlay for story in rulebook.changes().values() for one in story)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (rule('"bốn lăm"'), "số nguyên"),
        (rule(-3), "số nguyên"),
        (rule("4.5"), "số nguyên"),
        (rule("true"), "số nguyên"),
        (rule("0.67", key="admission.vote.share"), "phân số"),
        (rule('"3/2"', key="admission.vote.share"), "không quá 1"),
        (rule('"1/0"', key="admission.vote.share"), "mẫu số"),
        (rule('"có"', key="probation.prolong.allowed"), "true hoặc false"),
        (rule(20).replace("05-QĐ/ĐU@2026-01-10", "99-QĐ/ĐU@2026-01-01"), "không có trong documents.toml"),
        (rule(20).replace("verified", "chắc chắn"), "confidence"),
        (rule(20, since='"2026-02-01"'), "không phải ngày"),
        (rule(20, head='unit = "tháng"'), "khác «ngày làm việc»"),
        (rule(20, extra=", until = 2026-01-01"), "ngược thứ tự"),
        (rule(20, extra=", valeu = 3"), "trường lạ"),
        (rule("[20]"), "không cùng dạng"),
        (rule(20, key="ward.new"), "thiếu title hoặc unit"),
        (rule(20, key="ward.new", head='title = "x"\nunit = "mét"'), "mét"),
        (rule(20) + rule(30), "khai hai lần"),
        ('[[rule]]\nkey = "base_salary"\nvalues = []', "chưa có giá trị"),
        ('rule = "sai"', "danh sách"),
        ("[[rule\n", "không đọc được"),
    ],
)
def test_a_bad_file_says_which_file_what_is_wrong_and_what_to_do(folder, text, words):
    write(folder, text)
    with pytest.raises(RulebookError, match=words) as caught:
        rulebook.on(date(2026, 2, 1))
    assert caught.value.file == "own.toml"
    assert caught.value.remedy in str(caught.value)
    assert caught.value.reason in str(caught.value)


def test_overlapping_periods_of_one_key_are_refused(folder):
    values = OWN_RULE.partition("[[rule.values]]")[2]
    write(folder, f"{OWN_RULE}\n[[rule.values]]{values.replace('2026-02-01', '2026-02-15')}")
    with pytest.raises(RulebookError, match="chồng"):
        rulebook.on(date(2026, 2, 1))


def test_a_missing_folder_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("RULEBOOK_DIR", str(tmp_path / "nowhere"))
    with pytest.raises(RulebookError, match="nowhere"):
        rulebook.on(date(2026, 1, 1))


def test_a_document_may_not_take_the_key_of_ours(folder):
    write(folder, OWN_DOCUMENT.replace("05-QĐ/ĐU@2026-01-10", "208-QĐ/TW@2026-07-26"), "documents.toml")
    with pytest.raises(RulebookError, match="hai lần"):
        rulebook.on(date(2026, 1, 1))


def test_check_passes_on_our_own_rules(monkeypatch, capsys):
    monkeypatch.delenv("RULEBOOK_DIR", raising=False)
    assert __main__.main(["check"]) == 0
    assert capsys.readouterr().out.startswith("Đạt:")


def test_check_counts_a_committees_values(folder, capsys):
    write(folder, OWN_RULE)
    assert __main__.main(["check"]) == 0
    assert "1 do cấp ủy khai" in capsys.readouterr().out


def test_check_fails_with_one_line(folder, capsys):
    write(folder, rule('"x"'))
    assert __main__.main(["check"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_check_refuses_a_choice_nobody_knows(folder):
    write(folder, rule('"tuesday"', key="admission.ceremony.clock"))
    with pytest.raises(RulebookError, match="tuesday"):
        checking.check(folder)


def test_check_refuses_a_document_that_had_ended(folder):
    write(folder, rule(45).replace("05-QĐ/ĐU@2026-01-10", "24-QĐ/TW@2021-07-30"))
    with pytest.raises(RulebookError, match="hết hiệu lực"):
        checking.check(folder)


def test_a_wrong_command_shows_the_usage(capsys):
    assert __main__.main([]) == 2
    assert "check" in capsys.readouterr().err


@pytest.fixture
def copied_rules(tmp_path, monkeypatch):
    shutil.copytree(loading.HERE / "rules", tmp_path / "rules")
    shutil.copy(loading.HERE / "documents.toml", tmp_path)
    monkeypatch.setattr(loading, "HERE", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("rules/badge.toml", "since = 2017-07-01,", "since = 2017-07-01, until = 2018-01-01,", "hở hoặc chồng"),
        ("rules/badge.toml", "since = 2017-07-01,", "since = 2017-07-01, until = 2019-01-01,", "hở hoặc chồng"),
        ("rules/badge.toml", "since = 2017-07-01,", "since = 2016-07-25,", "ngược thứ tự"),
        ("rules/badge.toml", "since = 2026-07-01,", "since = 2026-07-01, until = 2027-01-01,", "không phủ hết"),
        ("rules/badge.toml", '"base_salary"', '"base_wage"', "không phủ hết"),
        ("documents.toml", "until = 2025-01-20", "until = 2025-01-19", "không nối liền"),
        ("documents.toml", 'replaced_by = "24-QĐ/TW@2021-07-30"', 'replaced_by = "24-QĐ/TW"', "thay thế"),
    ],
)
def test_check_finds_gaps_overlaps_and_missing_keys_in_our_own_files(copied_rules, name, old, new, words):
    path = copied_rules / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RulebookError, match=words):
        checking.check()


def test_our_own_book_has_no_overlay():
    assert load().overlays == {}
    assert Confidence("verified").refuses
