"""Addresses of ratings, under /dang-vien/."""

from django.urls import path

from members.ratings import views

app_name = "ratings"
urlpatterns = [
    path("xep-loai/", views.summary, name="summary"),
    path("xep-loai/danh-sach/", views.people, name="people"),
    path("xep-loai/<int:pk>/<int:year>/", views.cell, name="cell"),
    path("xep-loai/<int:pk>/<int:year>/quyet-dinh/", views.decide, name="decide"),
    path("<int:pk>/xep-loai/", views.person, name="person"),
    path("<int:pk>/xep-loai/ghi/", views.record, name="record"),
]
