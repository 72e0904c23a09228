"""Enumerations of the members app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """Giới tính."""

    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class Precision(models.TextChoices):
    """How much of a date the paper says."""

    DAY = "day", _("đủ ngày")
    MONTH = "month", _("tháng và năm")
    YEAR = "year", _("chỉ năm")


class Standing(models.TextChoices):
    """Trạng thái của đảng viên trong đảng tịch."""

    ACTIVE = "active", _("Đang sinh hoạt")
    EXEMPT = "exempt", _("Được miễn công tác và sinh hoạt")
    SUSPENDED = "suspended", _("Bị đình chỉ sinh hoạt")
    DEPARTED = "departed", _("Đã chuyển đi")
    STRUCK_OFF = "struck_off", _("Đã xóa tên")
    EXPELLED = "expelled", _("Đã khai trừ")
    RESIGNED = "resigned", _("Đã xin ra khỏi Đảng")
    DIED = "died", _("Đã từ trần")


PRESENT_STANDINGS = (Standing.ACTIVE, Standing.EXEMPT, Standing.SUSPENDED)
ENDED_STANDINGS = (
    Standing.DEPARTED,
    Standing.STRUCK_OFF,
    Standing.EXPELLED,
    Standing.RESIGNED,
    Standing.DIED,
)


class PlacementKind(models.TextChoices):
    """Sinh hoạt chính thức hay tạm thời."""

    FORMAL = "formal", _("chính thức")
    TEMPORARY = "temporary", _("tạm thời")


class MovementKind(models.TextChoices):
    """Biến động đảng tịch."""

    REGISTERED = "registered", _("Ghi vào sổ")
    ADMITTED = "admitted", _("Kết nạp")
    READMITTED = "readmitted", _("Kết nạp lại")
    ARRIVED = "arrived", _("Chuyển đến")
    DEPARTED = "departed", _("Chuyển đi")
    STRUCK_OFF = "struck_off", _("Xóa tên")
    EXPELLED = "expelled", _("Khai trừ")
    RESIGNED = "resigned", _("Xin ra khỏi Đảng")
    DIED = "died", _("Từ trần")
    RESTORED = "restored", _("Khôi phục đảng tịch")
    REORGANISED = "reorganised", _("Sắp xếp tổ chức")
    STANDING = "standing", _("Đổi trạng thái sinh hoạt")
    CORRECTED = "corrected", _("Đính chính")


MOVEMENTS_IN = (
    MovementKind.REGISTERED,
    MovementKind.ADMITTED,
    MovementKind.READMITTED,
    MovementKind.ARRIVED,
    MovementKind.RESTORED,
)
"""Movements that open a placement and so name the cell it is in."""

EXITS = (MovementKind.STRUCK_OFF, MovementKind.EXPELLED, MovementKind.RESIGNED, MovementKind.DIED)
"""Movements that end the membership for good; the standing after each bears the same name."""

MOVEMENTS_OUT = (MovementKind.DEPARTED, *EXITS)
"""Movements that close a placement; a departure inside the city leaves the membership open."""


class BadgeYears(models.IntegerChoices):
    """Các loại Huy hiệu Đảng, theo năm tuổi Đảng; there is none for 35."""

    Y30 = 30, _("30 năm")
    Y40 = 40, _("40 năm")
    Y45 = 45, _("45 năm")
    Y50 = 50, _("50 năm")
    Y55 = 55, _("55 năm")
    Y60 = 60, _("60 năm")
    Y65 = 65, _("65 năm")
    Y70 = 70, _("70 năm")
    Y75 = 75, _("75 năm")
    Y80 = 80, _("80 năm")
    Y85 = 85, _("85 năm")
    Y90 = 90, _("90 năm")


class PaperState(models.TextChoices):
    """Tình trạng một loại giấy tờ trong hồ sơ."""

    PRESENT = "present", _("có")
    MISSING = "missing", _("còn thiếu")
    NOT_NEEDED = "not_needed", _("không cần")


class PostKind(models.TextChoices):
    """Chức vụ trong cấp ủy, chi bộ, tổ đảng."""

    SECRETARY = "secretary", _("Bí thư")
    DEPUTY = "deputy", _("Phó bí thư")
    STANDING = "standing", _("Ủy viên ban thường vụ")
    MEMBER = "member", _("Cấp ủy viên")
    INSPECTION_HEAD = "inspection_head", _("Chủ nhiệm ủy ban kiểm tra")
    GROUP_HEAD = "group_head", _("Tổ trưởng tổ đảng")
    GROUP_DEPUTY = "group_deputy", _("Tổ phó tổ đảng")


class BulkState(models.TextChoices):
    """Tình trạng một lần sửa nhiều hồ sơ."""

    PREVIEW = "preview", _("đang xem trước")
    RUNNING = "running", _("đang ghi")
    WRITTEN = "written", _("đã ghi")
    UNDONE = "undone", _("đã hoàn tác")
    CANCELLED = "cancelled", _("đã bỏ")


class DoubleAnswer(models.TextChoices):
    """Một người hay hai người."""

    ONE = "one", _("một người")
    TWO = "two", _("hai người")


class TransferKind(models.TextChoices):
    """Hình thức chuyển sinh hoạt đảng."""

    FORMAL = "formal", _("chính thức")
    TEMPORARY = "temporary", _("tạm thời")
    ABROAD = "abroad", _("ra ngoài nước")
    INTERNAL = "internal", _("trong nội bộ đảng bộ")
    REORGANISED = "reorganised", _("do sắp xếp tổ chức")


FOR_A_TIME = (TransferKind.TEMPORARY, TransferKind.ABROAD)
"""Kinds that may leave the member counted at home; abroad only when it is for less than a year."""


class TransferStage(models.TextChoices):
    """Bước của một lần chuyển sinh hoạt đảng."""

    REQUESTED = "requested", _("đã đề nghị")
    APPROVED = "approved", _("chi bộ, cấp ủy cơ sở đã đồng ý")
    ISSUED = "issued", _("đã cấp giấy giới thiệu")
    PRESENTED = "presented", _("đã xuất trình")
    ACCEPTED = "accepted", _("đã tiếp nhận")
    RETURNED = "returned", _("bị trả lại")
    CANCELLED = "cancelled", _("đã hủy")


OPEN_TRANSFER_STAGES = (
    TransferStage.REQUESTED,
    TransferStage.APPROVED,
    TransferStage.ISSUED,
    TransferStage.PRESENTED,
)
"""Steps in which the member is on the way and still counted by the old cell."""


class HoldKind(models.TextChoices):
    """Vì sao chưa được chuyển sinh hoạt chính thức."""

    INSPECTION = "inspection", _("đang được kiểm tra")
    COMPLAINT = "complaint", _("đang giải quyết tố cáo, khiếu nại")


class ExemptionGround(models.TextChoices):
    """Trường hợp miễn công tác và sinh hoạt đảng."""

    AGE_HEALTH = "age_health", _("tuổi cao, sức khỏe yếu")
    TREATMENT = "treatment", _("điều trị dài ngày")
    ABROAD = "abroad", _("ở nước ngoài một mình hoặc việc riêng")
    MOBILE = "mobile", _("việc lưu động dưới một năm")
    RETIRING = "retiring", _("chờ nghỉ hưu")
    MATERNITY = "maternity", _("nghỉ thai sản")


class CardKind(models.TextChoices):
    """Cấp thẻ lần này là gì."""

    FIRST = "first", _("phát thẻ")
    EXCHANGE = "exchange", _("đổi thẻ")
    REPLACE = "replace", _("cấp lại thẻ mất")


class CardEnd(models.TextChoices):
    """Vì sao thẻ hết dùng."""

    EXCHANGED = "exchanged", _("đã đổi")
    LOST = "lost", _("bị mất")
    DAMAGED = "damaged", _("bị hỏng")
    COLLECTED = "collected", _("đã thu hồi")
    LEFT = "left", _("để lại gia đình")


class RatingLevel(models.TextChoices):
    """Mức xếp loại chất lượng hằng năm."""

    EXCELLENT = "excellent", _("Hoàn thành xuất sắc nhiệm vụ")
    GOOD = "good", _("Hoàn thành tốt nhiệm vụ")
    DONE = "done", _("Hoàn thành nhiệm vụ")
    NOT_DONE = "not_done", _("Không hoàn thành nhiệm vụ")
    NOT_RATED = "not_rated", _("Chưa xếp loại")


class CardAsk(models.TextChoices):
    """Bước của một đề nghị cấp thẻ."""

    ASKED = "asked", _("đang chờ quyết định")
    ISSUED = "issued", _("đã cấp")
    REFUSED = "refused", _("không cấp")


class BadgeWay(models.TextChoices):
    """Vì sao được đề nghị tặng huy hiệu trong đợt này."""

    DUE = "due", _("đủ năm tuổi Đảng")
    EARLY = "early", _("tặng sớm do bệnh nặng")
    LATE = "late", _("tặng chậm")
    POSTHUMOUS = "posthumous", _("truy tặng")
    REISSUE = "reissue", _("cấp lại huy hiệu mất")


class ProposalStage(models.TextChoices):
    """Bước của một đề nghị tặng huy hiệu."""

    PROPOSED = "proposed", _("đã đề nghị")
    DECIDED = "decided", _("đã có quyết định")
    WITHDRAWN = "withdrawn", _("thôi đề nghị")


class ResidenceView(models.TextChoices):
    """Nơi cư trú nhận xét thế nào về một năm."""

    GOOD = "good", _("thực hiện tốt")
    REMARKS = "remarks", _("có điểm cần góp ý")
    NEGATIVE = "negative", _("thực hiện chưa tốt")
    NONE = "none", _("không có ý kiến")
