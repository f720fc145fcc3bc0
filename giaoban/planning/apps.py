from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "giaoban.planning"
    verbose_name = "Lập chương trình"
