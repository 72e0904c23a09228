"""Facts 25 and 33 of records.md, part 8: shares as the press printed them, tables that must agree."""

from reports import rules
from vietnam import words


def test_the_share_of_ho_chi_minh_city_with_a_personal_number_reads_as_printed():
    assert words.percent(100 * 350_459 / 365_911) == "95,78\u00a0%"


def test_a_table_by_ethnic_group_that_differs_from_the_closing_count_is_named_with_both_sums():
    wrong = rules.adds_up("Theo dân tộc", [110, 12], 123)
    assert not wrong.holds
    assert wrong.places == ("tổng các dòng là 122, tổng số là 123",)
    assert rules.adds_up("Theo dân tộc", [110, 13], 123).holds
