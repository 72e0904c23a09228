"""Addresses of posts, under /to-chuc/."""

from django.urls import path

from members.posts import views

app_name = "posts"
urlpatterns = [
    path("<int:pk>/cap-uy/", views.committee, name="committee"),
    path("<int:pk>/cap-uy/them/", views.appoint, name="appoint"),
    path("<int:pk>/cap-uy/<int:post_id>/thoi/", views.end, name="end"),
    path("<int:pk>/cap-uy/<int:post_id>/dinh-chinh/", views.correct, name="correct"),
    path("<int:pk>/cap-uy/<int:post_id>/vai-tro/", views.role, name="role"),
]
