"""Addresses of hand-overs and of standing in, under /to-chuc/."""

from django.urls import path

from cell_life.handover import views

app_name = "handover"
urlpatterns = [
    path("<int:pk>/ban-giao/", views.index, name="index"),
    path("<int:pk>/ban-giao/ghi/", views.hand_over, name="hand_over"),
    path("<int:pk>/lam-thay/", views.stand_in, name="stand_in"),
    path("<int:pk>/lam-thay/<int:grant>/thoi/", views.end_stand_in, name="end_stand_in"),
    path("ban-giao/<int:pk>/bien-ban/", views.minutes, name="minutes"),
    path("ban-giao/<int:pk>/rut/", views.undo, name="undo"),
]
