"""What people send from pages: a file for each family of forms."""

from fastapi import APIRouter

from .correcting import correcting
from .feed import feed
from .problems import problems
from .reviewing import reviewing
from .signing import signing

people = APIRouter(include_in_schema=False)
for _family in (signing, problems, reviewing, correcting, feed):
    people.include_router(_family)
