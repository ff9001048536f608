.PHONY: check check-without-tests lint types layers dictionary test accuracy speed search-speed

check: check-without-tests test

check-without-tests: lint types layers dictionary

lint:
	uv run ruff format --check
	uv run ruff check

types:
	uv run mypy

layers:
	uv run lint-imports --no-logo

dictionary:
	uv run python -m search DICTIONARY.md --check

test:
	uv run pytest

accuracy:
	uv run python benchmarks/accuracy.py samples

speed:
	uv run python benchmarks/speed.py samples

search-speed:
	uv run python benchmarks/search.py --page
