"""Addresses of the accounts app, under /tai-khoan/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from accounts import views, views_protection, views_sessions


class DraftKey(StringConverter):
    """The key of a form's draft: letters, digits and . : _ - up to 120."""

    regex = r"[\w.:-]{1,120}"


register_converter(DraftKey, "draft")
app_name = "accounts"
urlpatterns = [
    path("ban-nhap/", views.drafts, name="drafts"),
    path("ban-nhap/<draft:key>/", views.draft, name="draft"),
    path("ban-nhap/<draft:key>/bo/", views.discard_draft, name="discard_draft"),
    path("bao-ve/", views_protection.protection, name="protection"),
    path("bao-ve/khoa/", views_protection.add_passkey, name="add_passkey"),
    path("bao-ve/khoa/<int:pk>/bo/", views_protection.remove_passkey, name="remove_passkey"),
    path("bao-ve/ma-du-phong/", views_protection.recovery_codes, name="recovery_codes"),
    path("bao-ve/ma-du-phong/da-cat/", views_protection.sheet_is_kept, name="sheet_is_kept"),
    path("bao-ve/ma-du-phong/lam-moi/", views_protection.new_recovery_codes, name="new_recovery_codes"),
    path("bao-ve/ung-dung/", views_protection.set_app, name="set_app"),
    path("bao-ve/ung-dung/bo/", views_protection.remove_app, name="remove_app"),
    path("gui-lai/<uuid:pk>/", views.kept_post, name="kept"),
    path("gui-lai/<uuid:pk>/bo/", views.discard_kept, name="discard_kept"),
    path("nhat-ky-xem/", views.access_log, name="access_log"),
    path("phien/", views_sessions.index, name="sessions"),
    path("phien/<int:pk>/ket-thuc/", views_sessions.end, name="end_session"),
    path("phien/ket-thuc-phien-khac/", views_sessions.end_others, name="end_other_sessions"),
    path("quyen-cua-toi/", views.rights, name="rights"),
    path("tuy-chon/", views.preferences, name="preferences"),
    path("xac-nhan/", views_protection.confirm, name="confirm"),
]
