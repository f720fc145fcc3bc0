from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "giaoban.programmes"
    verbose_name = "Chương trình công tác"
