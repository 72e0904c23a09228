"""Items 27, 28 b–c and 30 of the Phiếu đảng viên; off unless the committee's regime allows them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from members.fields.shapes import Field, FieldClass, Kind
from members.fields.table import groups_of

_X = FieldClass.SPECIAL

BACKGROUND: Final = (
    Field(
        name="left_words", row="background", item="27", group="past", kind=Kind.LONG, klass=_X,
        hint=_("Thời gian, chi bộ; không có thì để trống. Ví dụ: tháng 3 năm 1990, xin ra khỏi Đảng, Chi bộ Dệt."),
        example="tháng 3 năm 1990, xin ra khỏi Đảng", guarded=True,
        headers=("Lịch sử: bị khai trừ, xóa tên, xin ra",),
    ),
    Field(
        name="readmitted_words", row="background", item="27", group="past", kind=Kind.LONG, klass=_X,
        hint=_("Ngày vào Đảng lần hai, chi bộ, hai người giới thiệu. Ví dụ: ngày 3/2/1996, Chi bộ Phố Huế."),
        example="ngày 3/2/1996, Chi bộ Phố Huế", guarded=True,
        headers=("Lịch sử: kết nạp lại",),
    ),
    Field(
        name="restored_words", row="background", item="27", group="past", kind=Kind.LONG, klass=_X,
        hint=_("Ngày, chi bộ. Ví dụ: ngày 2/9/1997, Chi bộ Phố Huế."),
        example="ngày 2/9/1997, Chi bộ Phố Huế", guarded=True,
        headers=("Lịch sử: khôi phục đảng tịch",),
    ),
    Field(
        name="law_words", row="background", item="27", group="past", kind=Kind.LONG, klass=_X,
        hint=_("Hình thức, ngày, cơ quan xử lý. Ví dụ: năm 1988, cảnh cáo, Tòa án quận."),
        example="năm 1988, cảnh cáo", guarded=True,
        headers=("Lịch sử: xử lý theo pháp luật",),
    ),
    Field(
        name="old_regime_words", row="background", item="27", group="past", kind=Kind.LONG, klass=_X,
        hint=_("Chức vụ, nơi, thời gian. Ví dụ: 1970–1972, thư ký xã."),
        example="1970–1972, thư ký xã", guarded=True,
        headers=("Lịch sử: làm việc trong chế độ cũ",),
    ),
    Field(
        name="abroad_ties", row="background", item="28", group="abroad", kind=Kind.LONG, klass=_X,
        hint=_("Tổ chức, việc, thời gian. Ví dụ: 2005–2007, làm việc cho văn phòng UNDP."),
        example="2005–2007, làm việc cho văn phòng UNDP", guarded=True,
        headers=("Quan hệ với tổ chức nước ngoài",),
    ),
    Field(
        name="relatives_abroad", row="background", item="28", group="abroad", kind=Kind.LONG, klass=_X,
        hint=_("Quan hệ, họ tên, nước, việc làm. Ví dụ: con trai Lê Minh, Nhật Bản, kỹ sư."),
        example="con trai Lê Minh, Nhật Bản, kỹ sư", guarded=True,
        headers=("Người thân ở nước ngoài",),
    ),
    Field(
        name="income", row="background", item="30", group="economy", kind=Kind.AMOUNT, klass=_X,
        hint=_("Cả hộ trong một năm, ví dụ 240.000.000."),
        example="240000000", guarded=True,
        headers=("Tổng thu nhập của hộ một năm",),
    ),
    Field(
        name="income_per_head", row="background", item="30", group="economy", kind=Kind.AMOUNT, klass=_X,
        hint=_("Ví dụ 60.000.000."),
        example="60000000", guarded=True,
        headers=("Thu nhập bình quân một người",),
    ),
    Field(
        name="house_granted", row="background", item="30", group="economy", kind=Kind.TEXT, klass=_X,
        hint=_("Loại nhà, ví dụ căn hộ tập thể."),
        example="căn hộ tập thể", guarded=True,
        headers=("Nhà được cấp, thuê: loại",),
    ),
    Field(
        name="house_granted_area", row="background", item="30", group="economy", kind=Kind.AREA, klass=_X,
        hint=_("Số mét vuông, ví dụ 42,5."),
        example="42,5", guarded=True,
        headers=("Nhà được cấp, thuê: diện tích",),
    ),
    Field(
        name="house_own", row="background", item="30", group="economy", kind=Kind.TEXT, klass=_X,
        hint=_("Loại nhà, ví dụ nhà ba tầng."),
        example="nhà ba tầng", guarded=True,
        headers=("Nhà tự mua, xây: loại",),
    ),
    Field(
        name="house_own_area", row="background", item="30", group="economy", kind=Kind.AREA, klass=_X,
        hint=_("Số mét vuông, ví dụ 60."),
        example="60", guarded=True,
        headers=("Nhà tự mua, xây: diện tích",),
    ),
    Field(
        name="land_granted_area", row="background", item="30", group="economy", kind=Kind.AREA, klass=_X,
        hint=_("Số mét vuông, ví dụ 120."),
        example="120", guarded=True,
        headers=("Đất được cấp",),
    ),
    Field(
        name="land_bought_area", row="background", item="30", group="economy", kind=Kind.AREA, klass=_X,
        hint=_("Số mét vuông, ví dụ 80."),
        example="80", guarded=True,
        headers=("Đất tự mua",),
    ),
    Field(
        name="business", row="background", item="30", group="economy", kind=Kind.TEXT, klass=_X,
        hint=_("Ví dụ cửa hàng tạp hóa."),
        example="cửa hàng tạp hóa", guarded=True,
        headers=("Hoạt động kinh tế",),
    ),
    Field(
        name="farm_area", row="background", item="30", group="economy", kind=Kind.AREA, klass=_X,
        hint=_("Số héc-ta, ví dụ 1,5."),
        example="1,5", guarded=True,
        headers=("Đất trang trại",),
    ),
    Field(
        name="workers_hired", row="background", item="30", group="economy", kind=Kind.AMOUNT, klass=_X,
        hint=_("Số người, ví dụ 2."),
        example="2", guarded=True,
        headers=("Số lao động thuê mướn",),
    ),
    Field(
        name="assets", row="background", item="30", group="economy", kind=Kind.LONG, klass=_X,
        hint=_("Tên từng tài sản, ví dụ: ô tô con."),
        example="ô tô con", guarded=True,
        headers=("Tài sản từ 50 triệu đồng",),
    ),
    Field(
        name="assets_value", row="background", item="30", group="economy", kind=Kind.AMOUNT, klass=_X,
        hint=_("Tổng giá trị, ví dụ 350.000.000."),
        example="350000000", guarded=True,
        headers=("Giá trị tài sản",),
    ),
)  # fmt: skip
"""Items 27, 28 b–c and 30: off unless the committee's regime allows them (setting KEEP_BACKGROUND)."""

_LEGENDS: Final = (
    ("past", _("Đặc điểm lịch sử bản thân (mục 27)")),
    ("abroad", _("Quan hệ với nước ngoài (mục 28)")),
    ("economy", _("Hoàn cảnh kinh tế (mục 30)")),
)

BACKGROUND_GROUPS: Final = groups_of(_LEGENDS, BACKGROUND)
