from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "giaoban.tasks"
    verbose_name = "Nhiệm vụ"
