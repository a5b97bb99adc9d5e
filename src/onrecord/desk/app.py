"""The application: what stands before every request, then pages, API and files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from onrecord.archive import Archive
from onrecord.desk import api, chart
from onrecord.desk.guard import bodies, etags, failing, headers, heads, hosts
from onrecord.desk.guard.rates import Rates
from onrecord.desk.options import Options
from onrecord.desk.pages import PAGES, leading
from onrecord.desk.pages.page import routes
from onrecord.desk.people.coming import Coming
from onrecord.desk.people.routes import people
from onrecord.version import VERSION

_AT_ONCE = 12
"""Questions that are answered at once; an archive has 15 connections, and others wait for one."""
_TEXT = 1000
"""Bytes from which on an answer is compressed."""


def desk(options: Options) -> FastAPI:
    """The desk of an archive, as an ASGI application. Raises ArchiveError where it can't be opened."""
    archive = Archive(options.archive, patience=options.seconds)

    @asynccontextmanager
    async def open_till_the_end(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _AT_ONCE
        with archive:
            yield

    app = FastAPI(
        title="onrecord",
        version=VERSION,
        summary="Who said and did what to whom, when, through which channel and according to whom.",
        lifespan=open_till_the_end,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.archive, app.state.options, app.state.rates = archive, options, Rates.of(options)
    app.state.twins = frozenset(page.name for page in PAGES)
    app.state.nav = tuple(page for page in PAGES if page.nav)
    failing.install(app)
    app.add_middleware(Coming, options=options)
    app.add_middleware(heads.Heads)
    app.add_middleware(GZipMiddleware, minimum_size=_TEXT)
    app.add_middleware(etags.ETags)
    app.add_middleware(bodies.Bodies, most=options.body)
    app.add_middleware(hosts.Hosts, options=options)
    app.add_middleware(headers.Headers)
    api.install(app)
    app.include_router(leading.router)
    app.include_router(people)
    app.include_router(chart.router)
    app.include_router(routes(PAGES))
    app.mount("/static", StaticFiles(packages=[("onrecord.desk", "static")]), name="static")
    return app
