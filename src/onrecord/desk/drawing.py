"""Pages drawn: the templates, and the words that they use."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import URL

from onrecord.desk.reading.inert import inert
from onrecord.desk.reading.naming import NAMING
from onrecord.desk.words import WORDS


def draw(request: Request, name: str, answer: Any, **more: Any) -> str:
    """A page: its template, given its answer as `page`, and what stands on every page."""
    return (
        _templates()
        .get_template(f"{name}.html")
        .render(
            page=answer,
            name=name,
            request=request,
            options=request.app.state.options,
            nav=request.app.state.nav,
            person=getattr(request.state, "person", None),
            token=getattr(request.state, "token", ""),
            here=str(request.url.replace(scheme="", netloc="")),
            twin=_twin(request.url) if name in request.app.state.twins else "",
            **more,
        )
    )


def link(path: str, **values: Any) -> str:
    """An address with a query; values that are empty are left out, lists repeated.

    >>> link("/compare", a="Verania", b="Kostria", day=None)
    '/compare?a=Verania&b=Kostria'
    """
    asked = [
        (key, one) for key, value in values.items() for one in (value if isinstance(value, list | tuple) else [value])
    ]
    query = urlencode([(key, str(value)) for key, value in asked if value not in (None, "", False)])
    return f"{path}?{query}" if query else path


def changed(request: Request, **values: Any) -> str:
    """The address of this page with other values in its query; None takes one away."""
    kept = {key: request.query_params.getlist(key) for key in request.query_params if key not in values}
    return link(request.url.path, **kept, **values)


def _twin(url: URL) -> str:
    """The address of the page's JSON."""
    path = f"{url.path if url.path != '/' else '/front'}.json"
    return f"{path}?{url.query}" if url.query else path


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("onrecord.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(inert=inert, flow=WORDS["flowing"])
    found.globals.update(link=link, changed=changed, **WORDS, **NAMING)
    return found
