from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "giaoban.search"
    verbose_name = "Tìm kiếm"
