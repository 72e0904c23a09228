"""What a member's year tells the other floors when Django starts."""

from django.utils.translation import gettext_lazy as _


def open_rooms() -> None:
    """Stand among the tabs of a member, and its readings among who looked."""
    from accounts.roles import Permission
    from cell_life.member_year.views import ABOUT
    from members import tabs, viewing

    tabs.provide(tabs.Tab("cell_life", _("Sinh hoạt"), "cell_life_member:year", Permission.VIEW_CELL_LIFE))
    viewing.provide_part(ABOUT)
