"""Addresses of accounts and roles, under /tai-khoan/nguoi-dung/."""

from django.urls import path

from branches import views_grants as views

app_name = "users"
urlpatterns = [
    path("", views.index, name="list"),
    path("them/", views.choose, name="choose"),
    path("them/<int:organisation>/", views.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/vai-tro/", views.choose, name="choose_for"),
    path("<int:pk>/vai-tro/<int:organisation>/", views.give, name="give"),
    path("<int:pk>/thu-hoi/<int:grant>/", views.end, name="end"),
    path("<int:pk>/hoat-dong/", views.activity, name="activity"),
    path("<int:pk>/mat-khau/", views.password, name="password"),
    path("<int:pk>/buoc-xac-nhan/", views.second_factor, name="second_factor"),
    path("<int:pk>/phien/", views.sessions, name="sessions"),
]
