"""Addresses of members, under /dang-vien/."""

from django.urls import path

from members import urls_lists, urls_record
from members.papers import views as views_papers
from members.printing import views as views_printing

app_name = "members"
urlpatterns = [
    *urls_lists.urlpatterns,
    *urls_record.urlpatterns,
    path("in/", views_printing.choose_many, name="print_many"),
    path("in/so-danh-sach/", views_printing.choose_roll, name="print_roll"),
    path("mau-2-hsdv/", views_printing.blank, name="blank_card"),
    path("<int:pk>/in/", views_printing.choose, name="print"),
    path("<int:pk>/doc/", views_printing.aloud, name="aloud"),
    path("<int:pk>/giay-to/", views_papers.papers, name="papers"),
    path("<int:pk>/anh/", views_papers.portrait, name="portrait"),
    path("<int:pk>/anh/doi/", views_papers.change_portrait, name="change_portrait"),
    path("<int:pk>/anh/bo/", views_papers.remove_portrait, name="remove_portrait"),
]
