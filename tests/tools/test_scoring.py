"""The accuracy measure: what counts as right, found, missed, invented, and sure but wrong."""

from __future__ import annotations

from typing import Any

from tests.samples.paper import Paper, either
from tools.label_five import conceal
from tools.make_papers.build import samples
from tools.scoring import same, score


def an_item(**fields: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"parts": [], "products": [], "when": None, "start": None, "due": None}
    people: dict[str, Any] = {"leaders": [], "units": [], "partners": []}
    return {"path": "I.1", "section": "I", "text": "Rà soát quy trình cấp phép", "line": 7, **empty, **people, **fields}


def first_option(truth: Any) -> Any:
    if isinstance(truth, dict) and "any" in truth:
        return first_option(truth["any"][0])
    if isinstance(truth, dict):
        return {k: first_option(v) for k, v in truth.items()}
    if isinstance(truth, list):
        return [first_option(v) for v in truth]
    return truth


def test_a_reading_that_is_the_truth_scores_full_marks_on_every_sample() -> None:
    papers: list[Paper] = [s.paper for s in samples()]

    scores = [score(p.truth, first_option(p.truth)) for p in papers]

    assert [s.mismatches for s in scores] == [[] for _ in papers]


def test_a_missed_item_lowers_recall_and_an_invented_one_precision() -> None:
    truth = {"items": [an_item(), an_item(path="I.2", text="Báo cáo kết quả quý III")]}
    reading = {"items": [an_item(), an_item(path="I.9", text="Menu trang chủ")]}

    result = score(truth, reading)

    assert result.recall("items") == 0.5
    assert result.precision("items") == 0.5


def test_a_sure_wrong_field_is_told_from_one_to_check() -> None:
    truth = {"items": [an_item(due="2024-05-01", units=["Văn phòng"])]}
    states = {"due": "sure", "units": "check"}
    reading = {"items": [an_item(due="2024-05-02", units=["Thanh tra"], states=states)]}

    result = score(truth, reading)

    assert result.sure_wrong == 1
    assert result.right["items.due"] == result.right["items.units"] == 0


def test_open_fields_are_not_asked_for() -> None:
    result = score({"items": [an_item(when="*")]}, {"items": [an_item(when="Tuần 2")]})

    assert "items.when" not in result.asked


def test_optional_items_neither_help_nor_hurt() -> None:
    truth = {"items": [an_item() | {"optional": True}]}

    assert score(truth, {"items": [an_item()]}).f1("items") is None
    assert score(truth, {"items": []}).f1("items") is None


def test_each_of_several_right_answers_is_right() -> None:
    assert same(either(None, "An Hòa"), "An Hòa")
    assert same(either(None, "An Hòa"), None)
    assert not same(either(None, "An Hòa"), "Bình Hải")


def test_texts_differ_only_by_spaces_form_and_closing_punctuation() -> None:
    assert same("Báo cáo kết quả.", "Báo  cáo ke\u0302\u0301t quả")
    assert not same("Báo cáo kết quả", "Báo cáo")


def test_parts_are_compared_without_their_marks() -> None:
    assert same(["Đình An Lạc", "Gò Sành"], ["(1) Đình An Lạc;", "(2) Gò Sành"], "parts")


def test_a_concealed_label_still_tells_right_from_wrong() -> None:
    label = conceal({"agency": "Sở Xây dựng", "items": [an_item(text="Trình Đề án")]})

    right = score(label, {"agency": "SỞ XÂY DỰNG", "items": [an_item(text="Trình Đề án;")]})
    wrong = score(label, {"agency": "SỞ XÂY DỰNG", "items": [an_item(text="Trình Kế hoạch")]})

    assert "Xây" not in str(label)
    assert right.right["items.text"] == right.right["frame.agency"] == 1
    assert wrong.matched["items"] == 1
    assert wrong.right["items.text"] == 0
