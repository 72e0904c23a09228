"""Addresses of one record: its tabs, its short forms, its tables, the acts on it."""

from django.urls import path

from members import views, views_add, views_edit, views_tables

urlpatterns = [
    path("them/", views_add.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/ly-lich/", views.profile, name="profile"),
    path("<int:pk>/qua-trinh/", views.course, name="course"),
    path("<int:pk>/khen-thuong-ky-luat/", views.honours, name="honours"),
    path("<int:pk>/gia-dinh-kinh-te/", views.background, name="background"),
    path("<int:pk>/lich-su/", views.history, name="history"),
    path("<int:pk>/ai-da-xem/", views.who_looked, name="lookers"),
    path("<int:pk>/kiem-tra/", views.check, name="check"),
    path("<int:pk>/hien-so/", views.reveal, name="reveal"),
    path("<int:pk>/sua/", views_edit.edit, name="edit"),
    path("<int:pk>/sua/tat-ca/", views_edit.edit_all, name="edit_all"),
    path("<int:pk>/sua/<slug:step>/", views_edit.edit_step, name="edit_step"),
    path("<int:pk>/bang/<slug:table>/", views_tables.table_rows, name="rows"),
    path("<int:pk>/bang/<slug:table>/<int:row>/", views_tables.row, name="row"),
    path("<int:pk>/bang/<slug:table>/<int:row>/bo/", views_tables.remove_row, name="remove_row"),
    path("<int:pk>/chi-bo/", views.placement, name="placement"),
]
