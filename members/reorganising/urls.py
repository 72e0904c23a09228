"""Addresses of mergers, unions and divisions, under /to-chuc/."""

from django.urls import path

from members.reorganising import views

app_name = "reorganising"
urlpatterns = [
    path("<int:pk>/sap-nhap/", views.merge, name="merge"),
    path("<int:pk>/hop-nhat/", views.unite, name="unite"),
    path("<int:pk>/chia-tach/", views.split, name="split"),
]
