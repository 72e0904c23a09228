"""The table of moves: which act leads from which stage to which, who may do it, by which paper.

One place says what may follow what; pages offer, services guard and tests generate from it. Whether an act is
lawful on its day is said by ``admissions.rules``. Source: admission procedure of the Charter (Điều 4, 5), Quy định
thi hành Điều lệ 3, 4 and the guidance of the Secretariat of the day.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from admissions.choices import BEFORE_PARTY, Form, Stage
from cell_life.choices import BaseKind

S = Stage


@dataclass(frozen=True)
class Move:
    """One act: from any of ``sources`` to ``target`` (None: the stage stays), its right, paper and vote.

    ``fails_to`` is the stage after a vote that did not reach its share (None: it stays where it was).
    ``asks_reason`` means that the act is nothing without a reason in words.
    """

    code: str
    label: str | Promise
    sources: tuple[str, ...]
    target: str | None
    permission: Permission
    form: str = ""
    vote: str = ""
    fails_to: str | None = None
    asks_reason: bool = False


_ABOVE: Final = (S.CELL_PASSED, S.APPRAISED, S.BASE_PASSED)
_REC_ABOVE: Final = (S.REC_CELL_PASSED, S.REC_APPRAISED, S.REC_BASE_PASSED)
_IN_PROBATION: Final = (S.PROBATION, *_REC_ABOVE)
_RUN: Final = Permission.RUN_ADMISSIONS
_DECIDE: Final = Permission.DECIDE_ADMISSIONS

MOVES: Final[dict[str, Move]] = {
    move.code: move
    for move in (
        Move("list", _("Đưa vào danh sách cảm tình Đảng"), (S.SOURCE,), S.SYMPATHISER, _RUN),
        Move("certify", _("Ghi giấy chứng nhận lớp nhận thức"), (S.SYMPATHISER,), S.CLASS_DONE, _RUN, Form.CN_NTVD),
        Move("open_dossier", _("Lập hồ sơ"), (S.CLASS_DONE,), S.DOSSIER, _RUN, Form.KND_1),
        Move("verify", _("Gửi thẩm tra lý lịch"), (S.DOSSIER,), S.VERIFYING, _RUN),
        Move("verified", _("Kết luận thẩm tra"), (S.VERIFYING,), S.VERIFIED, _RUN, Form.VERIFICATION),
        Move("ready", _("Đủ hồ sơ, trình chi bộ"), (S.VERIFIED,), S.READY, _RUN, Form.KND_5),
        Move(
            "cell_vote",
            _("Chi bộ xét, biểu quyết kết nạp"),
            (S.READY,),
            S.CELL_PASSED,
            _RUN,
            Form.KND_6,
            vote=BaseKind.CELL,
        ),
        Move("appraise", _("Đảng ủy bộ phận thẩm định"), (S.CELL_PASSED,), S.APPRAISED, _RUN, Form.KND_7),
        Move(
            "base_vote",
            _("Đảng ủy cơ sở biểu quyết"),
            (S.CELL_PASSED, S.APPRAISED),
            S.BASE_PASSED,
            _RUN,
            Form.KND_8,
            vote=BaseKind.COMMITTEE,
        ),
        Move("send_back", _("Trả hồ sơ, nêu rõ từng lỗi"), _ABOVE, S.DOSSIER, _DECIDE, asks_reason=True),
        Move("decide", _("Quyết định kết nạp"), _ABOVE, S.DECIDED, _DECIDE, Form.KND_9),
        Move("refuse", _("Không đồng ý kết nạp"), _ABOVE, S.UPPER_REJECTED, _DECIDE, asks_reason=True),
        Move("receive", _("Nhận quyết định kết nạp"), (S.DECIDED,), None, _RUN),
        Move("ceremony", _("Tổ chức lễ kết nạp"), (S.DECIDED,), S.PROBATION, _RUN),
        Move("prolong", _("Kéo dài thời gian dự bị"), (S.PROBATION,), None, _RUN, asks_reason=True),
        Move(
            "recognition_vote",
            _("Chi bộ xét công nhận chính thức"),
            (S.PROBATION,),
            S.REC_CELL_PASSED,
            _RUN,
            Form.KND_13,
            vote=BaseKind.CELL,
        ),
        Move(
            "appraise_recognition",
            _("Đảng ủy bộ phận thẩm định công nhận"),
            (S.REC_CELL_PASSED,),
            S.REC_APPRAISED,
            _RUN,
            Form.KND_14,
        ),
        Move(
            "recognition_base_vote",
            _("Đảng ủy cơ sở biểu quyết công nhận"),
            (S.REC_CELL_PASSED, S.REC_APPRAISED),
            S.REC_BASE_PASSED,
            _RUN,
            Form.KND_15,
            vote=BaseKind.COMMITTEE,
        ),
        Move("send_back_recognition", _("Trả hồ sơ công nhận"), _REC_ABOVE, S.PROBATION, _DECIDE, asks_reason=True),
        Move("recognise", _("Quyết định công nhận chính thức"), _REC_ABOVE, S.OFFICIAL, _DECIDE, Form.KND_16),
        Move("escalate", _("Báo cáo cấp trên sau ba lần không đủ tỷ lệ"), (S.READY, S.PROBATION), None, _RUN),
        Move("strike", _("Xóa tên đảng viên dự bị"), _IN_PROBATION, S.STRUCK, _DECIDE, "9F-XTĐV", asks_reason=True),
        Move("drop", _("Đưa khỏi danh sách"), BEFORE_PARTY, S.DROPPED, _RUN, asks_reason=True),
        Move("start_again", _("Trở lại danh sách cảm tình Đảng"), (S.READY,), S.SYMPATHISER, _RUN, asks_reason=True),
        Move("move_away", _("Chuyển hồ sơ sang nơi khác"), BEFORE_PARTY, S.MOVED, _RUN, asks_reason=True),
        Move(
            "cancel",
            _("Hủy quyết định kết nạp"),
            (S.DECIDED, *_IN_PROBATION),
            S.CANCELLED,
            _DECIDE,
            "9L-HCT",
            asks_reason=True,
        ),
    )
}


def moves_from(stage: str) -> list[Move]:
    """Return the acts that may follow a stage, in the order of the table."""
    return [move for move in MOVES.values() if stage in move.sources]
