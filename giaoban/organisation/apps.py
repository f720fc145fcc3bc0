from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "giaoban.organisation"
    verbose_name = "Tổ chức"
