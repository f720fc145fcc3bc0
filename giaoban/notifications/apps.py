from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "giaoban.notifications"
    verbose_name = "Tin báo"
