"""Build the sample PDFs and bring the checksums of their label files up to date.

usage: python samples/make.py [NAME ...]

Every samples/sources/NAME.typ (typst) or NAME.py (a module with `build(path: Path) -> None`) becomes samples/NAME.pdf.
Where samples/NAME.json exists, its "sha256" is rewritten if the PDF has another one. Without names all samples are
built. The PDFs hold no time of making and use only the fonts that come with typst and reportlab, so that the same
versions of the tools make the same bytes anywhere.
"""

import argparse
import hashlib
import importlib.util
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import typst
from reportlab import rl_config

SAMPLES = Path(__file__).resolve().parent
SOURCES = SAMPLES / "sources"
CREATED = 1_700_000_000
"""The creation time, in seconds since 1970, that every typst document is given."""
CHECKSUM = re.compile(r'("sha256":\s*")[0-9a-f]*(")')


def find_sources(names: Sequence[str]) -> list[Path]:
    """Return the sources of the named samples, or of all when no name is given, sorted by name."""
    found = {path.stem: path for suffix in ("typ", "py") for path in sorted(SOURCES.glob(f"*.{suffix}"))}
    unknown = sorted(set(names) - set(found))
    if unknown:
        raise SystemExit(f"no such sample: {', '.join(unknown)}")
    return [found[name] for name in sorted(names or found)]


def load_module(path: Path) -> ModuleType:
    """Import a Python source by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot import {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build(source: Path, target: Path) -> None:
    """Make the PDF of one source."""
    if source.suffix == ".typ":
        typst.compile(
            source,
            output=target,
            ignore_system_fonts=True,
            timestamp=CREATED,
            pdf_tags=False,
        )
    else:
        load_module(source).build(target)


def update_checksum(pdf: Path) -> bool:
    """Write the PDF's sha256 into its label file; return whether the file was changed."""
    label = pdf.with_suffix(".json")
    if not label.exists():
        return False
    text = label.read_text(encoding="utf-8")
    checksum = hashlib.sha256(pdf.read_bytes()).hexdigest()
    changed = CHECKSUM.sub(rf"\g<1>{checksum}\g<2>", text, count=1)
    if changed == text:
        return False
    label.write_text(changed, encoding="utf-8")
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the samples named on the command line."""
    parser = argparse.ArgumentParser(description="Build the sample PDFs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a sample to build (default: all)")
    options = parser.parse_args(arguments)
    rl_config.invariant = 1
    sys.dont_write_bytecode = True
    for source in find_sources(options.names):
        pdf = SAMPLES / f"{source.stem}.pdf"
        build(source, pdf)
        note = ", label updated" if update_checksum(pdf) else ""
        print(f"{pdf.name}: {pdf.stat().st_size / 1000:.0f} kB{note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
