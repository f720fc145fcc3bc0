from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "giaoban.documents"
    verbose_name = "Văn bản"
