"""The REST API: every question of the archive, and what is added and decided. A file for each family."""

from fastapi import APIRouter, FastAPI

from onrecord.desk.api import changing, correcting, handing, index, reading, reviewing, saying, sides, sources, things
from onrecord.desk.api.describing import describe
from onrecord.desk.api.knowing import OnlyKnown

__all__ = ["api", "install"]

_FAMILIES = saying, sides, sources, things, changing, handing, reading, correcting, reviewing

api = APIRouter(generate_unique_id_function=lambda route: route.name, dependencies=[OnlyKnown])
api.include_router(index.router)
for _family in _FAMILIES:
    api.include_router(_family.router, prefix="/api/v1")


def install(app: FastAPI) -> None:
    """Gives an application the API and its description."""
    app.include_router(api)
    describe(app, (index, *_FAMILIES))
