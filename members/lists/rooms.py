"""What lists bring to the rest: their kinds of job, the words of their acts in the history, what follows a move."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from branches import hooks
from jobs import registry
from members import export, export_content, history_words
from members.lists import bulk_jobs
from members.lists.services import bulk as services


def open_rooms() -> None:
    """Make them known; called when the app is ready."""
    registry.register(
        registry.JobKind(
            "members.export",
            _("Xuất danh sách đảng viên"),
            export.run,
            Permission.EXPORT_MEMBERS,
            content=export_content.content,
            places=export.places,
        )
    )
    edits = (
        (services.KIND_RUN, _("Sửa nhiều hồ sơ"), bulk_jobs.run),
        (services.KIND_UNDO, _("Hoàn tác lần sửa nhiều hồ sơ"), bulk_jobs.undo),
    )
    for code, label, runner in edits:
        registry.register(registry.JobKind(code, label, runner, Permission.EDIT_MEMBERS, page=bulk_jobs.page))
    history_words.name_act("bulk_edit", _("Sửa nhiều hồ sơ"))
    history_words.name_act("bulk_undo", _("Hoàn tác lần sửa nhiều hồ sơ"))
    hooks.on_paths_changed(services.follow_move)
