"""Addresses in, arrivals out: a page, or the pages of a feed. Nothing is fetched but what a user gave the address of."""

from onrecord.fetching.fetched import fetched
from onrecord.fetching.limits import Limits

__all__ = ["Limits", "fetched"]
