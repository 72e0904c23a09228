"""Addresses of cards, under /dang-vien/."""

from django.urls import URLPattern

app_name = "cards"
urlpatterns: list[URLPattern] = []
