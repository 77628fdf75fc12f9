"""Tests against the real tools, which `make test-peers` runs."""
