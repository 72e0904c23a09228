"""Two people edit one record: nobody's input is lost, nothing is decided behind anyone's back."""

from hypothesis import given
from hypothesis import strategies as st

from members.merging import merge

FIELDS = ("a", "b", "c")
records = st.fixed_dictionaries({field: st.integers(0, 2) for field in FIELDS})


def applied(now, merged):
    return {**now, **merged.changes}


@given(records, records)
def test_nobody_else_changed_so_mine_stands(opened, mine):
    merged = merge(opened, opened, mine)
    assert not merged.conflicts
    assert applied(opened, merged) == mine


@given(records, records)
def test_i_changed_nothing_so_theirs_stands(opened, now):
    assert merge(opened, now, opened) == merge(opened, now, {})
    assert applied(now, merge(opened, now, opened)) == now


@given(records, records, records)
def test_every_field_takes_a_value_somebody_meant_or_is_asked(opened, now, mine):
    merged = merge(opened, now, mine)
    result = applied(now, merged)
    for field in FIELDS:
        theirs, ours = now[field] != opened[field], mine[field] != opened[field]
        if theirs and ours and now[field] != mine[field]:
            assert merged.conflicts[field] == (opened[field], now[field], mine[field])
            continue
        assert field not in merged.conflicts
        expected = mine[field] if ours else now[field]
        assert result[field] == expected


@given(records, records, records)
def test_a_second_merge_with_the_choice_made_has_no_conflict(opened, now, mine):
    assert not merge(now, now, mine).conflicts


def test_a_field_the_form_never_showed_is_left_alone():
    assert merge({"a": 1}, {"a": 1, "b": 2}, {"a": 3}).changes == {"a": 3}
