from django.apps import AppConfig


class UrgingConfig(AppConfig):
    name = "giaoban.urging"
    verbose_name = "Đôn đốc"
