"""What a page is: a question whose answer is drawn by a template, and given as JSON beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from msgspec.json import encode

from onrecord.desk.drawing import draw


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the desk."""

    name: str
    """The name of its template and of its own style sheet."""
    path: str
    """Its address; that of its JSON twin has .json behind it."""
    answer: Callable[..., Any]
    """Gives a frozen dataclass: all that the page shows. Its parameters are those of the request, as FastAPI reads them."""
    nav: str = ""
    """The words that lead to it at the top of every page; none where it is reached from others."""

    @property
    def twin(self) -> str:
        return f"{self.path if self.path != '/' else '/front'}.json"


def routes(pages: tuple[Page, ...]) -> APIRouter:
    """Each page's two addresses; the twins first, so that no id swallows their ending."""
    router = APIRouter(include_in_schema=False)
    for page in pages:
        router.add_api_route(page.twin, _as_json(page), methods=["GET"], response_class=Response)
    for page in pages:
        router.add_api_route(page.path, _as_page(page), methods=["GET", "HEAD"], response_class=HTMLResponse)
    return router


def _as_json(page: Page) -> Callable[..., Response]:
    def twin(answer: Any = Depends(page.answer)) -> Response:
        return Response(encode(answer), media_type="application/json")

    return twin


def _as_page(page: Page) -> Callable[..., Response]:
    def drawn(request: Request, answer: Any = Depends(page.answer)) -> Response:
        return HTMLResponse(draw(request, getattr(answer, "template", page.name), answer))

    return drawn
