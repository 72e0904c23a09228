"""Addresses of meetings, under /sinh-hoat/."""

from django.urls import path

from cell_life.meetings import views, views_meeting, views_papers, views_plan

app_name = "meetings"
urlpatterns = [
    path("", views.home, name="home"),
    path("chi-bo/<int:pk>/", views.cell, name="cell"),
    path("chi-bo/<int:pk>/lap-lich/", views_plan.plan_year, name="plan_year"),
    path("chi-bo/<int:pk>/them/", views_plan.add, name="add"),
    path("buoi/<int:pk>/", views_meeting.meeting, name="meeting"),
    path("buoi/<int:pk>/sua/", views_plan.change, name="change"),
    path("buoi/<int:pk>/khong-to-chuc/", views_plan.call_off, name="call_off"),
    path("buoi/<int:pk>/diem-danh/", views_meeting.roll, name="roll"),
    path("buoi/<int:pk>/bien-ban/", views_meeting.minutes, name="minutes"),
    path("buoi/<int:pk>/thong-qua/", views_meeting.close, name="close"),
    path("buoi/<int:pk>/giao-viec/", views_meeting.add_task, name="add_task"),
    path("buoi/<int:pk>/cham-diem/", views_meeting.score, name="score"),
    path("buoi/<int:pk>/in/<slug:paper>/", views_papers.print_paper, name="paper"),
    path("nhiem-vu/<int:pk>/", views_meeting.report_task, name="report_task"),
]
