"""Addresses of doubles, under /dang-vien/."""

from django.urls import path

from members.doubles import views

app_name = "doubles"
urlpatterns = [
    path("trung/", views.worklist, name="worklist"),
    path("trung/<int:pk>/yeu-cau/", views.ask, name="ask"),
    path("trung/<int:pk>/<int:other>/", views.pair, name="pair"),
    path("trung/<int:pk>/<int:other>/gop/", views.merge, name="merge"),
    path("trung/lan-gop/<int:pk>/", views.undo, name="undo"),
]
