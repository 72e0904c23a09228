"""Addresses of the match of head-counts, under /to-chuc/."""

from django.urls import path

from members.headcounts import views

app_name = "headcounts"
urlpatterns = [
    path("<int:pk>/doi-khop/", views.unit, name="unit"),
    path("<int:pk>/doi-khop/<int:year>/<int:number>/", views.quarter, name="quarter"),
    path("<int:pk>/doi-khop/<int:year>/<int:number>/xac-nhan/", views.confirm, name="confirm"),
    path("<int:pk>/doi-khop/<int:year>/<int:number>/cap-tren/", views.accept, name="accept"),
    path("<int:pk>/doi-khop/<int:year>/<int:number>/bien-ban/", views.minutes, name="minutes"),
]
