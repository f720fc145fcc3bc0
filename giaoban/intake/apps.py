from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "giaoban.intake"
    verbose_name = "Nạp văn bản"
