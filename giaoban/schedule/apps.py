from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "giaoban.schedule"
    verbose_name = "Lịch công tác"
