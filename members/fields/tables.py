"""The tables of the record: items 21–26, 28a and 29 of the Phiếu đảng viên, each with its columns."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from members.fields.shapes import Column, FieldClass, Kind, Table

_STARTS: Final = Column(
    name="starts_on",
    kind=Kind.DATE,
    hint=_("Tháng và năm, ví dụ 9 | 1981."),
    example="09/1981",
    headers=("Từ tháng, năm", "Từ"),
)
_ENDS: Final = Column(
    name="ends_on",
    kind=Kind.DATE,
    hint=_("Tháng và năm; đến nay thì để trống. Ví dụ 12 | 1990."),
    example="12/1990",
    headers=("Đến tháng, năm", "Đến"),
)
_DECISION: Final = (
    Column(
        name="decided_on",
        kind=Kind.DATE,
        hint=_("Chỉ nhớ năm thì để trống ngày và tháng. Ví dụ 2 | 9 | 2005."),
        example="02/09/2005",
        headers=("Ngày quyết định",),
    ),
    Column(
        name="decision_number",
        kind=Kind.TEXT,
        hint=_("Ví dụ 125-QĐ/TU."),
        example="125-QĐ/TU",
        headers=("Số quyết định",),
    ),
    Column(
        name="issuer",
        kind=Kind.TEXT,
        hint=_("Nơi ký quyết định, ví dụ Thành ủy Hà Nội."),
        example="Thành ủy Hà Nội",
        headers=("Cấp quyết định",),
    ),
)

WORK: Final = Table(
    name="work",
    model="WorkPeriod",
    item="21",
    legend=_("Quá trình hoạt động và công tác (mục 21)"),
    klass=FieldClass.BASIC,
    key=("starts_on", "words"),
    columns=(
        _STARTS,
        _ENDS,
        Column(
            name="words",
            kind=Kind.TEXT,
            hint=_("Việc làm, chức vụ chính quyền và đoàn thể. Ví dụ Tổ trưởng sản xuất."),
            example="Tổ trưởng sản xuất",
            required=True,
            headers=("Làm việc gì, chức vụ",),
        ),
        Column(
            name="place",
            kind=Kind.TEXT,
            hint=_("Ví dụ Nhà máy Dệt 8-3."),
            example="Nhà máy Dệt 8-3",
            headers=("Đơn vị công tác",),
        ),
    ),
)
TRAINING: Final = Table(
    name="training",
    model="Training",
    item="22",
    legend=_("Đào tạo, bồi dưỡng (mục 22)"),
    klass=FieldClass.BASIC,
    key=("school", "subject", "starts_on"),
    columns=(
        Column(
            name="school",
            kind=Kind.TEXT,
            hint=_("Ví dụ Trường Đại học Bách khoa Hà Nội."),
            example="Trường Đại học Bách khoa Hà Nội",
            required=True,
            headers=("Tên trường",),
        ),
        Column(
            name="subject",
            kind=Kind.TEXT,
            hint=_("Ví dụ Kỹ thuật dệt."),
            example="Kỹ thuật dệt",
            headers=("Ngành học, lớp học",),
        ),
        _STARTS,
        _ENDS,
        Column(
            name="form",
            kind=Kind.CODE,
            codes="study_form",
            hint=_("Ví dụ Chính quy."),
            example="Chính quy",
            headers=("Hình thức học",),
        ),
        Column(
            name="certificate",
            kind=Kind.TEXT,
            hint=_("Ví dụ Bằng kỹ sư."),
            example="Bằng kỹ sư",
            headers=("Văn bằng, chứng chỉ",),
        ),
    ),
)
REWARDS: Final = Table(
    name="rewards",
    model="Reward",
    item="23",
    legend=_("Khen thưởng (mục 23)"),
    klass=FieldClass.BASIC,
    key=("kind", "decided_on", "decision_number"),
    columns=(
        Column(
            name="kind",
            kind=Kind.CODE,
            codes="reward",
            hint=_("Ví dụ Bằng khen."),
            example="Bằng khen của Thủ tướng Chính phủ",
            required=True,
            headers=("Hình thức khen thưởng",),
        ),
        Column(
            name="words",
            kind=Kind.TEXT,
            hint=_("Ví dụ năm năm lao động giỏi."),
            example="năm năm lao động giỏi",
            headers=("Thành tích",),
        ),
        *_DECISION,
    ),
)
BADGES: Final = Table(
    name="badges",
    model="Badge",
    item="24",
    legend=_("Huy hiệu Đảng (mục 24)"),
    klass=FieldClass.BASIC,
    key=("years",),
    columns=(
        Column(
            name="years",
            kind=Kind.CODE,
            codes="badge",
            hint=_("Loại huy hiệu, ví dụ 30 năm."),
            example="30 năm",
            required=True,
            headers=("Huy hiệu Đảng",),
        ),
        Column(
            name="number",
            kind=Kind.TEXT,
            hint=_("Ví dụ HN 00001234."),
            example="HN 00001234",
            headers=("Số huy hiệu",),
        ),
        Column(
            name="awarded_on",
            kind=Kind.DAY,
            hint=_("Ví dụ 19 | 5 | 2015."),
            example="19/05/2015",
            headers=("Ngày trao",),
        ),
        *_DECISION,
    ),
)
HONOURS: Final = Table(
    name="honours",
    model="Honour",
    item="25",
    legend=_("Danh hiệu được phong (mục 25)"),
    klass=FieldClass.BASIC,
    key=("kind", "decided_on"),
    columns=(
        Column(
            name="kind",
            kind=Kind.CODE,
            codes="honour",
            hint=_("Ví dụ Nhà giáo ưu tú."),
            example="Nhà giáo ưu tú",
            required=True,
            headers=("Danh hiệu",),
        ),
        Column(
            name="words",
            kind=Kind.TEXT,
            hint=_("Ví dụ ngành giáo dục."),
            example="ngành giáo dục",
            headers=("Ghi chú",),
        ),
        *_DECISION,
    ),
)
DISCIPLINES: Final = Table(
    name="disciplines",
    model="Discipline",
    item="26",
    legend=_("Kỷ luật (mục 26)"),
    klass=FieldClass.SPECIAL,
    guarded=True,
    key=("kind", "decided_on", "decision_number"),
    columns=(
        Column(
            name="kind",
            kind=Kind.CODE,
            codes="discipline",
            hint=_("Ví dụ Khiển trách (Đảng)."),
            example="Khiển trách (Đảng)",
            required=True,
            headers=("Hình thức kỷ luật",),
        ),
        Column(
            name="words",
            kind=Kind.TEXT,
            hint=_("Như ghi trong quyết định, ví dụ vi phạm nguyên tắc tập trung dân chủ."),
            example="vi phạm nguyên tắc tập trung dân chủ",
            headers=("Lý do",),
        ),
        *_DECISION,
        Column(
            name="ended_on",
            kind=Kind.DAY,
            hint=_("Ví dụ 2 | 9 | 2006."),
            example="02/09/2006",
            headers=("Hết hiệu lực ngày",),
        ),
    ),
)
TRAVELS: Final = Table(
    name="travels",
    model="Travel",
    item="28",
    legend=_("Đã đi nước ngoài (mục 28a)"),
    klass=FieldClass.SPECIAL,
    guarded=True,
    optional=True,
    key=("country", "starts_on"),
    columns=(
        Column(
            name="country",
            kind=Kind.COUNTRY,
            hint=_("Ví dụ Nhật Bản."),
            example="Nhật Bản",
            required=True,
            headers=("Nước",),
        ),
        _STARTS,
        _ENDS,
        Column(
            name="words",
            kind=Kind.TEXT,
            hint=_("Ví dụ công tác, Bộ Công Thương cử đi."),
            example="công tác, Bộ Công Thương cử đi",
            headers=("Mục đích, cơ quan cử đi",),
        ),
    ),
)
FAMILY: Final = Table(
    name="family",
    model="Relative",
    item="29",
    legend=_("Quan hệ gia đình (mục 29)"),
    klass=FieldClass.SPECIAL,
    guarded=True,
    optional=True,
    key=("relation", "full_name"),
    columns=(
        Column(
            name="relation",
            kind=Kind.CODE,
            codes="relation",
            hint=_("Ví dụ Vợ."),
            example="Vợ",
            required=True,
            headers=("Quan hệ",),
        ),
        Column(
            name="full_name",
            kind=Kind.NAME,
            hint=_("Ví dụ Lê Thị Hoa."),
            example="Lê Thị Hoa",
            required=True,
            headers=("Họ và tên người thân",),
        ),
        Column(
            name="born_on",
            kind=Kind.DATE,
            hint=_("Chỉ cần năm, ví dụ 1960."),
            example="1960",
            headers=("Năm sinh người thân",),
        ),
        Column(
            name="words",
            kind=Kind.TEXT,
            hint=_("Ví dụ quê Hải Dương, ở cùng, cán bộ hưu trí."),
            example="quê Hải Dương, ở cùng, cán bộ hưu trí",
            headers=("Quê quán, nơi ở, chức danh, đơn vị",),
        ),
    ),
)

TABLES: Final = (WORK, TRAINING, REWARDS, BADGES, HONOURS, DISCIPLINES, TRAVELS, FAMILY)
TABLES_BY_NAME: Final = {table.name: table for table in TABLES}
