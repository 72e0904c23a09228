"""Addresses of jobs, under /viec/."""

from django.urls import path

from jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.index, name="list"),
    path("loi/", views.failures, name="failures"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/tai-ve/", views.download, name="download"),
    path("<int:pk>/dung/", views.cancel, name="cancel"),
    path("<int:pk>/bao-quan-tri/", views.tell, name="tell"),
]
