"""The catalogue of permissions and roles, each with a plain sentence; grants live in ``branches``."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """One right: a verb on a kind of record."""

    VIEW_MEMBERS = "members.view"
    REVEAL_NUMBERS = "members.reveal"
    VIEW_BACKGROUND = "members.background"
    EDIT_MEMBERS = "members.edit"
    IMPORT_MEMBERS = "members.import"
    EXPORT_MEMBERS = "members.export"
    APPROVE_EXPORTS = "exports.approve"
    VIEW_ORGANISATIONS = "organisations.view"
    EDIT_ORGANISATIONS = "organisations.edit"
    VIEW_REPORTS = "reports.view"
    PROVE_LEDGER = "ledger.prove"
    VIEW_CELL_LIFE = "cell_life.view"
    RUN_CELL_LIFE = "cell_life.run"
    VIEW_DUES = "dues.view"
    COLLECT_DUES = "dues.collect"
    GRANT_ROLES = "roles.grant"
    VIEW_ACCESS_LOG = "accesslog.view"


PERMISSION_WORDS: dict[Permission, Promise] = {
    Permission.VIEW_MEMBERS: _("Xem danh sách và hồ sơ đảng viên"),
    Permission.REVEAL_NUMBERS: _("Hiện số định danh đầy đủ (có ghi nhật ký)"),
    Permission.VIEW_BACKGROUND: _("Xem sức khỏe, kỷ luật, lịch sử bản thân, gia đình, kinh tế (có ghi nhật ký)"),
    Permission.EDIT_MEMBERS: _("Thêm và sửa hồ sơ đảng viên"),
    Permission.IMPORT_MEMBERS: _("Nhập danh sách đảng viên từ tệp"),
    Permission.EXPORT_MEMBERS: _("Xuất danh sách đảng viên ra tệp (có ghi nhật ký)"),
    Permission.APPROVE_EXPORTS: _("Phê duyệt tệp xuất nhiều người hoặc có dữ liệu đặc biệt do người khác xin"),
    Permission.VIEW_ORGANISATIONS: _("Xem cây tổ chức đảng"),
    Permission.EDIT_ORGANISATIONS: _("Lập, đổi tên, chuyển, kết thúc tổ chức đảng"),
    Permission.VIEW_REPORTS: _("Xem và tải báo cáo tổng hợp"),
    Permission.PROVE_LEDGER: _("Đối soát sổ biến động, nơi sinh hoạt và đảng tịch"),
    Permission.VIEW_CELL_LIFE: _("Xem lịch, biên bản, điểm danh, kết quả biểu quyết và tổng hợp sinh hoạt chi bộ"),
    Permission.RUN_CELL_LIFE: _("Ghi sinh hoạt, điểm danh, biểu quyết và xếp loại"),
    Permission.VIEW_DUES: _("Xem mức đóng và việc đóng đảng phí của từng người"),
    Permission.COLLECT_DUES: _("Lập bảng, thu, khóa sổ và nộp đảng phí"),
    Permission.GRANT_ROLES: _("Cấp và thu hồi vai trò"),
    Permission.VIEW_ACCESS_LOG: _("Xem nhật ký xem và xuất dữ liệu"),
}


@dataclass(frozen=True)
class Role:
    """Vai trò: a set of permissions, exercised on an organisation and all below it.

    ``may_grant`` names the roles that its holder may give to others there. The administrator gives
    every role, also those whose rights he lacks, because he works for the committee that decides;
    the officer gives only roles with no more rights than his own.
    """

    code: str
    label: Promise
    words: Promise
    permissions: frozenset[Permission]
    may_grant: frozenset[str] = frozenset()


_READ = {
    Permission.VIEW_MEMBERS,
    Permission.VIEW_ORGANISATIONS,
    Permission.VIEW_REPORTS,
    Permission.VIEW_CELL_LIFE,
}
_WORK = _READ | {
    Permission.REVEAL_NUMBERS,
    Permission.VIEW_BACKGROUND,
    Permission.EDIT_MEMBERS,
    Permission.IMPORT_MEMBERS,
    Permission.EXPORT_MEMBERS,
    Permission.RUN_CELL_LIFE,
    Permission.VIEW_DUES,
    Permission.COLLECT_DUES,
}

ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        Role(
            "secretary",
            _("Bí thư chi bộ"),
            _("Nhập, sửa và xem hồ sơ đảng viên của chi bộ mình."),
            frozenset(_WORK),
        ),
        Role(
            "office",
            _("Văn phòng cấp ủy cơ sở"),
            _("Nhập, sửa và xem hồ sơ đảng viên của các chi bộ trong đảng bộ cơ sở; phê duyệt tệp xuất."),
            frozenset(_WORK | {Permission.APPROVE_EXPORTS}),
        ),
        Role(
            "officer",
            _("Cán bộ ban tổ chức"),
            _("Quản lý hồ sơ đảng viên và tổ chức đảng trong đảng bộ, cấp vai trò, phê duyệt tệp xuất của người khác."),
            frozenset(
                _WORK
                | {
                    Permission.APPROVE_EXPORTS,
                    Permission.EDIT_ORGANISATIONS,
                    Permission.PROVE_LEDGER,
                    Permission.GRANT_ROLES,
                    Permission.VIEW_ACCESS_LOG,
                }
            ),
            may_grant=frozenset({"secretary", "office", "inspector", "leader"}),
        ),
        Role(
            "inspector",
            _("Cán bộ ủy ban kiểm tra"),
            _("Xem hồ sơ đảng viên và nhật ký xem; không sửa."),
            frozenset(
                _READ
                | {
                    Permission.REVEAL_NUMBERS,
                    Permission.VIEW_BACKGROUND,
                    Permission.VIEW_DUES,
                    Permission.VIEW_ACCESS_LOG,
                }
            ),
        ),
        Role(
            "leader",
            _("Lãnh đạo cấp ủy"),
            _("Xem danh sách, tải báo cáo tổng hợp, phê duyệt tệp xuất; không sửa, không xuất."),
            frozenset(_READ | {Permission.APPROVE_EXPORTS}),
        ),
        Role(
            "auditor",
            _("Kiểm toán hệ thống"),
            _("Xem nhật ký xem và xuất dữ liệu; không xem hồ sơ đảng viên."),
            frozenset({Permission.VIEW_ORGANISATIONS, Permission.VIEW_ACCESS_LOG}),
        ),
        Role(
            "administrator",
            _("Quản trị hệ thống"),
            _("Quản lý tài khoản và vai trò; không xem dữ liệu đảng viên."),
            frozenset({Permission.VIEW_ORGANISATIONS, Permission.PROVE_LEDGER, Permission.GRANT_ROLES}),
            may_grant=frozenset({"secretary", "office", "officer", "inspector", "leader", "auditor", "administrator"}),
        ),
    )
}


def roles_that_hold(permission: Permission) -> list[Role]:
    """Return the roles that contain the permission, for the page that explains a refusal."""
    return [role for role in ROLES.values() if permission in role.permissions]


def roles_that_grant(permission: Permission | None = None) -> list[Role]:
    """Return the roles whose holders may give a role with the permission; any role without one."""
    wanted = {role.code for role in (roles_that_hold(permission) if permission else ROLES.values())}
    return [role for role in ROLES.values() if role.may_grant & wanted]
