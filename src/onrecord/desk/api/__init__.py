"""The REST API: every question of the archive, and what is added and decided. A file for each family."""

from fastapi import APIRouter

from onrecord.desk.api import changing, correcting, handing, index, reading, saying, sides, sources, things
from onrecord.desk.api.describing import describe

__all__ = ["api", "describe"]

api = APIRouter(generate_unique_id_function=lambda route: route.name)
api.include_router(index.router)
for _family in (saying, sides, sources, things, changing, handing, reading, correcting):
    api.include_router(_family.router, prefix="/api/v1")
