"""Addresses of dues above the cell, under /sinh-hoat/dang-phi/cap-tren/."""

from django.urls import path

from cell_life.dues.above import views, views_acts

app_name = "dues_above"
MONTH = "<int:pk>/<int:year>/<int:number>/"
urlpatterns = [
    path("", views.home, name="home"),
    path("<int:pk>/muc-trich/", views_acts.settings, name="settings"),
    path("<int:pk>/muc-trich/ghi/", views_acts.setting, name="setting"),
    path("<int:pk>/<int:year>/", views.ledger, name="ledger"),
    path("<int:pk>/<int:year>/so.<str:chosen>", views.ledger_file, name="ledger_file"),
    path("<int:pk>/<int:year>/quy/<int:number>/", views.quarter, name="quarter"),
    path("<int:pk>/<int:year>/quy/<int:number>/bang.<str:chosen>", views.quarter_file, name="quarter_file"),
    path(MONTH, views.month, name="month"),
    path(f"{MONTH}bang.<str:chosen>", views.month_file, name="month_file"),
    path(f"{MONTH}doi-chieu/", views.disagreements, name="differences"),
    path(f"{MONTH}nop/", views_acts.send, name="send"),
    path(f"{MONTH}nhan/", views_acts.receive, name="receive"),
    path(f"{MONTH}phieu/", views_acts.remittance, name="remittance"),
    path(f"{MONTH}phieu/rut/", views_acts.withdraw, name="withdraw"),
    path(f"{MONTH}phieu/huy-nhan/", views_acts.void, name="void"),
]
