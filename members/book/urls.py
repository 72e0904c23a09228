"""Addresses of the book of movements and of its proof, under /dang-vien/."""

from django.urls import path

from members.book import views
from members.ledger.proving import views as views_proof

app_name = "book"
urlpatterns = [
    path("bien-dong/", views.summary, name="summary"),
    path("bien-dong/danh-sach/", views.movements, name="movements"),
    path("bien-dong/tep/", views.file, name="file"),
    path("doi-soat/", views_proof.proof, name="proof"),
    path("doi-soat/chay/", views_proof.prove, name="prove"),
]
