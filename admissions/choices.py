"""Enumerations of admissions, with the words people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Bước của một hồ sơ kết nạp, in the order of the procedure; the ends stand last."""

    SOURCE = "source", _("nguồn")
    SYMPATHISER = "sympathiser", _("cảm tình Đảng")
    CLASS_DONE = "class_done", _("đã học lớp nhận thức về Đảng")
    DOSSIER = "dossier", _("đang lập hồ sơ")
    VERIFYING = "verifying", _("đang thẩm tra lý lịch")
    VERIFIED = "verified", _("đã thẩm tra lý lịch")
    READY = "ready", _("đủ hồ sơ, chờ chi bộ xét")
    CELL_PASSED = "cell_passed", _("chi bộ đã có nghị quyết")
    APPRAISED = "appraised", _("đảng ủy bộ phận đã thẩm định")
    BASE_PASSED = "base_passed", _("đảng ủy cơ sở đã có nghị quyết")
    DECIDED = "decided", _("đã có quyết định, chờ lễ kết nạp")
    PROBATION = "probation", _("đảng viên dự bị")
    REC_CELL_PASSED = "rec_cell_passed", _("chi bộ đã đề nghị công nhận")
    REC_APPRAISED = "rec_appraised", _("đảng ủy bộ phận đã thẩm định công nhận")
    REC_BASE_PASSED = "rec_base_passed", _("đảng ủy cơ sở đã đề nghị công nhận")
    OFFICIAL = "official", _("đảng viên chính thức")
    DROPPED = "dropped", _("đưa khỏi danh sách")
    UPPER_REJECTED = "upper_rejected", _("cấp trên không đồng ý")
    STRUCK = "struck", _("xóa tên khi đang dự bị")
    CANCELLED = "cancelled", _("hủy quyết định")
    MOVED = "moved", _("chuyển nơi khác")


ENDS = (Stage.OFFICIAL, Stage.DROPPED, Stage.UPPER_REJECTED, Stage.STRUCK, Stage.CANCELLED, Stage.MOVED)
"""Stages after which nothing more happens to an admission."""

BEFORE_PARTY = (
    Stage.SOURCE,
    Stage.SYMPATHISER,
    Stage.CLASS_DONE,
    Stage.DOSSIER,
    Stage.VERIFYING,
    Stage.VERIFIED,
    Stage.READY,
    Stage.CELL_PASSED,
    Stage.APPRAISED,
    Stage.BASE_PASSED,
    Stage.DECIDED,
)
"""Stages in which the person is not yet a member."""


class Route(models.TextChoices):
    """Ai giới thiệu. Source: Điều lệ Đảng, Điều 4.1."""

    MEMBERS = "members", _("hai đảng viên chính thức")
    YOUTH_UNION = "youth_union", _("Đoàn thanh niên cơ sở và một đảng viên chính thức")
    TRADE_UNION = "trade_union", _("công đoàn cơ sở và một đảng viên chính thức")


class SpecialGroup(models.TextChoices):
    """Trường hợp đặc biệt, each demanding a consent or opinion of its own before the decision."""

    OVER_SIXTY = "over_sixty", _("trên 60 tuổi")
    RELIGION = "religion", _("có đạo")
    FOREIGN_MARRIAGE = "foreign_marriage", _("kết hôn với người nước ngoài")
    FOREIGN_ORIGIN = "foreign_origin", _("công dân Việt Nam gốc nước ngoài")
    READMISSION = "readmission", _("kết nạp lại")
    SCHOOLING = "schooling", _("chưa đạt trình độ học vấn theo quy định")
    POLITICAL = "political", _("có vấn đề liên quan đến tiêu chuẩn chính trị")


class Category(models.TextChoices):
    """Đối tượng phát triển đảng viên mà chỉ tiêu giao theo; the lines of Biểu 2-BTCTW and our own tags."""

    STATE_OFFICIAL = "state_official", _("cán bộ, công chức cơ quan nhà nước")
    PARTY_OFFICIAL = "party_official", _("cán bộ cơ quan Đảng, Mặt trận, đoàn thể")
    COMMUNE_OFFICIAL = "commune_official", _("cán bộ, công chức xã, phường")
    VILLAGE_OFFICIAL = "village_official", _("người hoạt động ở thôn, tổ dân phố")
    TEACHER = "teacher", _("giáo viên")
    LECTURER = "lecturer", _("giảng viên")
    PUBLIC_EMPLOYEE = "public_employee", _("viên chức khác")
    PRIVATE_UNIT_WORKER = "private_unit_worker", _("người làm việc ở đơn vị sự nghiệp ngoài công lập")
    STATE_WORKER = "state_worker", _("công nhân, lao động doanh nghiệp nhà nước")
    PRIVATE_WORKER = "private_worker", _("công nhân, lao động doanh nghiệp ngoài nhà nước")
    FOREIGN_WORKER = "foreign_worker", _("công nhân, lao động doanh nghiệp có vốn nước ngoài")
    MANAGER = "manager", _("quản lý doanh nghiệp")
    OWNER = "owner", _("chủ doanh nghiệp tư nhân")
    FARMER = "farmer", _("nông dân, lao động nông, lâm, ngư nghiệp")
    ARMED_FORCES = "armed_forces", _("quân đội, công an")
    STUDENT = "student", _("sinh viên")
    PUPIL = "pupil", _("học sinh")
    OTHER = "other", _("khác")


