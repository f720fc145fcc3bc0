"""`python -m tools.make_papers [--group …]`: makes the files of the sample papers in `build/papers/`."""

from __future__ import annotations

import argparse

from tools.make_papers.build import FOLDER, FORMATS, GROUPS, make, samples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--group", action="append", choices=GROUPS)
    parser.add_argument("--format", action="append", choices=FORMATS)
    options = parser.parse_args()
    chosen = samples(options.group or GROUPS)
    make(chosen, options.format or FORMATS)
    print(f"{len(chosen)} papers in {FOLDER}")


if __name__ == "__main__":
    main()
