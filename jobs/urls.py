"""Addresses of jobs, under /viec/."""

from django.urls import path

from jobs import views, views_approvals

app_name = "jobs"
urlpatterns = [
    path("", views.index, name="list"),
    path("loi/", views.failures, name="failures"),
    path("phe-duyet/", views_approvals.index, name="approvals"),
    path("phe-duyet/<int:pk>/", views_approvals.detail, name="approval"),
    path("phe-duyet/<int:pk>/dong-y/", views_approvals.approve, name="approve"),
    path("phe-duyet/<int:pk>/khong-dong-y/", views_approvals.refuse, name="refuse"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/tai-ve/", views.download, name="download"),
    path("<int:pk>/dung/", views.cancel, name="cancel"),
    path("<int:pk>/bao-quan-tri/", views.tell, name="tell"),
]
