"""Addresses of the rules, under /quy-dinh/."""

from django.urls import path

from branches import views_lists
from branches import views_rules as views

app_name = "rules"
urlpatterns = [
    path("", views.index, name="index"),
    path("thay-doi/", views.compare, name="compare"),
    path("danh-muc/", views_lists.lists, name="lists"),
    path("danh-muc/<str:name>/", views_lists.one_list, name="list"),
    path("van-ban/", views.documents, name="documents"),
    path("ngay-nghi/", views.holidays, name="holidays"),
    path("muc/<str:key>/", views.key, name="key"),
]
