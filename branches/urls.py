"""Addresses of organisations, under /to-chuc/."""

from django.urls import path

from branches import views, views_review

app_name = "branches"
urlpatterns = [
    path("", views.tree, name="tree"),
    path("chon/", views.picker, name="picker"),
    path("can-xem-lai/", views_review.review, name="review"),
    path("ma-so/", views_review.codes, name="codes"),
    path("loai-hinh/", views_review.sectors, name="sectors"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/lich-su/", views.log, name="history"),
    path("<int:pk>/lap-truc-thuoc/", views.open_child, name="open"),
    path("<int:pk>/doi-ten/", views.act, {"name": "rename"}, name="rename"),
    path("<int:pk>/doi-loai/", views.act, {"name": "change"}, name="change"),
    path("<int:pk>/chuyen/", views.act, {"name": "move"}, name="move"),
    path("<int:pk>/ket-thuc/", views.act, {"name": "close"}, name="close"),
    path("<int:pk>/nguoi-giup-do/", views.act, {"name": "helper"}, name="helper"),
    path("<int:pk>/van-ban-dong-y/", views_review.consent, name="consent"),
    path("<int:pk>/van-ban-dong-y/<int:consent_id>/het/", views_review.end_consent, name="end_consent"),
    path("<int:pk>/dinh-chinh/<int:period_id>/", views.correct, name="correct"),
]
