"""Address of the parked, under /dang-vien/."""

from django.urls import path

from members.parked import views

app_name = "parked"
urlpatterns = [path("gui-sinh-hoat/", views.parked, name="list")]
