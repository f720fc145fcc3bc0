from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "giaoban.demo"
    verbose_name = "Cơ quan mẫu"
