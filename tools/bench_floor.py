"""The floor of the lists' bench: the same rows as bare Django gives them, with nothing around.

Model objects, a template, links; no sign-in, no filters, no menu, no styles. The page of a task prints all rows that
ours prints (the task and its people, products, orders, progress, submissions, partners, the newest acts) and no forms.
"""

from __future__ import annotations

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import Context, Engine
from django.test import override_settings
from django.urls import path

from giaoban.audit.models import Entry
from giaoban.search.queries import matching
from giaoban.tasks.models import Task
from giaoban.web.clock import today

ROWS = 50
_ENGINE = Engine(libraries={"words": "giaoban.web.templatetags.words"}, builtins=["giaoban.web.templatetags.words"])
_LIST = _ENGINE.from_string(
    """<!DOCTYPE html><html lang="vi"><head><title>Nhiệm vụ</title></head><body><table>
{% for task in tasks %}<tr>
<td><a href="{% url "task" task.pk %}">{{ task.text }}</a></td>
<td>{% if task.lead_unit %}{{ task.lead_unit.short_name }}{% else %}{{ task.lead_unit_words }}{% endif %}</td>
<td>{% if task.leader %}{{ task.leader.full_name }}{% else %}{{ task.leader_words }}{% endif %}</td>
<td>{% if task.assignee %}{{ task.assignee.full_name }}{% endif %}</td>
<td>{{ task.due|date:"d/m/Y" }}</td>
<td>{{ task.get_state_display }} {{ task.percent }}%</td>
</tr>{% endfor %}</table></body></html>"""
)
_TASK = _ENGINE.from_string(
    """<!DOCTYPE html><html lang="vi"><head><title>{{ task.text }}</title></head><body><h1>{{ task.text }}</h1><dl>
<dt>Đơn vị</dt><dd>{{ task.lead_unit.name }}</dd><dt>Lãnh đạo</dt><dd>{{ task.leader.full_name }}</dd>
<dt>Người thực hiện</dt><dd>{{ task.assignee.full_name }}</dd><dt>Hạn</dt><dd>{{ task.due|date:"d/m/Y" }}</dd>
<dt>Trạng thái</dt><dd>{{ task.get_state_display }} {{ task.percent }}%</dd>
<dt>Người giao</dt><dd>{{ task.created_by.full_name }} {{ task.created_at|date:"d/m/Y" }}</dd>
<dt>Sản phẩm</dt><dd>{% for product in task.products.all %}{{ product.text }}<br>{% endfor %}</dd>
<dt>Phối hợp</dt><dd>{% for unit in task.supporting_units.all %}{{ unit.name }}<br>{% endfor %}</dd></dl>
<ul>{% for origin in origins %}
<li>{{ origin.get_kind_display }} {{ origin.label }} {{ origin.quote|linebreaksbr }}</li>{% endfor %}</ul>
<ul>{% for report in progress %}
<li>{{ report.percent }}% {{ report.text }}
{{ report.by.full_name }} {{ report.at|date:"H:i d/m/Y" }}</li>{% endfor %}</ul>
<ul>{% for one in submissions %}
<li>{{ one.number }} {{ one.text }} {{ one.by.full_name }} {{ one.at|date:"H:i d/m/Y" }}</li>{% endfor %}</ul>
<ul>{% for entry in history %}
<li>{{ entry.by.full_name }} {{ entry.verb }} {{ entry.at|date:"H:i d/m/Y" }}</li>{% endfor %}</ul>
</body></html>"""
)


def late(request: HttpRequest, unit: int) -> HttpResponse:
    tasks = Task.objects.filter(agency=int(request.GET["agency"]), lead_unit=unit, open_due__lt=today())
    return _listed(tasks.order_by("open_due", "id"))


def open_work(request: HttpRequest) -> HttpResponse:
    tasks = Task.objects.filter(agency=int(request.GET["agency"]), phase="open")
    return _listed(tasks.order_by("due_order", "id"))


def search(request: HttpRequest) -> HttpResponse:
    tasks = matching(Task.objects.filter(agency=int(request.GET["agency"])), request.GET["words"])
    return _listed(tasks.order_by("-id"))


def one(request: HttpRequest, pk: int) -> HttpResponse:
    people = ("lead_unit", "leader", "assignee", "created_by", "handed_in_by")
    task = get_object_or_404(Task.objects.select_related(*people), pk=pk)
    acts = Entry.objects.filter(agency=task.agency_id, target_type="tasks.task", target_id=pk).select_related("by")
    rows = {
        "origins": task.origins.all(),
        "progress": task.progress.select_related("by"),
        "submissions": task.submissions.select_related("by"),
        "history": acts.order_by("-number")[:ROWS],
    }
    return HttpResponse(_TASK.render(Context({"task": task, **rows})))


def _listed(tasks: QuerySet[Task]) -> HttpResponse:
    rows = tasks.select_related("lead_unit", "leader", "assignee")[:ROWS]
    return HttpResponse(_LIST.render(Context({"tasks": rows})))


urlpatterns = [
    path("late/<int:unit>/", late),
    path("open/", open_work),
    path("search/", search),
    path("task/<int:pk>/", one, name="task"),
]


class BareRequest(WSGIRequest):
    urlconf = "tools.bench_floor"


class BareHandler(WSGIHandler):
    request_class = BareRequest


def bare_application() -> WSGIHandler:
    """Django without any middleware, answering with the views above."""
    with override_settings(MIDDLEWARE=[]):
        return BareHandler()
