"""The field table: every field of the record, items 01–20 of the Phiếu đảng viên (2-HSĐV), in its order.

Form, page, list, filter, print, export, import, masking and log all read this table; labels are those
of the model. Headers of the older fields live in ``members.intake.columns``.
"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.fields.shapes import Field, FieldClass, Group, Kind

_B, _S, _X = FieldClass.BASIC, FieldClass.SENSITIVE, FieldClass.SPECIAL

RECORD: Final = (
    Field(
        name="full_name", item="01", group="name", kind=Kind.NAME, klass=_B,
        hint=_("Theo giấy khai sinh, ví dụ Nguyễn Thị Ánh. Viết hoa hay thường đều được."),
        example="Nguyễn Thị Ánh",
    ),
    Field(
        name="sex", item="02", group="name", kind=Kind.CODE, klass=_B,
        hint=_("Như trên căn cước, ví dụ Nữ."),
        example="Nữ", codes="sex",
    ),
    Field(
        name="other_name", item="03", group="name", kind=Kind.NAME, klass=_B,
        hint=_("Tên thường gọi hoặc bí danh, ví dụ Ánh Nguyệt."),
        example="Ánh Nguyệt",
    ),
    Field(
        name="born_on", item="04", group="name", kind=Kind.DATE, klass=_B,
        hint=_("Ví dụ 14 | 2 | 1958. Chỉ biết năm thì để trống ngày và tháng."),
        example="14/02/1958",
    ),
    Field(
        name="birth_country", item="05", group="birth", kind=Kind.COUNTRY, klass=_B,
        hint=_("Ví dụ Việt Nam."),
        example="Việt Nam",
    ),
    Field(
        name="birth_province", item="05", group="birth", kind=Kind.PROVINCE, klass=_B,
        hint=_("Tên ghi trên giấy khai sinh, ví dụ Hà Tây."),
        example="Hà Tây",
    ),
    Field(
        name="birth_detail", item="05", group="birth", kind=Kind.TEXT, klass=_S,
        hint=_("Ví dụ thôn Đoài, xã Thanh Thùy."),
        example="thôn Đoài, xã Thanh Thùy",
    ),
    Field(
        name="home_country", item="06", group="home", kind=Kind.COUNTRY, klass=_B,
        hint=_("Ví dụ Việt Nam."),
        example="Việt Nam",
    ),
    Field(
        name="home_province", item="06", group="home", kind=Kind.PROVINCE, klass=_B,
        hint=_("Ví dụ Thành phố Hà Nội."),
        example="Thành phố Hà Nội",
    ),
    Field(
        name="home_detail", item="06", group="home", kind=Kind.TEXT, klass=_S,
        hint=_("Xã, phường theo đơn vị hành chính hiện nay, ví dụ xã Tam Hưng."),
        example="xã Tam Hưng",
    ),
    Field(
        name="residence_country", item="07", group="residence", kind=Kind.COUNTRY, klass=_B,
        hint=_("Ví dụ Việt Nam."),
        example="Việt Nam",
    ),
    Field(
        name="residence_province", item="07", group="residence", kind=Kind.PROVINCE, klass=_B,
        hint=_("Ví dụ Thành phố Hà Nội."),
        example="Thành phố Hà Nội",
    ),
    Field(
        name="residence_detail", item="07", group="residence", kind=Kind.TEXT, klass=_S,
        hint=_("Ví dụ số 12, ngõ 34, phường Ngọc Hà."),
        example="số 12, ngõ 34, phường Ngọc Hà",
    ),
    Field(
        name="stay_country", item="07", group="stay", kind=Kind.COUNTRY, klass=_B,
        hint=_("Chỉ ghi khi ở nơi khác với nơi thường trú. Ví dụ Việt Nam."),
        example="Việt Nam",
        headers=("Tạm trú: Quốc gia", "Nơi tạm trú: Quốc gia"),
    ),
    Field(
        name="stay_province", item="07", group="stay", kind=Kind.PROVINCE, klass=_B,
        hint=_("Ví dụ Thành phố Hà Nội."),
        example="Thành phố Hà Nội",
        headers=("Tạm trú: Tỉnh", "Tạm trú: Tỉnh/Thành phố", "Nơi tạm trú: Tỉnh"),
    ),
    Field(
        name="stay_detail", item="07", group="stay", kind=Kind.TEXT, klass=_S,
        hint=_("Ví dụ phòng 502, nhà A2, phường Cầu Giấy."),
        example="phòng 502, nhà A2, phường Cầu Giấy",
        headers=("Tạm trú: Địa chỉ chi tiết", "Tạm trú", "Nơi tạm trú", "Địa chỉ tạm trú"),
    ),
    Field(
        name="ethnic", item="08", group="people", kind=Kind.CODE, klass=_X,
        hint=_("Như trên giấy khai sinh, ví dụ Kinh."),
        example="Kinh", codes="ethnic",
    ),
    Field(
        name="religion", item="09", group="people", kind=Kind.CODE, klass=_X,
        hint=_("Không theo tôn giáo nào thì chọn Không. Ví dụ Phật giáo."),
        example="Không", codes="religion",
    ),
    Field(
        name="origin", item="10", group="people", kind=Kind.CODE, klass=_X,
        hint=_("Thành phần ghi trong lý lịch gốc, ví dụ Nông dân."),
        example="Nông dân", codes="origin",
        headers=("Thành phần gia đình", "Thành phần xuất thân", "Thành phần gia đình xuất thân"),
    ),
    Field(
        name="occupation", item="11", group="work", kind=Kind.CODE, klass=_B,
        hint=_("Nhóm dùng cho thống kê, ví dụ Công chức."),
        example="Công chức", codes="occupation",
        headers=("Nhóm nghề nghiệp", "Nhóm nghề"),
    ),
    Field(
        name="occupation_words", item="11", group="work", kind=Kind.TEXT, klass=_B,
        hint=_("Việc đang làm, ví dụ Giáo viên trung học cơ sở."),
        example="Giáo viên trung học cơ sở",
        headers=("Nghề nghiệp hiện nay", "Nghề nghiệp", "Nghề nghiệp, chức vụ hiện nay", "Công việc hiện nay"),
    ),
    Field(
        name="occupation_before", item="11", group="work", kind=Kind.TEXT, klass=_B,
        hint=_("Việc làm lúc được kết nạp, ví dụ Công nhân dệt."),
        example="Công nhân dệt",
        headers=("Nghề nghiệp khi vào Đảng", "Nghề nghiệp trước khi vào Đảng"),
    ),
    Field(
        name="decided_on", row="membership", item="12", group="admission", kind=Kind.DAY, klass=_B,
        hint=_("Ngày cấp có thẩm quyền ký quyết định; tuổi Đảng tính từ ngày này. Ví dụ 2 | 5 | 1985."),
        example="02/05/1985",
    ),
    Field(
        name="admitted_on", row="membership", item="12", group="admission", kind=Kind.DATE, klass=_B,
        hint=_("Ngày chi bộ làm lễ kết nạp, ví dụ 19 | 5 | 1985."),
        example="19/05/1985",
    ),
    Field(
        name="admitted_at", row="membership", item="12", group="admission", kind=Kind.TEXT, klass=_B,
        hint=_("Tên chi bộ lúc đó, ví dụ Chi bộ Nhà máy Dệt 8-3."),
        example="Chi bộ Nhà máy Dệt 8-3",
        headers=("Vào Đảng tại chi bộ", "Kết nạp tại chi bộ", "Nơi vào Đảng", "Nơi kết nạp"),
    ),
    Field(
        name="introducer_1", row="membership", item="12", group="admission", kind=Kind.NAME, klass=_B,
        hint=_("Ví dụ Trần Văn Bình."),
        example="Trần Văn Bình",
        headers=("Người giới thiệu thứ nhất", "Người giới thiệu 1", "Người giới thiệu"),
    ),
    Field(
        name="introducer_1_post", row="membership", item="12", group="admission", kind=Kind.TEXT, klass=_B,
        hint=_("Ví dụ Bí thư chi bộ, Nhà máy Dệt 8-3."),
        example="Bí thư chi bộ, Nhà máy Dệt 8-3",
        headers=("Người giới thiệu thứ nhất: chức vụ, đơn vị", "Chức vụ, đơn vị người giới thiệu 1"),
    ),
    Field(
        name="introducer_2", row="membership", item="12", group="admission", kind=Kind.NAME, klass=_B,
        hint=_("Ví dụ Lê Thị Hoa."),
        example="Lê Thị Hoa",
        headers=("Người giới thiệu thứ hai", "Người giới thiệu 2"),
    ),
    Field(
        name="introducer_2_post", row="membership", item="12", group="admission", kind=Kind.TEXT, klass=_B,
        hint=_("Ví dụ Phó bí thư Đoàn thanh niên, Nhà máy Dệt 8-3."),
        example="Phó bí thư Đoàn thanh niên",
        headers=("Người giới thiệu thứ hai: chức vụ, đơn vị", "Chức vụ, đơn vị người giới thiệu 2"),
    ),
    Field(
        name="official_on", row="membership", item="12", group="admission", kind=Kind.DATE, klass=_B,
        hint=_("Đảng viên dự bị thì để trống. Ví dụ 19 | 5 | 1986."),
        example="19/05/1986",
    ),
    Field(
        name="official_at", row="membership", item="12", group="admission", kind=Kind.TEXT, klass=_B,
        hint=_("Tên chi bộ lúc đó, ví dụ Chi bộ Nhà máy Dệt 8-3."),
        example="Chi bộ Nhà máy Dệt 8-3",
        headers=("Chính thức tại chi bộ", "Công nhận chính thức tại chi bộ", "Nơi công nhận chính thức"),
    ),
    Field(
        name="recruited_on", item="13", group="service", kind=Kind.DATE, klass=_B,
        hint=_("Ngày vào biên chế hoặc ký hợp đồng lần đầu, ví dụ 9 | 1981."),
        example="01/09/1981",
        headers=("Ngày được tuyển dụng", "Ngày tuyển dụng"),
    ),
    Field(
        name="recruited_by", item="13", group="service", kind=Kind.TEXT, klass=_B,
        hint=_("Ví dụ Nhà máy Dệt 8-3."),
        example="Nhà máy Dệt 8-3",
        headers=("Cơ quan tuyển dụng", "Nơi tuyển dụng"),
    ),
    Field(
        name="union_on", item="14", group="service", kind=Kind.DATE, klass=_B,
        hint=_("Ví dụ 26 | 3 | 1975. Chỉ nhớ năm thì để trống ngày và tháng."),
        example="26/03/1975",
        headers=("Ngày vào Đoàn TNCS Hồ Chí Minh", "Ngày vào Đoàn", "Ngày vào Đoàn TNCS HCM"),
    ),
    Field(
        name="other_bodies", item="15", group="service", kind=Kind.TEXT, klass=_B,
        hint=_("Ví dụ Hội Cựu chiến binh (2001), Công đoàn (1981)."),
        example="Hội Cựu chiến binh (2001)",
        headers=("Tham gia các tổ chức xã hội khác", "Tổ chức xã hội khác", "Các tổ chức xã hội"),
    ),
    Field(
        name="enlisted_on", item="16", group="service", kind=Kind.DATE, klass=_B,
        hint=_("Ví dụ 5 | 1972. Không ở bộ đội, công an thì để trống."),
        example="01/05/1972",
        headers=("Ngày nhập ngũ",),
    ),
    Field(
        name="discharged_on", item="16", group="service", kind=Kind.DATE, klass=_B,
        hint=_("Ngày xuất ngũ hoặc chuyển ngành, ví dụ 12 | 1976."),
        example="01/12/1976",
        headers=("Ngày xuất ngũ, chuyển ngành", "Ngày xuất ngũ", "Ngày chuyển ngành"),
    ),
    Field(
        name="schooling", item="17", group="learning", kind=Kind.CODE, klass=_B,
        hint=_("Lớp cao nhất đã học xong, ví dụ 12/12."),
        example="12/12", codes="schooling",
        headers=("Giáo dục phổ thông", "Trình độ văn hóa", "Văn hóa", "Học vấn phổ thông",
                 "Trình độ phổ thông"),
    ),
    Field(
        name="expertise", item="17", group="learning", kind=Kind.CODE, klass=_B,
        hint=_("Bậc cao nhất có bằng, ví dụ Đại học."),
        example="Đại học", codes="expertise",
        headers=("Chuyên môn nghiệp vụ: trình độ", "Trình độ chuyên môn", "Chuyên môn nghiệp vụ", "Chuyên môn"),
    ),
    Field(
        name="expertise_words", item="17", group="learning", kind=Kind.TEXT, klass=_B,
        hint=_("Ngành ghi trên bằng, ví dụ Sư phạm Toán."),
        example="Sư phạm Toán",
        headers=("Chuyên môn nghiệp vụ: ngành", "Ngành đào tạo", "Chuyên ngành", "Ngành chuyên môn"),
    ),
    Field(
        name="degree", item="17", group="learning", kind=Kind.CODE, klass=_B,
        hint=_("Ví dụ Thạc sĩ."),
        example="Thạc sĩ", codes="degree",
        headers=("Học vị cao nhất", "Học vị"),
    ),
    Field(
        name="academic_title", item="17", group="learning", kind=Kind.CODE, klass=_B,
        hint=_("Ví dụ Phó giáo sư."),
        example="Phó giáo sư", codes="academic_title",
        headers=("Học hàm cao nhất", "Học hàm"),
    ),
    Field(
        name="theory", item="17", group="learning", kind=Kind.CODE, klass=_B,
        hint=_("Bậc cao nhất, ví dụ Trung cấp."),
        example="Trung cấp", codes="theory",
        headers=("Lý luận chính trị", "Trình độ lý luận chính trị", "LLCT", "Trình độ LLCT", "Lý luận"),
    ),
    Field(
        name="language", item="17", group="learning", kind=Kind.CODE, klass=_B,
        hint=_("Thứ tiếng và bậc cao nhất, ví dụ Tiếng Anh B."),
        example="Tiếng Anh B", codes="language",
        headers=("Ngoại ngữ", "Trình độ ngoại ngữ"),
    ),
    Field(
        name="computing", item="17", group="learning", kind=Kind.CODE, klass=_B,
        hint=_("Ví dụ Ứng dụng cơ bản."),
        example="Ứng dụng cơ bản", codes="computing",
        headers=("Tin học", "Trình độ tin học"),
    ),
    Field(
        name="health", item="18", group="health", kind=Kind.CODE, klass=_X,
        hint=_("Theo lần khám gần nhất, ví dụ Tốt."),
        example="Tốt", codes="health", guarded=True,
        headers=("Tình trạng sức khỏe", "Sức khỏe"),
    ),
    Field(
        name="invalid_class", item="18", group="health", kind=Kind.CODE, klass=_X,
        hint=_("Như trên thẻ thương binh, ví dụ 2/4."),
        example="2/4", codes="invalid_class", guarded=True,
        headers=("Thương binh loại", "Thương binh", "Hạng thương binh"),
    ),
    Field(
        name="martyr_family", item="18", group="health", kind=Kind.CODE, klass=_X,
        hint=_("Con, vợ, chồng, cha, mẹ liệt sĩ thì chọn Có. Ví dụ Không."),
        example="Không", codes="yes_no", guarded=True,
        headers=("Gia đình liệt sĩ", "Thân nhân liệt sĩ"),
    ),
    Field(
        name="merit_family", item="18", group="health", kind=Kind.CODE, klass=_X,
        hint=_("Gia đình được công nhận có công thì chọn Có. Ví dụ Không."),
        example="Không", codes="yes_no", guarded=True,
        headers=("Gia đình có công với cách mạng", "Gia đình có công"),
    ),
    Field(
        name="identity_number", item="19", group="papers", kind=Kind.NUMBER, klass=_S,
        hint=_("12 chữ số trên căn cước, ví dụ 001158000123."),
        example="001158000123",
    ),
    Field(
        name="old_identity_card", item="19", group="papers", kind=Kind.NUMBER, klass=_S,
        hint=_("9 chữ số, ví dụ 012345678."),
        example="012345678",
    ),
    Field(
        name="card_number", group="papers", kind=Kind.NUMBER, klass=_S,
        hint=_("12 chữ số, thường trùng số định danh, ví dụ 001158000123. Dự bị thì để trống."),
        example="001158000123",
    ),
    Field(
        name="card_issued_on", group="papers", kind=Kind.DAY, klass=_B,
        hint=_("Ví dụ 2 | 9 | 2025."),
        example="02/09/2025",
    ),
    Field(
        name="card_issued_by", group="papers", kind=Kind.TEXT, klass=_B,
        hint=_("Ví dụ Thành ủy Hà Nội."),
        example="Thành ủy Hà Nội",
    ),
    Field(
        name="old_card_number", group="papers", kind=Kind.NUMBER, klass=_S,
        hint=_("Thường có 8 chữ số, ví dụ 12345678."),
        example="12345678",
    ),
    Field(
        name="dossier_number", group="papers", kind=Kind.TEXT, klass=_S,
        hint=_("6 chữ số và ký hiệu, ví dụ 000123HN."),
        example="000123HN",
        headers=("Số lý lịch đảng viên", "Số lý lịch", "Số LL", "Số lý lịch ĐV"),
    ),
    Field(
        name="phone", group="contact", kind=Kind.PHONE, klass=_S,
        hint=_("Ví dụ 0912 345 678."),
        example="0912345678",
    ),
    Field(
        name="declared_at", group="declared", kind=Kind.TEXT, klass=_B,
        hint=_("Nơi ký Phiếu đảng viên, ví dụ Hà Nội."),
        example="Hà Nội",
        headers=("Nơi khai",),
    ),
    Field(
        name="declared_on", group="declared", kind=Kind.DAY, klass=_B,
        hint=_("Ngày ký Phiếu đảng viên, ví dụ 15 | 10 | 2025."),
        example="15/10/2025",
        headers=("Ngày khai",),
    ),
)  # fmt: skip
"""Fields of the person and the membership."""

_LEGENDS: Final = (
    ("name", _("Họ tên, ngày sinh (mục 1–4)")),
    ("birth", _("Nơi đăng ký khai sinh (mục 5)")),
    ("home", _("Quê quán (mục 6)")),
    ("residence", _("Nơi thường trú (mục 7)")),
    ("stay", _("Nơi tạm trú (mục 7)")),
    ("people", _("Dân tộc, tôn giáo, thành phần gia đình (mục 8–10)")),
    ("work", _("Nghề nghiệp (mục 11)")),
    ("admission", _("Vào Đảng (mục 12)")),
    ("service", _("Tuyển dụng, Đoàn thể, quân ngũ (mục 13–16)")),
    ("learning", _("Trình độ hiện nay (mục 17)")),
    ("health", _("Sức khỏe, chính sách (mục 18)")),
    ("papers", _("Căn cước, thẻ đảng viên (mục 19)")),
    ("contact", _("Liên hệ")),
    ("declared", _("Nơi khai, ngày khai")),
)


def groups_of(legends: tuple[tuple[str, str | Promise], ...], fields: tuple[Field, ...]) -> tuple[Group, ...]:
    """Return the headings with the names of their fields."""
    return tuple(
        Group(key, legend, tuple(field.name for field in fields if field.group == key)) for key, legend in legends
    )


GROUPS: Final = groups_of(_LEGENDS, RECORD)
