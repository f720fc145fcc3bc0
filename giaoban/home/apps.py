from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "giaoban.home"
    verbose_name = "Trang đầu"
