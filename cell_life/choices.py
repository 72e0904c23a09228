"""Enumerations of cell life, with the words people read."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from rulebook.bases import LeftOut


class MeetingKind(models.TextChoices):
    """Loại buổi sinh hoạt."""

    REGULAR = "regular", _("thường kỳ")
    COMBINED = "combined", _("thường kỳ và chuyên đề")
    THEMATIC = "thematic", _("chuyên đề")
    SPECIAL = "special", _("bất thường")


MONTHLY = (MeetingKind.REGULAR, MeetingKind.COMBINED)
"""The kinds a cell holds once a month."""


class MeetingState(models.TextChoices):
    """Tình trạng buổi sinh hoạt."""

    PLANNED = "planned", _("đã lên lịch")
    HELD = "held", _("đã điểm danh")
    CLOSED = "closed", _("đã thông qua biên bản")
    CANCELLED = "cancelled", _("không tổ chức")


class Capacity(models.TextChoices):
    """Tư cách dự sinh hoạt."""

    OFFICIAL = "official", _("chính thức")
    PROBATIONARY = "probationary", _("dự bị")
    TEMPORARY = "temporary", _("sinh hoạt tạm thời")


class Presence(models.TextChoices):
    """Có mặt hay vắng."""

    PRESENT = "present", _("có mặt")
    EXCUSED = "excused", _("vắng có lý do")
    UNEXCUSED = "unexcused", _("vắng không lý do")


class AbsenceReason(models.TextChoices):
    """Lý do vắng được ghi nhận."""

    LEAVE = "leave", _("xin phép")
    MISSION = "mission", _("đi công tác")
    ILL = "ill", _("ốm, điều trị")
    MATERNITY = "maternity", _("thai sản")
    EXEMPT = "exempt", _("được miễn sinh hoạt")
    SUSPENDED = "suspended", _("bị đình chỉ sinh hoạt")
    ELSEWHERE = "elsewhere", _("đang sinh hoạt tạm thời nơi khác")
    OTHER = "other", _("lý do khác")


GUARDED = (AbsenceReason.ILL, AbsenceReason.MATERNITY, AbsenceReason.SUSPENDED)
"""Reasons that tell of illness or discipline: shown to who may read the background."""


class BaseKind(models.TextChoices):
    """Căn cứ tính kết quả biểu quyết theo cách nào."""

    CELL = "cell", _("đảng viên chính thức của chi bộ")
    HELP = "help", _("đảng viên chính thức, trừ người được miễn sinh hoạt")
    CONGRESS = "congress", _("đảng viên chính thức dự đại hội, hội nghị đảng viên")
    COMMITTEE = "committee", _("ủy viên cấp ủy đương nhiệm")
    STANDING = "standing", _("ủy viên ban thường vụ đương nhiệm")


LEFT_OUT: Final = (
    (LeftOut.NOT_OFFICIAL.value, _("đảng viên dự bị")),
    (LeftOut.TEMPORARY_ELSEWHERE.value, _("đang sinh hoạt tạm thời nơi khác")),
    (LeftOut.EXEMPT.value, _("được miễn công tác và sinh hoạt")),
    (LeftOut.SUSPENDED.value, _("đang bị đình chỉ sinh hoạt")),
    (LeftOut.PROSECUTED.value, _("đang bị khởi tố, truy tố hoặc tạm giam")),
    (LeftOut.ABSENT_ALL_THROUGH.value, _("vắng suốt thời gian đại hội, có lý do được chấp nhận")),
)
"""Why somebody is not counted: the words of the rulebook, in the reader's language."""


class BallotState(models.TextChoices):
    """Tình trạng một lần biểu quyết."""

    OPEN = "open", _("chờ biểu quyết")
    COUNTED = "counted", _("đã kiểm phiếu")
    VOID = "void", _("đã hủy")


class Outcome(models.TextChoices):
    """Kết quả biểu quyết so với tỷ lệ quy định."""

    REACHED = "reached", _("đủ tỷ lệ")
    NOT_REACHED = "not_reached", _("không đủ tỷ lệ")


class DuesKind(models.TextChoices):
    """Nhóm đóng đảng phí."""

    INSURED = "insured", _("đóng bảo hiểm xã hội bắt buộc")
    BENEFIT = "benefit", _("hưởng trợ cấp ốm đau, thai sản")
    PENSION = "pension", _("hưởng lương hưu")
    ALLOWANCE = "allowance", _("hưởng trợ cấp hằng tháng")
    UNINSURED = "uninsured", _("không đóng bảo hiểm xã hội bắt buộc")
    STUDENT = "student", _("học sinh, sinh viên")


class ReliefKind(models.TextChoices):
    """Miễn hay giảm đảng phí."""

    EXEMPT = "exempt", _("miễn")
    REDUCED = "reduced", _("giảm")


class ReliefGround(models.TextChoices):
    """Trường hợp miễn, giảm đảng phí."""

    SOCIAL_PENSION = "social_pension", _("hưởng trợ cấp hưu trí xã hội")
    POOR = "poor", _("hộ nghèo, cận nghèo")
    ILLNESS = "illness", _("mắc bệnh hiểm nghèo")
    HARDSHIP = "hardship", _("hoàn cảnh khó khăn khác")


class SheetState(models.TextChoices):
    """Tình trạng bảng đảng phí một tháng."""

    OPEN = "open", _("đang thu")
    CLOSED = "closed", _("đã khóa sổ")


class NotCounted(models.TextChoices):
    """Vì sao tháng này không phải đóng."""

    PARTY_AGE = "party_age", _("đủ tuổi Đảng được miễn")
    RELIEF = "relief", _("được miễn theo quyết định")
    DETAINED = "detained", _("bị tạm giữ, tạm giam")
    ELSEWHERE = "elsewhere", _("đóng tại nơi sinh hoạt tạm thời")


class PaidBy(models.TextChoices):
    """Đóng bằng cách nào."""

    CASH = "cash", _("tiền mặt")
    BANK = "bank", _("chuyển khoản")
    PORTAL = "portal", _("Cổng Dịch vụ công quốc gia")


class RoundState(models.TextChoices):
    """Các bước xếp loại của một chi bộ trong một năm."""

    PREPARING = "preparing", _("chuẩn bị")
    VOTED = "voted", _("chi bộ đã bỏ phiếu")
    REPORTED = "reported", _("đã báo cáo cấp trên")
    RETURNED = "returned", _("cấp trên trả lại")
    DECIDED = "decided", _("đã có quyết định")
    ANNOUNCED = "announced", _("đã thông báo")


class Taking(models.TextChoices):
    """Một đồng chí tham gia đánh giá thế nào."""

    RATED = "rated", _("kiểm điểm và xếp loại")
    REMARKED = "remarked", _("kiểm điểm, nhận xét, chưa xếp loại")
    NOT_RATED = "not_rated", _("không kiểm điểm")


class ComplaintState(models.TextChoices):
    """Tình trạng một kiến nghị về xếp loại."""

    RECEIVED = "received", _("đã nhận")
    KEPT = "kept", _("giữ nguyên kết quả")
    CHANGED = "changed", _("thay đổi kết quả")
