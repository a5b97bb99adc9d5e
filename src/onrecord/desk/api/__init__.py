"""The REST API: every question of the archive, and what is added and decided. A file for each family."""

from fastapi import APIRouter

api = APIRouter(prefix="/api/v1")
