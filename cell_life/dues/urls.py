"""Addresses of the dues of a cell, under /sinh-hoat/dang-phi/."""

from django.urls import path

from cell_life.dues import views, views_bases, views_ledger, views_receipts

app_name = "dues"
urlpatterns = [
    path("", views.home, name="home"),
    path("<int:pk>/", views.cell, name="cell"),
    path("<int:pk>/<int:year>/<int:number>/", views.month, name="month"),
    path("<int:pk>/<int:year>/<int:number>/lap/", views.open_month, name="open"),
    path("<int:pk>/<int:year>/<int:number>/tinh-lai/", views.recompute, name="recompute"),
    path("<int:pk>/<int:year>/<int:number>/khoa-so/", views.close, name="close"),
    path("<int:pk>/<int:year>/<int:number>/mo-lai/", views.reopen, name="reopen"),
    path("<int:pk>/<int:year>/<int:number>/ghi-muc/", views.by_hand, name="by_hand"),
    path("<int:pk>/<int:year>/<int:number>/phieu-thu/", views_receipts.of_month, name="receipts"),
    path("<int:pk>/thu/<int:member>/", views_receipts.take, name="take"),
    path("phieu-thu/<int:pk>/", views_receipts.receipt, name="receipt"),
    path("phieu-thu/<int:pk>/in/", views_receipts.paper, name="receipt_paper"),
    path("phieu-thu/<int:pk>/huy/", views_receipts.void, name="void"),
    path("<int:pk>/can-cu/", views_bases.bases, name="bases"),
    path("<int:pk>/mien-giam/", views_bases.reliefs, name="reliefs"),
    path("<int:pk>/mien-giam/de-nghi/", views_bases.ask, name="ask_relief"),
    path("<int:pk>/mien-giam/<int:relief>/quyet-dinh/", views_bases.decide, name="decide_relief"),
    path("<int:pk>/mien-giam/<int:relief>/ket-thuc/", views_bases.end, name="end_relief"),
    path("<int:pk>/so/<int:year>/", views_ledger.ledger, name="ledger"),
    path("<int:pk>/so/<int:year>/<str:form>/", views_ledger.file, name="ledger_file"),
]
