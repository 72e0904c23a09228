"""How the bodies of the demo are called: direct committees, grassroots bodies, cells, streets and villages."""

from dataclasses import dataclass

from branches.choices import Sector


@dataclass(frozen=True)
class UpperKind:
    """One direct committee that is no ward: its name, sector, bodies below, and how their cells are called."""

    name: str
    sector: str
    profile: str
    bases: tuple[str, ...]
    cells: tuple[str, ...]
    weight: float = 1.0


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


OFFICES = _list(
    "Văn phòng, Phòng Tổ chức cán bộ, Phòng Kế hoạch Tài chính, Phòng Tổng hợp, Thanh tra, Phòng Hành chính,"
    " Phòng Nghiệp vụ 1, Phòng Nghiệp vụ 2, Phòng Pháp chế, Trung tâm Dịch vụ, Phòng Kiểm tra, Ban Quản lý dự án"
)
FACULTIES = _list(
    "Phòng Đào tạo, Khoa Toán Tin, Khoa Kinh tế, Khoa Cơ khí, Khoa Điện tử, Khoa Ngoại ngữ, Khoa Hóa học, Khoa Luật,"
    " Viện Nghiên cứu, Phòng Công tác sinh viên, Sinh viên 1, Sinh viên 2, Sinh viên 3, Thư viện, Khoa Lý luận chính"
    " trị, Phòng Khoa học Công nghệ"
)
WORKSHOPS = _list(
    "Khối Văn phòng, Phòng Kỹ thuật, Phân xưởng 1, Phân xưởng 2, Phân xưởng 3, Xí nghiệp 1, Xí nghiệp 2, Phòng Kinh"
    " doanh, Phòng Tài chính Kế toán, Đội Vận hành, Trung tâm Điều hành, Đội Bảo dưỡng, Chi nhánh Bắc, Chi nhánh Nam"
)
UPPERS = (
    UpperKind(
        "Đảng bộ các cơ quan Đảng thành phố Hà Nội",
        Sector.PARTY_AGENCY,
        "office",
        _list(
            "Văn phòng Thành ủy, Ban Tổ chức Thành ủy, Ủy ban Kiểm tra Thành ủy, Ban Tuyên giáo và Dân vận Thành ủy,"
            " Ban Nội chính Thành ủy, Ủy ban Mặt trận Tổ quốc Việt Nam thành phố, Trường Chính trị thành phố, Báo và"
            " Đài Phát thanh Truyền hình thành phố, Tòa án nhân dân thành phố, Viện Kiểm sát nhân dân thành phố"
        ),
        OFFICES,
    ),
    UpperKind(
        "Đảng bộ Ủy ban nhân dân thành phố Hà Nội",
        Sector.STATE_AGENCY,
        "office",
        _list(
            "Văn phòng Ủy ban nhân dân thành phố, Sở Nội vụ, Sở Tài chính, Sở Xây dựng, Sở Y tế, Sở Giáo dục và Đào"
            " tạo, Sở Nông nghiệp và Môi trường, Sở Văn hóa và Thể thao, Sở Khoa học và Công nghệ, Sở Công Thương,"
            " Sở Tư pháp, Sở Du lịch, Thanh tra thành phố, Sở Quy hoạch Kiến trúc, Sở Dân tộc và Tôn giáo"
        ),
        OFFICES,
        2.0,
    ),
    UpperKind(
        "Đảng bộ Quân sự thành phố Hà Nội",
        Sector.MILITARY,
        "uniform",
        _list(
            "Bộ Tham mưu, Phòng Chính trị, Cục Hậu cần Kỹ thuật, Trung đoàn 1, Trung đoàn 2, Ban Chỉ huy Phòng thủ"
            " khu vực 1, Ban Chỉ huy Phòng thủ khu vực 2, Ban Chỉ huy Phòng thủ khu vực 3, Trường Quân sự"
        ),
        _list("Ban Tham mưu, Ban Chính trị, Đại đội 1, Đại đội 2, Đại đội 3, Tiểu đoàn 1, Tiểu đoàn 2, Ban Hậu cần"),
        1.2,
    ),
    UpperKind(
        "Đảng bộ Công an thành phố Hà Nội",
        Sector.POLICE,
        "uniform",
        _list(
            "Phòng Tham mưu, Phòng Tổ chức cán bộ, Phòng Cảnh sát giao thông, Phòng Cảnh sát hình sự, Phòng Cảnh sát"
            " quản lý hành chính, Phòng An ninh nội địa, Phòng Hậu cần, Phòng Cảnh sát cơ động, Trại tạm giam số 1"
        ),
        _list("Đội Tham mưu, Đội 1, Đội 2, Đội 3, Đội 4, Đội 5, Đội Hậu cần, Đội Chính trị"),
        1.6,
    ),
    UpperKind(
        "Đảng bộ Sở Y tế và các bệnh viện thành phố Hà Nội",
        Sector.PUBLIC_UNIT,
        "office",
        _list(
            "Bệnh viện Đa khoa Trung tâm, Bệnh viện Phụ sản, Bệnh viện Nhi, Bệnh viện Tim, Bệnh viện Mắt, Bệnh viện"
            " Y học cổ truyền, Bệnh viện Da liễu, Trung tâm Kiểm soát bệnh tật, Trung tâm Cấp cứu 115"
        ),
        _list(
            "Khoa Nội, Khoa Ngoại, Khoa Khám bệnh, Khoa Cấp cứu, Khoa Nhi, Khoa Dược, Phòng Tổ chức cán bộ, Khoa Sản"
        ),
        1.4,
    ),
    UpperKind(
        "Đảng bộ Đại học Kinh tế Kỹ thuật Hà Nội",
        Sector.PUBLIC_UNIT,
        "university",
        _list(
            "Trường Kinh tế, Trường Kỹ thuật, Trường Công nghệ, Khối Phòng Ban, Khoa Sau đại học, Viện Đào tạo quốc tế"
        ),
        FACULTIES,
        1.2,
    ),
    UpperKind(
        "Đảng bộ Đại học Thủ đô và các trường cao đẳng",
        Sector.PUBLIC_UNIT,
        "university",
        _list(
            "Trường Sư phạm, Trường Cao đẳng Nghề, Trường Cao đẳng Y tế, Trường Cao đẳng Nghệ thuật, Trường Cao đẳng"
            " Thương mại, Trường Cao đẳng Điện tử"
        ),
        FACULTIES,
    ),
    UpperKind(
        "Đảng bộ Tổng công ty Vận tải Hà Nội",
        Sector.STATE_ENTERPRISE,
        "company",
        _list("Xí nghiệp Xe buýt, Xí nghiệp Xe điện, Công ty Bến xe, Công ty Bãi đỗ xe, Công ty Đường sắt đô thị"),
        WORKSHOPS,
    ),
    UpperKind(
        "Đảng bộ Tổng công ty Đầu tư và Phát triển nhà Hà Nội",
        Sector.STATE_ENTERPRISE,
        "company",
        _list(
            "Công ty Xây dựng số 1, Công ty Xây dựng số 3, Công ty Hạ tầng đô thị, Công ty Quản lý nhà, Khối Cơ quan"
        ),
        WORKSHOPS,
    ),
    UpperKind(
        "Đảng bộ các khu công nghiệp và doanh nghiệp thành phố Hà Nội",
        Sector.PRIVATE_ENTERPRISE,
        "company",
        _list(
            "Công ty Cổ phần Cơ khí Thăng Long, Công ty TNHH Điện tử Sao Mai, Công ty Cổ phần May Hoa Lư, Công ty Cổ"
            " phần Bia Sông Nhuệ, Công ty TNHH Linh kiện Bắc Hà, Công ty Cổ phần Dược Tản Viên, Công ty In Hồ Gươm"
        ),
        WORKSHOPS,
        1.2,
    ),
)
FOREIGN = frozenset({"Công ty TNHH Điện tử Sao Mai", "Công ty TNHH Linh kiện Bắc Hà"})
"""Companies of the demo with foreign capital."""

