from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "giaoban.statistics"
    verbose_name = "Thống kê"
