"""Addresses of the yearly rating, under /sinh-hoat/xep-loai/."""

from django.urls import path

from cell_life.rounds import views

app_name = "rounds"
urlpatterns = [
    path("", views.home, name="home"),
    path("<int:pk>/<int:year>/", views.sheet, name="sheet"),
    path("<int:pk>/<int:year>/lap-danh-sach/", views.open_round, name="open"),
    path("<int:pk>/<int:year>/bao-cao/", views.report, name="report"),
    path("<int:pk>/<int:year>/bien-ban/", views.minutes, name="minutes"),
    path("<int:pk>/<int:year>/xem-xet/", views.consider, name="consider"),
    path("<int:pk>/<int:year>/tra-lai/", views.send_back, name="send_back"),
    path("<int:pk>/<int:year>/thong-bao/", views.notices, name="notices"),
    path("<int:pk>/<int:year>/quyet-dinh/", views.decide, name="decide"),
    path("<int:pk>/<int:year>/to-chuc/", views.bodies, name="bodies"),
    path("<int:pk>/<int:year>/tu-xep-loai/", views.own, name="own"),
    path("<int:pk>/<int:year>/bang-tong-hop/", views.summary_paper, name="summary_paper"),
    path("quyet-dinh/<int:pk>/", views.decision, name="decision"),
    path("quyet-dinh/<int:pk>/thong-bao/", views.announce, name="announce"),
    path("quyet-dinh/<int:pk>/van-ban/", views.decision_paper, name="decision_paper"),
    path("dong/<int:pk>/kiem-phieu-lai/", views.recount, name="recount"),
    path("dong/<int:pk>/kien-nghi/", views.complain, name="complain"),
    path("kien-nghi/<int:pk>/tra-loi/", views.answer, name="answer"),
    path("kien-nghi/<int:pk>/bien-nhan/", views.receipt, name="receipt"),
]
