"""Charts: lengths are true to the numbers, words wrap, patterns stay inside their drawing."""

import pytest

from accounts import charts


def test_the_longest_bar_leaves_room_for_its_number():
    chart = charts.bars(name="a", title="Tuổi", rows=[("Trẻ", 5), ("Già", 10)])
    assert [bar.width for bar in chart.bars] == [39.0, 78.0]


def test_bars_of_nothing_have_no_length():
    chart = charts.bars(name="a", title="Tuổi", rows=[("Trẻ", 0)])
    assert chart.bars[0].width == 0.0


def test_a_chart_without_rows_has_no_height():
    assert charts.bars(name="a", title="Tuổi", rows=[]).height == 0.0


def test_a_long_label_wraps_and_pushes_its_bar_down():
    short, long = charts.bars(name="a", title="t", rows=[("Ngắn", 1), ("Chi bộ " * 10, 1)]).bars
    assert len(short.lines) == 1
    assert len(long.lines) > 1
    assert long.bar_y > long.lines[-1].y


def test_the_description_says_every_number():
    assert charts.bars(name="a", title="t", rows=[("Nam", 3), ("Nữ", 4)]).description == "Nam: 3; Nữ: 4"


def test_parts_of_a_stacked_bar_touch_and_sum_to_its_length():
    chart = charts.stacked(name="a", title="t", parts=["x", "y"], rows=[("Một", (3, 1)), ("Hai", (0, 2))])
    first, second = chart.stacks
    assert first.segments[1].x == first.segments[0].width
    assert first.value_x == 78.0
    assert [segment.value for segment in second.segments] == [2]
    assert second.total == 2


def test_the_legend_refers_to_patterns_of_its_own():
    solid, lines = charts.stacked(name="a", title="t", parts=["x", "y"], rows=[]).legend
    assert solid.paint.startswith("#")
    assert lines.paint == "url(#a-lines)"
    assert lines.swatch_paint == "url(#a-legend-lines)"


def test_seven_parts_cannot_be_told_apart():
    with pytest.raises(ValueError, match="6 parts"):
        charts.stacked(name="a", title="t", parts=list("abcdefg"), rows=[])
