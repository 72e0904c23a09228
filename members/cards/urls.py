"""Addresses of cards, under /dang-vien/."""

from django.urls import path

from members.cards import views

app_name = "cards"
urlpatterns = [
    path("the/", views.index, name="list"),
    path("the/quyet-dinh/", views.decide, name="decide"),
    path("the/trao/", views.hand_over_many, name="hand_over_many"),
    path("the/in/<slug:form>/", views.papers, name="papers"),
    path("the/<int:pk>/khong-cap/", views.refuse, name="refuse"),
    path("the/<int:pk>/trao/", views.hand_over, name="hand_over"),
    path("<int:pk>/the/", views.person, name="person"),
    path("<int:pk>/the/de-nghi/", views.ask, name="ask"),
    path("<int:pk>/the/mat/", views.lose, name="lose"),
    path("<int:pk>/the/thu-hoi/", views.end, name="end"),
]
