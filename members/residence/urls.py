"""Addresses of ties with the place of residence, under /dang-vien/."""

from django.urls import path

from members.residence import views

app_name = "residence"
urlpatterns = [
    path("noi-cu-tru/", views.missing, name="missing"),
    path("noi-cu-tru/<int:pk>/<int:year>/", views.cell, name="cell"),
    path("noi-cu-tru/<int:pk>/<int:year>/phieu/", views.slips, name="slips"),
    path("noi-cu-tru/giay/<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/noi-cu-tru/", views.person, name="person"),
    path("<int:pk>/noi-cu-tru/giay/", views.new_tie, name="new_tie"),
    path("<int:pk>/noi-cu-tru/giay/<int:tie>/", views.tie, name="tie"),
    path("<int:pk>/noi-cu-tru/<int:year>/", views.comment, name="comment"),
]
