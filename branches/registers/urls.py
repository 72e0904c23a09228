"""Addresses of the registers of numbers, under /so-van-ban/."""

from django.urls import path

from branches.registers import views

app_name = "registers"
urlpatterns = [
    path("", views.index, name="index"),
    path("bat-dau/", views.begin, name="begin"),
    path("kiem-tra/", views.check, name="check"),
    path("<int:pk>/", views.detail, name="detail"),
]
