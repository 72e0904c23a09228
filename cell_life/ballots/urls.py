"""Addresses of votes, under /sinh-hoat/bieu-quyet/."""

from django.urls import path

from cell_life.ballots import views, views_ballot, views_list

app_name = "ballots"
urlpatterns = [
    path("", views.home, name="home"),
    path("to-chuc/<int:pk>/", views.of_body, name="of_body"),
    path("to-chuc/<int:pk>/lap/", views.open_list, name="open"),
    path("buoi/<int:pk>/", views.of_meeting, name="of_meeting"),
    path("danh-sach/<int:pk>/", views_list.show_list, name="list"),
    path("danh-sach/<int:pk>/cap-nhat/", views_list.refresh, name="refresh"),
    path("danh-sach/<int:pk>/chot/", views_list.freeze, name="freeze"),
    path("danh-sach/<int:pk>/them/", views_list.ask, name="ask"),
    path("danh-sach/<int:pk>/in/", views_list.print_list, name="print_list"),
    path("danh-sach/dong/<int:pk>/", views_list.voter, name="voter"),
    path("<int:pk>/", views_ballot.detail, name="detail"),
    path("<int:pk>/kiem-phieu/", views_ballot.count, name="count"),
    path("<int:pk>/huy/", views_ballot.void, name="void"),
    path("<int:pk>/bao-cao/", views_ballot.report, name="report"),
    path("<int:pk>/bien-ban/", views_ballot.minutes, name="minutes"),
    path("<int:pk>/phieu/", views_ballot.blanks, name="blanks"),
]
