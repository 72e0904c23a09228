"""The address of a member's year, under /dang-vien/."""

from django.urls import path

from cell_life.member_year import views

app_name = "cell_life_member"
urlpatterns = [
    path("<int:pk>/sinh-hoat/", views.year, name="year"),
]
