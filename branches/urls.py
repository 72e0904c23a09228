"""Addresses of organisations, under /to-chuc/."""

from django.urls import path

from branches import views

app_name = "branches"
urlpatterns = [
    path("", views.tree, name="tree"),
    path("chon/", views.picker, name="picker"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/lich-su/", views.log, name="history"),
    path("<int:pk>/lap-truc-thuoc/", views.open_child, name="open"),
    path("<int:pk>/doi-ten/", views.act, {"name": "rename"}, name="rename"),
    path("<int:pk>/doi-loai/", views.act, {"name": "change"}, name="change"),
    path("<int:pk>/chuyen/", views.act, {"name": "move"}, name="move"),
    path("<int:pk>/ket-thuc/", views.act, {"name": "close"}, name="close"),
    path("<int:pk>/nguoi-giup-do/", views.act, {"name": "helper"}, name="helper"),
    path("<int:pk>/dinh-chinh/<int:period_id>/", views.correct, name="correct"),
]
