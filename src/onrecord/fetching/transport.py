"""What httpx sends its requests through: guarded connections, no proxies."""

from __future__ import annotations

from collections.abc import Iterator
from ssl import SSLContext

import httpcore
import httpx


class Transport(httpx.BaseTransport):
    """httpx's own transport with a network of our choice, which it has no door for."""

    def __init__(self, network: httpcore.NetworkBackend, context: SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(httpcore.Request(request.method, target, headers=request.headers.raw))
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
