"""Addresses of practice, under /thuc-hanh/; 404 all of them where practice is off."""

from django.urls import path

from members import views_practice as views

app_name = "practice"
urlpatterns = [
    path("", views.index, name="index"),
    path("vao/", views.enter, name="enter"),
    path("danh-sach/", views.small_list, name="list"),
    path("bai/<slug:slug>/", views.show, name="show"),
    path("bai/<slug:slug>/tra-loi/", views.answer, name="answer"),
]
