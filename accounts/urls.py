"""Addresses of the accounts app, under /tai-khoan/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from accounts import views


class DraftKey(StringConverter):
    """The key of a form's draft: letters, digits and . : _ - up to 120."""

    regex = r"[\w.:-]{1,120}"


register_converter(DraftKey, "draft")
app_name = "accounts"
urlpatterns = [
    path("ban-nhap/", views.drafts, name="drafts"),
    path("ban-nhap/<draft:key>/", views.draft, name="draft"),
    path("ban-nhap/<draft:key>/bo/", views.discard_draft, name="discard_draft"),
    path("gui-lai/<uuid:pk>/", views.kept_post, name="kept"),
    path("gui-lai/<uuid:pk>/bo/", views.discard_kept, name="discard_kept"),
    path("nhat-ky-xem/", views.access_log, name="access_log"),
    path("quyen-cua-toi/", views.rights, name="rights"),
    path("tuy-chon/", views.preferences, name="preferences"),
]
