"""Addresses of the help, under /tro-giup/."""

from django.urls import path

from branches.help import views

app_name = "help"
urlpatterns = [
    path("", views.index, name="index"),
    path("the/tat-ca.pdf", views.booklet, name="booklet"),
    path("the/<slug:slug>/", views.card, name="card"),
    path("the/<slug:slug>.pdf", views.card_pdf, name="card_pdf"),
    path("o/", views.fields, name="fields"),
    path("o/<slug:name>/", views.field, name="field"),
]
