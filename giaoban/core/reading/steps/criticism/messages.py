"""Every warning of the critic: its code, its words, and the words for many of one kind.

Codes are stable names that other parts of the product filter and translate by. `{…}` are filled by the check.
"""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.core.reading.model import Warning


@dataclass(frozen=True, slots=True)
class Words:
    """`one`: the message about one place. `many`: about several, "" where each is always told apart."""

    one: str
    many: str = ""


MESSAGES: dict[str, Words] = {
    "duplicate_task": Words("Việc này trùng với việc {other} (dòng {where})."),
    "duplicate_task_leaders": Words(
        "Việc này trùng với việc {other} (dòng {where}) nhưng do người khác chỉ đạo: {here} và {there}."
    ),
    "count_mismatch": Words("Nêu {announced} nhưng chỉ liệt kê {listed}."),
    "sum_mismatch": Words("Nêu tổng số {total} nhưng các số thành phần cộng lại là {sum}."),
    "deadline_past": Words(
        "Hạn {day} đã qua trước ngày ban hành {issued}.", "{n} việc có hạn đã qua trước ngày ban hành: {paths}."
    ),
    "deadline_outside_period": Words(
        "Hạn {day} nằm ngoài thời gian của văn bản ({period}).",
        "{n} việc có hạn nằm ngoài thời gian của văn bản: {paths}.",
    ),
    "deadline_day_off": Words("Hạn {day} là ngày nghỉ ({name}).", "{n} việc có hạn rơi vào ngày nghỉ: {paths}."),
    "event_on_holiday": Words("Ngày {day} là ngày nghỉ lễ ({name})."),
    "implausible_date": Words("Năm của ngày {day} khác xa năm của văn bản ({year}); kiểm tra có gõ nhầm không."),
    "deadlines_other_month": Words(
        "Tên văn bản ghi tháng {month} nhưng phần lớn thời hạn ({n}/{all}) rơi vào tháng khác."
    ),
    "issued_after_period": Words("Ngày ban hành {issued} sau khi hết thời gian của văn bản ({period})."),
    "missing_product": Words(
        "Việc có thời hạn nhưng chưa nêu sản phẩm.", "{n} việc có thời hạn nhưng chưa nêu sản phẩm: {paths}."
    ),
    "missing_unit": Words("Chưa ghi đơn vị thực hiện.", "{n} việc chưa ghi đơn vị thực hiện: {paths}."),
    "missing_leader": Words("Chưa ghi lãnh đạo phụ trách.", "{n} việc chưa ghi lãnh đạo phụ trách: {paths}."),
    "missing_deadline": Words(
        "Chưa ghi thời hạn, trong khi các việc khác đều có.",
        "{n} việc chưa ghi thời hạn, trong khi các việc khác đều có: {paths}.",
    ),
    "numbering_gap": Words("Số thứ tự nhảy từ {before} sang {after}."),
    "numbering_repeat": Words("Số thứ tự {number} lặp lại (lần trước ở dòng {where})."),
    "leader_clash": Words("{leader} có hai việc cùng lúc ngày {day}: “{one}” và “{two}”."),
    "missing_number": Words("Văn bản chưa có số."),
    "missing_issued_on": Words("Văn bản chưa có ngày ban hành."),
    "missing_signer": Words("Không thấy người ký."),
}

_PATHS_SHOWN = 8


def tell(code: str, line: int, path: str = "", **values: object) -> Warning:
    """The warning of a code, its message filled in."""
    return Warning(code, MESSAGES[code].one.format(**values), line, path)


def tell_many(warnings: list[Warning]) -> Warning:
    """One warning for many of one code, at the place of the first."""
    first = warnings[0]
    paths = [w.path or f"dòng {w.line}" for w in warnings]
    shown = ", ".join(paths[:_PATHS_SHOWN]) + ("…" if len(paths) > _PATHS_SHOWN else "")
    return Warning(first.code, MESSAGES[first.code].many.format(n=len(warnings), paths=shown), first.line)