VILLAGES = _list(
    "Đoài, Đông, Thượng, Hạ, Trung, Nội, Ngoại, Yên Lạc, Phú Mỹ, Đồng Tiến, Xuân Lai, An Hòa, Thanh Lương, Vĩnh Ninh,"
    " Đại Đồng, Cổ Điển, Kim Lũ, Phúc Thọ, Mai Trai, Lưu Xá, Văn Trì, Yên Bình, Phương Trạch, Hoàng Xá, Đông Ngạc,"
    " Thụy Hà, Vân Nội, Thái Bình, Ngọc Động, Tiên Hội, Hậu Dưỡng, Chu Phan, Bồng Lai, Trại Chuối, Xóm Mới, Đình Thôn"
)
FLOWERS = _list("Hoa Sen, Hoa Mai, Hoa Hồng, Ánh Dương, Sao Sáng, Họa Mi, Tuổi Thơ, Bình Minh, Sơn Ca, Vành Khuyên")
STREETS = _list(
    "phố Cầu Mới, phố Chợ Sáng, ngõ Giếng Đá, đường Bờ Sông, phố Vườn Đào, đường Lúa Mới, phố Hàng Tre, ngõ Cây Gạo,"
    " phố Đền Cũ, đường Hồ Sen, phố Lò Gốm, ngõ Văn Chỉ, đường Đê Vàng, phố Quán Gió, đường Tân Lập, ngõ Đình Đông"
)
PUBLIC_CELLS = (
    ("Trường Tiểu học {place}", Sector.PUBLIC_UNIT, "school"),
    ("Trường THCS {place}", Sector.PUBLIC_UNIT, "school"),
    ("Trường Mầm non {flower}", Sector.PUBLIC_UNIT, "school"),
    ("Trạm Y tế", Sector.PUBLIC_UNIT, "school"),
    ("Công an {kind}", Sector.POLICE, "uniform"),
    ("Quân sự", Sector.MILITARY, "uniform"),
    ("Trường THPT {place}", Sector.PUBLIC_UNIT, "school"),
    ("Trung tâm Phục vụ hành chính công", Sector.STATE_AGENCY, "office"),
    ("Hợp tác xã {village}", Sector.COOPERATIVE, "company"),
    ("Trường Mầm non tư thục {flower}", Sector.PRIVATE_UNIT, "school"),
    ("Chợ {place}", Sector.OTHER, "company"),
)
WARD_BASES = (
    (
        "các cơ quan Đảng {kind} {place}",
        Sector.PARTY_AGENCY,
        "office",
        _list("Văn phòng, Ban Xây dựng Đảng, Mặt trận Tổ quốc"),
    ),
    (
        "Ủy ban nhân dân {kind} {place}",
        Sector.STATE_AGENCY,
        "office",
        _list("Văn phòng, Phòng Kinh tế, Phòng Văn hóa Xã hội"),
    ),
    ("Công ty Cổ phần {village} Xanh", Sector.PRIVATE_ENTERPRISE, "company", WORKSHOPS[:4]),
    ("Công ty Môi trường {place}", Sector.STATE_ENTERPRISE, "company", WORKSHOPS[1:5]),
)
OLD_WARDS = {
    "Hoàn Kiếm": ("quận Hoàn Kiếm", _list("Hàng Bạc, Hàng Bồ, Hàng Đào, Lý Thái Tổ")),
    "Cửa Nam": ("quận Hoàn Kiếm", _list("Hàng Bài, Phan Chu Trinh, Trần Hưng Đạo")),
    "Ba Đình": ("quận Ba Đình", _list("Quán Thánh, Trúc Bạch")),
    "Ngọc Hà": ("quận Ba Đình", _list("Vĩnh Phúc, Liễu Giai")),
    "Giảng Võ": ("quận Ba Đình", _list("Giảng Võ, Cát Linh")),
}
"""Wards whose cells show their time before 1/7/2025, with the district and some wards of then."""

TRIAL_WARD = "Đảng bộ phường Thử Nghiệm"
TRIAL_CELLS = (
    ("Chi bộ Thôn Trung", "rural", "home"),
    ("Chi bộ Phòng Kỹ thuật", "state_enterprise", "company"),
    ("Chi bộ Trường Mầm non Hoa Sữa", "public_unit", "school"),
    ("Chi bộ Hợp tác xã Đông", "cooperative", "company"),
    ("Chi bộ Thôn Đoài", "rural", "home"),
    ("Chi bộ Thôn Thượng", "rural", "home"),
    ("Chi bộ Hợp tác xã Yên Lạc", "cooperative", "company"),
    ("Chi bộ Trường Mầm non Thanh Quan", "public_unit", "school"),
    ("Chi bộ Công an phường", "police", "uniform"),
    ("Chi bộ Trạm Y tế", "public_unit", "school"),
    ("Chi bộ Quân sự", "military", "uniform"),
    ("Chi bộ Hợp tác xã Thượng", "cooperative", "company"),
)
"""The demonstration ward: no real place; its codes are those of the sample lists, so they can be imported."""
