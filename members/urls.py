"""Addresses of members, under /dang-vien/."""

from django.urls import path

from members import urls_lists, views, views_edit
from members.papers import views as views_papers

app_name = "members"
urlpatterns = [
    *urls_lists.urlpatterns,
    path("them/", views_edit.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/ly-lich/", views.profile, name="profile"),
    path("<int:pk>/lich-su/", views.history, name="history"),
    path("<int:pk>/ai-da-xem/", views.who_looked, name="lookers"),
    path("<int:pk>/hien-so/", views.reveal, name="reveal"),
    path("<int:pk>/giay-to/", views_papers.papers, name="papers"),
    path("<int:pk>/anh/", views_papers.portrait, name="portrait"),
    path("<int:pk>/anh/doi/", views_papers.change_portrait, name="change_portrait"),
    path("<int:pk>/anh/bo/", views_papers.remove_portrait, name="remove_portrait"),
    path("<int:pk>/sua/", views_edit.edit, name="edit"),
    path("<int:pk>/trang-thai/", views.standing, name="standing"),
    path("<int:pk>/chi-bo/", views.placement, name="placement"),
]
