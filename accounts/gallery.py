"""The gallery of components at /giao-dien/, in debug only: each shown full, empty and wrong, with its use."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.dates import PartialDateField


class SampleForm(forms.Form):
    """One field of each kind, as forms of the house declare them."""

    full_name = forms.CharField(
        label="Họ và tên khai sinh",
        help_text="Viết như trong giấy khai sinh, có dấu. Ví dụ: Nguyễn Thị Ánh.",
        error_messages={"required": "Chưa có họ tên. Hãy ghi như trong giấy khai sinh."},
    )
    born = PartialDateField(
        label="Sinh ngày", reads="age", past=True, help_text="Ví dụ: 5 | 3 | 1970. Chỉ nhớ năm? Để trống ngày và tháng."
    )
    sex = forms.ChoiceField(
        label="Giới tính",
        choices=[("male", "Nam"), ("female", "Nữ")],
        widget=forms.RadioSelect(attrs={"class": "across"}),
        error_messages={"required": "Chưa chọn giới tính. Hãy chọn một trong hai."},
    )
    ethnic = forms.ChoiceField(label="Dân tộc", choices=[("kinh", "Kinh"), ("tay", "Tày"), ("muong", "Mường")])
    languages = forms.MultipleChoiceField(
        label="Ngoại ngữ",
        required=False,
        choices=[("en", "Tiếng Anh"), ("ru", "Tiếng Nga"), ("fr", "Tiếng Pháp")],
        widget=forms.CheckboxSelectMultiple,
    )
    number = forms.CharField(
        label="Số định danh cá nhân",
        required=False,
        help_text="12 chữ số trên thẻ căn cước. Ví dụ: 001170012345.",
        widget=forms.TextInput(attrs={"size": 14, "inputmode": "numeric"}),
    )
    remark = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    scan = forms.FileField(label="Danh sách", required=False, help_text="Excel hoặc CSV, không quá 20 MB.")
    agreed = forms.BooleanField(label="Tôi đã đối chiếu với hồ sơ giấy", required=False)


WRONG = {"born_day": "31", "born_month": "2", "born_year": "1970", "number": "1"}
MEMBERS = [
    ("Nguyễn Thị Ánh", "Nữ · 14/02/1958", "Tổ dân phố số 7", "19/05/1985", "41", "ok", "Đang sinh hoạt"),
    ("Trần Văn Bình", "Nam · 1946", "Tổ dân phố số 7", "03/02/1968", "58", "info", "Miễn sinh hoạt"),
    ("Phạm Đức Đạt", "Nam · 05/03/2003", "Trường THCS Ngọc Lâm", "20/11/2026", "", "warn", "Dự bị đến 20/11/2027"),
    (
        "Vũ Văn Thịnh",
        "Nam · 30/08/1988",
        "đang chuyển đến phường Việt Hưng",
        "22/12/2012",
        "13",
        "bad",
        "Quá hạn trình giấy",
    ),
]
FIGURES = [
    {"value": 91, "label": "đảng viên", "note": "88 chính thức, 3 dự bị", "url": "#figures"},
    {"value": 2, "label": "đang chuyển đi", "note": "1 quá hạn trình giấy", "url": "#figures"},
    {"value": "96 %", "label": "dự họp tháng 11", "note": "1 vắng không lý do", "url": ""},
    {"value": 1284, "label": "toàn đảng bộ", "note": "", "url": "#figures"},
]
FACTS = [
    {"label": "Tuổi Đảng", "value": "41 năm", "note": "mốc 45 năm: 19/05/2030"},
    {"label": "Ngày vào Đảng", "value": "19/05/1985", "note": "chính thức 19/05/1986"},
    {"label": "Sinh ngày", "value": "14/02/1958", "note": "68 tuổi"},
    {"label": "Ngày vào Đoàn", "value": None, "note": ""},
]
TIMELINE = [
    {
        "day": "12/12/2025",
        "title": "Xếp loại 2025: Hoàn thành tốt nhiệm vụ",
        "note": "Nghị quyết chi bộ 22-NQ/CB",
        "url": "#timeline",
        "soft": False,
    },
    {
        "day": "01/07/2025",
        "title": "Chi bộ về Đảng bộ phường Thử Nghiệm",
        "note": "Quyết định 98-QĐ/TU",
        "url": "",
        "soft": True,
    },
    {"day": "1985", "title": "Vào Đảng", "note": "", "url": "", "soft": False},
]
TABS = [
    {"label": label, "url": "#tabs", "current": label == "Quá trình"}
    for label in ("Quá trình", "Lý lịch", "Đào tạo, công tác", "Khen thưởng, kỷ luật", "Giấy tờ", "Ai đã xem")
]
DIFF = [
    {"field": "Sinh ngày", "before": "1958", "after": "14/02/1958"},
    {"field": "Điện thoại", "before": "", "after": "0900 000 001"},
    {"field": "Tôn giáo", "before": "Không rõ", "after": ""},
]
CONFLICT = [
    {"name": "address", "label": "Nơi ở", "opened": "Ngõ 12", "now": "Ngõ 12, phố Ngọc Lâm", "yours": "Số 5, ngõ 12"},
    {"name": "phone", "label": "Điện thoại", "opened": "", "now": "0900 000 001", "yours": "0900 000 002"},
]
ICONS = [
    "inbox",
    "people",
    "meeting",
    "join",
    "sieve",
    "move",
    "money",
    "report",
    "upload",
    "download",
    "tree",
    "rules",
    "paper",
    "more",
    "search",
    "bell",
    "phone",
    "key",
    "lock",
    "out",
    "gear",
    "ok",
    "info",
    "warn",
    "bad",
    "close",
    "plus",
    "print",
    "edit",
    "eye",
    "clock",
]
AGES = [("18–30 tuổi", 6), ("31–45 tuổi", 14), ("46–60 tuổi", 22), ("Trên 60 tuổi", 1049)]
KINDS = ("Chính thức", "Dự bị", "Miễn sinh hoạt")
BY_UNIT = [("Tổ dân phố số 7", (60, 2, 9)), ("Trường THCS Ngọc Lâm", (24, 5, 0)), ("Công an phường", (18, 0, 0))]


def _todo() -> list[dict]:
    today = timezone.localdate()
    return [
        {
            "title": "Nộp giấy giới thiệu: Vũ Văn Thịnh",
            "why": "Giấy ký 12/10/2026, trình trong 30 ngày làm việc · 38-HD/BTCTW mục 4.3.1",
            "url": "#todo",
            "act": "Ghi nhận đã nộp",
            "due_on": today - timedelta(days=3),
        },
        {
            "title": "Họp chi bộ thường kỳ tháng 12",
            "why": "24 đảng viên được triệu tập, 2 miễn sinh hoạt",
            "url": "#todo",
            "act": "Chuẩn bị",
            "due_on": today + timedelta(days=9),
        },
        {
            "title": "Danh sách đã kiểm tra xong: 3 dòng cần xem",
            "why": "danh-sach-chi-bo-7.xlsx",
            "url": "#todo",
            "act": "Xem kết quả",
            "due_on": None,
        },
    ]


def index(request: HttpRequest) -> HttpResponse:
    """Show every component of the design system."""
    messages.success(request, "Đã lưu hồ sơ đồng chí Nguyễn Thị Ánh.")
    context = {
        "todo_items": _todo(),
        "figures_items": FIGURES,
        "facts_items": FACTS,
        "timeline_items": TIMELINE,
        "tabs_items": TABS,
        "diff_rows": DIFF,
        "conflict_rows": CONFLICT,
        "ages": AGES,
        "kinds": KINDS,
        "by_unit": BY_UNIT,
        "members": MEMBERS,
        "today": timezone.localdate(),
        "icons": ICONS,
        "form": SampleForm(initial={"full_name": "Nguyễn Thị Ánh", "born": "1958"}, prefix="mau", auto_id="mau_%s"),
        "wrong": SampleForm(WRONG),
    }
    return render(request, "gallery/index.html", context)