class Form(models.TextChoices):
    """Giấy tờ trong hồ sơ: the forms of the KNĐ series and the papers beside them."""

    CN_NTVD = "CN-NTVĐ", _("Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng")
    KND_1 = "1-KNĐ", _("Đơn xin vào Đảng")
    KND_2 = "2-KNĐ", _("Lý lịch của người xin vào Đảng")
    KND_3 = "3-KNĐ", _("Giấy giới thiệu người vào Đảng")
    KND_4 = "4-KNĐ", _("Nghị quyết giới thiệu đoàn viên ưu tú vào Đảng")
    KND_4A = "4A-KNĐ", _("Nghị quyết giới thiệu đoàn viên công đoàn vào Đảng")
    KND_5 = "5-KNĐ", _("Tổng hợp ý kiến nhận xét của tổ chức chính trị - xã hội và chi ủy nơi cư trú")
    VERIFICATION = "thẩm tra", _("Văn bản thẩm tra lý lịch")
    CONSENT = "đồng ý", _("Văn bản đồng ý hoặc ý kiến của cấp có thẩm quyền")
    KND_6 = "6-KNĐ", _("Nghị quyết của chi bộ đề nghị kết nạp")
    KND_7 = "7-KNĐ", _("Báo cáo thẩm định của đảng ủy bộ phận")
    KND_8 = "8-KNĐ", _("Nghị quyết của đảng ủy cơ sở đề nghị kết nạp")
    KND_9 = "9-KNĐ", _("Quyết định kết nạp đảng viên")
    CN_DVM = "CN-ĐVM", _("Giấy chứng nhận học lớp bồi dưỡng đảng viên mới")
    KND_10 = "10-KNĐ", _("Bản tự kiểm điểm của đảng viên dự bị")
    KND_11 = "11-KNĐ", _("Bản nhận xét đảng viên dự bị của người giúp đỡ")
    KND_12 = "12-KNĐ", _("Tổng hợp ý kiến nhận xét đối với đảng viên dự bị")
    KND_13 = "13-KNĐ", _("Nghị quyết của chi bộ đề nghị công nhận đảng viên chính thức")
    KND_14 = "14-KNĐ", _("Báo cáo của đảng ủy bộ phận về công nhận đảng viên chính thức")
    KND_15 = "15-KNĐ", _("Nghị quyết của đảng ủy cơ sở đề nghị công nhận đảng viên chính thức")
    KND_16 = "16-KNĐ", _("Quyết định công nhận đảng viên chính thức")


class Backing(models.TextChoices):
    """Tư cách của người được phân công hoặc tổ chức giới thiệu."""

    HELPER = "helper", _("giúp đỡ quần chúng")
    INTRODUCER = "introducer", _("giới thiệu vào Đảng")
    PROBATION_HELPER = "probation_helper", _("giúp đỡ đảng viên dự bị")


class Relation(models.TextChoices):
    """Quan hệ của người phải thẩm tra với người xin vào Đảng."""

    SELF = "self", _("bản thân")
    FATHER = "father", _("bố đẻ")
    MOTHER = "mother", _("mẹ đẻ")
    SPOUSE = "spouse", _("vợ hoặc chồng")
    SPOUSE_FATHER = "spouse_father", _("bố vợ hoặc bố chồng")
    SPOUSE_MOTHER = "spouse_mother", _("mẹ vợ hoặc mẹ chồng")
    CARER = "carer", _("người trực tiếp nuôi dưỡng")
    CHILD = "child", _("con đẻ, con nuôi hợp pháp có năng lực hành vi dân sự đầy đủ")


class ClassKind(models.TextChoices):
    """Lớp bồi dưỡng."""

    AWARENESS = "awareness", _("lớp bồi dưỡng nhận thức về Đảng")
    NEW_MEMBER = "new_member", _("lớp bồi dưỡng đảng viên mới")


class Span(models.TextChoices):
    """Giai đoạn của năm mà chỉ tiêu giao cho, counted from 1 January."""

    QUARTER = "q1", _("quý I")
    HALF = "h1", _("6 tháng")
    NINE_MONTHS = "m9", _("9 tháng")
    YEAR = "year", _("cả năm")


class CountedBy(models.TextChoices):
    """Kết quả chỉ tiêu tính theo ngày nào."""

    DECISION = "decision", _("ngày quyết định kết nạp")
    CEREMONY = "ceremony", _("ngày lễ kết nạp")
