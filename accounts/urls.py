"""Addresses of the accounts app, under /tai-khoan/."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("ban-nhap/", views.drafts, name="drafts"),
    path("ban-nhap/<str:key>/", views.draft, name="draft"),
    path("ban-nhap/<str:key>/bo/", views.discard_draft, name="discard_draft"),
    path("gui-lai/<uuid:pk>/", views.kept_post, name="kept"),
    path("gui-lai/<uuid:pk>/bo/", views.discard_kept, name="discard_kept"),
    path("nhat-ky-xem/", views.access_log, name="access_log"),
    path("quyen-cua-toi/", views.rights, name="rights"),
    path("tuy-chon/", views.preferences, name="preferences"),
]
