"""The command `giaoban`: parses options and calls one function. Django is imported only by commands that need it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from giaoban import __version__

# Commands that Django's own entry point runs: name → help.
MANAGED = {
    "agency": "mở một cơ quan cùng quản trị đầu tiên",
    "demo": "tạo cơ quan mẫu và nạp văn bản mẫu qua đúng cửa tiếp nhận",
    "mail": "gửi các thư đã đến lúc gửi, một lượt",
    "serve": "chạy Giao Ban trên máy này",
    "verify-audit": "kiểm tra chuỗi nhật ký không bị sửa",
    "verify-files": "kiểm tra tệp gốc còn nguyên vẹn",
    "work": "làm các việc chạy nền, như đọc bản quét",
}
# Those that may be the first to meet a database: it is made and brought up to date before, as `serve` does.
FILLING = {"agency", "demo"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments and arguments[0] in MANAGED:
        return _managed(arguments)
    options = _parser().parse_args(arguments)
    if options.command == "read":
        from giaoban.terminal.read import read_files

        return read_files(options)
    _parser().print_help()
    return 1


def _managed(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.config.settings")
    from django.core.management import execute_from_command_line

    if arguments[0] in FILLING and not {"-h", "--help"} & set(arguments):
        execute_from_command_line(["giaoban", "migrate", "--verbosity", "0"])
    execute_from_command_line(["giaoban", arguments[0].replace("-", "_"), *arguments[1:]])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="giaoban", description="Giao Ban: từ văn bản đến công việc được theo dõi.")
    parser.add_argument("--version", action="version", version=f"giaoban {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="LỆNH")
    read = commands.add_parser("read", help="đọc văn bản, in ra những gì đọc được")
    read.add_argument("files", nargs="+", metavar="TỆP", help="tệp hoặc thư mục")
    read.add_argument(
        "--format", choices=["json", "table"], default="json", help="json (mặc định) hoặc bảng cho người xem"
    )
    read.add_argument("--kind", metavar="LOẠI", help="loại văn bản, nếu đã biết (monthly_programme, …)")
    read.add_argument("--year", type=int, metavar="NĂM", help="năm của văn bản, nếu đã biết")
    for name, text in MANAGED.items():
        commands.add_parser(name, help=text, add_help=False)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
