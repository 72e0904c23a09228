"""Addresses of badges, under /dang-vien/."""

from django.urls import path

from members.badges import views

app_name = "badges"
urlpatterns = [
    path("huy-hieu/", views.planner, name="planner"),
    path("huy-hieu/de-nghi/", views.propose_due, name="propose_due"),
    path("huy-hieu/danh-sach/", views.proposals, name="proposals"),
    path("huy-hieu/quyet-dinh/", views.decide, name="decide"),
    path("huy-hieu/in/<slug:paper>/<slug:form>/", views.papers, name="papers"),
    path("huy-hieu/de-nghi/<int:pk>/thoi/", views.withdraw, name="withdraw"),
    path("<int:pk>/huy-hieu/", views.propose, name="propose"),
]
