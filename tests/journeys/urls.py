"""The addresses of the application and the gallery of components, which is served in debug only."""

from django.urls import path

from accounts import gallery
from config import urls

urlpatterns = [*urls.urlpatterns, path("giao-dien/", gallery.index, name="gallery")]
handler403 = urls.handler403
