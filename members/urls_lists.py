"""Addresses of the members' list and of what officers do with it, part of ``members.urls``."""

from django.urls import path

from members import views_list
from members.lists import views_bulk, views_gaps, views_saved
from members.quality import views as views_quality

urlpatterns = [
    path("", views_list.index, name="list"),
    path("dieu-kien/", views_list.condition, name="condition"),
    path("tim/", views_list.search, name="search"),
    path("tim/goi-y/", views_list.suggest, name="suggest"),
    path("xuat/", views_list.export, name="export"),
    path("chon/", views_bulk.pick, name="pick"),
    path("cot/", views_saved.arrange, name="arrange"),
    path("con-thieu/", views_gaps.index, name="gaps"),
    path("chat-luong/", views_quality.index, name="quality"),
    path("danh-sach/", views_saved.index, name="saved"),
    path("danh-sach/luu/", views_saved.save, name="save_list"),
    path("danh-sach/<int:pk>/", views_saved.open_list, name="open_list"),
    path("danh-sach/<int:pk>/sua/", views_saved.change, name="change_list"),
    path("danh-sach/<int:pk>/xoa/", views_saved.delete, name="delete_list"),
    path("danh-sach/<int:pk>/lay-ve/", views_saved.copy, name="copy_list"),
    path("sua-nhieu/", views_bulk.begin, name="bulk"),
    path("sua-nhieu/<int:pk>/", views_bulk.detail, name="bulk_edit"),
    path("sua-nhieu/<int:pk>/ghi/", views_bulk.run, name="bulk_run"),
    path("sua-nhieu/<int:pk>/bo/", views_bulk.cancel, name="bulk_cancel"),
    path("sua-nhieu/<int:pk>/hoan-tac/", views_bulk.undo, name="bulk_undo"),
]
