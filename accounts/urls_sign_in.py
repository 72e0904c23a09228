"""Addresses of signing in, under /tai-khoan/, by the names the sign-in library knows.

Sign-up, e-mail and resetting by e-mail are left out: without an address nobody reaches them.
"""

from allauth.account import views
from django.urls import path

from accounts.views_second_step import second_step

urlpatterns = [
    path("dang-nhap/", views.login, name="account_login"),
    path("dang-nhap/ma/", second_step, name="mfa_authenticate"),
    path("dang-xuat/", views.logout, name="account_logout"),
    path("ngung-dung/", views.account_inactive, name="account_inactive"),
    path("doi-mat-khau/", views.password_change, name="account_change_password"),
]
