"""Addresses of the ledger, under /dang-vien/."""

from django.urls import path

from members.ledger import views

app_name = "ledger"
urlpatterns = [
    path("mien-dinh-chi/", views.apart, name="apart"),
    path("<int:pk>/bien-dong/", views.acts, name="acts"),
    path("<int:pk>/bien-dong/<int:movement>/in/", views.paper, name="paper"),
    path("<int:pk>/bien-dong/<slug:word>/", views.act, name="act"),
]
