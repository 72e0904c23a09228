"""All addresses of the application."""

from django.conf import settings
from django.urls import include, path
from health_check.views import HealthCheckView

from branches.views_home import home

urlpatterns = [
    path("", home, name="home"),
    path("bao-cao/", include("reports.urls")),
    path("dang-vien/", include("members.urls")),
    path("dang-vien/", include("members.ledger.urls")),
    path("dang-vien/", include("members.badges.urls")),
    path("dang-vien/", include("members.cards.urls")),
    path("dang-vien/", include("members.doubles.urls")),
    path("dang-vien/", include("members.ratings.urls")),
    path("dang-vien/", include("members.residence.urls")),
    path("dang-vien/", include("members.parked.urls")),
    path("dang-vien/", include("members.book.urls")),
    path("dang-vien/", include("members.transfers.urls")),
    path("dang-vien/", include("cell_life.member_year.urls")),
    path("nhap-lieu/", include("members.urls_intake")),
    path("quy-dinh/", include("branches.urls_rules")),
    path("sinh-hoat/", include("cell_life.meetings.urls")),
    path("sinh-hoat/bieu-quyet/", include("cell_life.ballots.urls")),
    path("sinh-hoat/dang-phi/", include("cell_life.dues.urls")),
    path("sinh-hoat/dang-phi/cap-tren/", include("cell_life.dues.above.urls")),
    path("sinh-hoat/xep-loai/", include("cell_life.rounds.urls")),
    path("so-van-ban/", include("branches.registers.urls")),
    path("tai-khoan/", include("accounts.urls")),
    path("tai-khoan/", include("accounts.urls_sign_in")),
    path("tai-khoan/nguoi-dung/", include("branches.urls_grants")),
    path("thuc-hanh/", include("members.urls_practice")),
    path("to-chuc/", include("branches.urls")),
    path("to-chuc/", include("cell_life.handover.urls")),
    path("to-chuc/", include("members.headcounts.urls")),
    path("to-chuc/", include("members.posts.urls")),
    path("to-chuc/", include("members.reorganising.urls")),
    path("tro-giup/", include("branches.help.urls")),
    path("viec/", include("jobs.urls")),
    path("viec-can-lam/", include("branches.workitems.urls")),
    path("khoe/", HealthCheckView.as_view(checks=["health_check.checks.Database"]), name="health"),
]

handler400 = "accounts.views.bad_request"
handler403 = "accounts.views.refused"

if settings.DEBUG:
    from accounts import gallery

    urlpatterns += [path("giao-dien/", gallery.index, name="gallery")]
