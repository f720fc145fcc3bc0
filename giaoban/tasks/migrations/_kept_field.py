"""Adding a column that the database computes and keeps."""

from django.db import migrations


class AddKeptField(migrations.AddField):
    """SQLite adds no column that it computes and keeps to a table with rows, so the table is made anew.

    Django sees to that by itself, but not where the column may be null.
    """

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor != "sqlite":
            return super().database_forwards(app_label, schema_editor, from_state, to_state)
        model = from_state.apps.get_model(app_label, self.model_name)
        field = to_state.apps.get_model(app_label, self.model_name)._meta.get_field(self.name)
        schema_editor._remake_table(model, create_field=field)
